package dev.modelcost.calc.audit;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A claim as the audit reads it.
 *
 * @param metric quantity that it is about
 * @param comparator how the value is meant
 * @param low in {@code unit}; the value itself unless it is a range
 * @param high in {@code unit}; the value itself unless it is a range
 * @param unit of both
 * @param scope as named in the record; {@code unstated} if it states none
 * @param part of the subject that it is about; null for all of it
 * @param basis measured, reported, derived or estimated; null if unknown
 * @param statedOn null if unknown
 * @param authority authority of the source that states it
 * @param stated facts that the claim itself gives
 */
public record AuditClaim(
        AuditMetric metric,
        AuditComparator comparator,
        double low,
        double high,
        Unit unit,
        String scope,
        String part,
        String basis,
        LocalDate statedOn,
        AuditAuthority authority,
        AuditRun stated) {

    static final String UNSTATED = "unstated";

    private static final double MOST_ROUNDING = 0.1;
    private static final double LEAST_ROUNDING = 0.001;

    /** The same claim with any scope. */
    AuditClaim unscoped() {
        return new AuditClaim(
                metric,
                comparator,
                low,
                high,
                unit,
                UNSTATED,
                part,
                basis,
                statedOn,
                authority,
                stated);
    }

    /** The value in the base unit of the metric. */
    double value() {
        return unit.toBase(low);
    }

    double highValue() {
        return unit.toBase(high);
    }

    boolean isDerived() {
        return "derived".equals(basis);
    }

    boolean isEstimated() {
        return "estimated".equals(basis);
    }

    boolean saysScope() {
        return scope != null && !scope.equals(UNSTATED);
    }

    /**
     * How far a figure may be from the claim and still match it: one unit in the last printed
     * place, because people round or truncate, or half a unit in the figure's own last place; at
     * most a tenth.
     */
    double rounding(AuditFigure figure) {
        var printed = lastPlace(low) / Math.max(low, Double.MIN_NORMAL);
        var own = 0.5 * lastPlace(unit.fromBase(figure.value())) / unit.fromBase(figure.value());
        return Math.min(MOST_ROUNDING, Math.max(LEAST_ROUNDING, Math.max(printed, own)));
    }

    /** Whether the figure matches the claim. */
    boolean agreesWith(AuditFigure figure, AuditConstants constants) {
        return switch (comparator) {
            case EQUAL, ABOUT -> within(figure, tolerance(figure, constants));
            case AT_LEAST -> figure.high() * (1 + rounding(figure)) >= value();
            case ABOVE -> figure.high() > value();
            case AT_MOST -> figure.value() * (1 - rounding(figure)) <= value();
            case BELOW -> figure.value() < value();
            case RANGE ->
                    figure.high() >= value() * (1 - rounding(figure))
                            && figure.value() <= highValue() * (1 + rounding(figure));
        };
    }

    /** Estimates may differ by more than rounding explains. */
    private double tolerance(AuditFigure figure, AuditConstants constants) {
        if (figure.estimate() || isEstimated()) {
            return constants.estimateTolerance();
        }
        return comparator == AuditComparator.ABOUT
                ? Math.max(constants.aboutTolerance(), rounding(figure))
                : rounding(figure);
    }

    private boolean within(AuditFigure figure, double tolerance) {
        return value() >= figure.value() / (1 + tolerance)
                && value() <= figure.high() * (1 + tolerance);
    }

    /** The last printed place: 1,000 for 294,000 and 0.1 for 5.6. */
    public static double lastPlace(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return 0;
        }
        // Computed figures carry noise after the twelfth digit.
        var shown =
                BigDecimal.valueOf(value).round(new java.math.MathContext(12)).stripTrailingZeros();
        return BigDecimal.ONE.movePointLeft(shown.scale()).doubleValue();
    }
}
