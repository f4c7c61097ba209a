package dev.modelcost.calc.audit;

import dev.modelcost.calc.units.Unit;
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
 * @param printed how exactly it is printed, where that is not to be read from its digits; null if
 *     it is
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
        AuditRun stated,
        Printed printed) {

    static final String UNSTATED = "unstated";

    private static final double MOST_ROUNDING = 0.1;

    /**
     * How exactly a number is printed.
     *
     * @param share what its last printed place is of it: 0.1 / 5.6
     * @param most how far a figure may at most be from it, relative, and still be what it rounds
     */
    public record Printed(double share, double most) {

        private static final double MOST_OF_A_PART = 0.2;

        /** Of a number with decimals. */
        public static Printed inDigits(double share) {
            return new Printed(share, MOST_ROUNDING);
        }

        /**
         * Of one part in so many, which is a round statement: a twentieth is what is nearer to it
         * than to a tenth or a thirtieth, and at most a fifth off.
         */
        public static Printed asPart(double parts) {
            return new Printed(
                    Math.min(MOST_OF_A_PART, 0.5 * lastPlace(parts) / parts), MOST_OF_A_PART);
        }
    }

    private static final double LEAST_ROUNDING = 0.001;

    /** Of a claim as it is printed. */
    public AuditClaim(
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
        this(
                metric,
                comparator,
                low,
                high,
                unit,
                scope,
                part,
                basis,
                statedOn,
                authority,
                stated,
                null);
    }

    /** The same claim of another value, printed with as many digits. */
    AuditClaim times(double factor) {
        return new AuditClaim(
                metric,
                comparator,
                low * factor,
                high * factor,
                unit,
                scope,
                part,
                basis,
                statedOn,
                authority,
                stated,
                new Printed(lastPlaceShare(), printed == null ? MOST_ROUNDING : printed.most()));
    }

    /**
     * The same of one of several, of which the value is the sum.
     *
     * @param chips that it is of, above 0
     */
    AuditClaim ofEach(double chips) {
        return new AuditClaim(
                metric,
                comparator,
                low / chips,
                high / chips,
                unit,
                scope,
                part,
                basis,
                statedOn,
                authority,
                stated.with(new AuditRun.Time(null, null, null)),
                new Printed(lastPlaceShare(), printed == null ? MOST_ROUNDING : printed.most()));
    }

    /** The last printed place as a share of the value: 0.1 / 5.6. */
    double lastPlaceShare() {
        return printed == null
                ? lastPlace(low) / Math.max(low, Double.MIN_NORMAL)
                : printed.share();
    }

    /** What is "up to" a length is as long as that. */
    AuditClaim reached() {
        return comparator != AuditComparator.AT_MOST
                ? this
                : new AuditClaim(
                        metric,
                        AuditComparator.EQUAL,
                        low,
                        high,
                        unit,
                        scope,
                        part,
                        basis,
                        statedOn,
                        authority,
                        stated,
                        printed);
    }

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
                stated,
                printed);
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
     * most a tenth, and a fifth of what is printed as one part in so many.
     */
    double rounding(AuditFigure figure) {
        var place = lastPlace(unit.fromBase(figure.value())) / unit.fromBase(figure.value());
        // Who copies a figure rounds or truncates it, as who tells it does.
        var own = figure.takenDown() ? place : 0.5 * place;
        var most = printed == null ? MOST_ROUNDING : printed.most();
        return Math.min(most, Math.max(LEAST_ROUNDING, Math.max(lastPlaceShare(), own)));
    }

    /** Whether the figure matches the claim. */
    boolean agreesWith(AuditFigure figure, AuditConstants constants) {
        return switch (comparator) {
            case EQUAL, ABOUT -> within(figure, tolerance(figure, constants));
            case AT_LEAST -> figure.high() * (1 + rounding(figure)) >= value();
            case ABOVE -> figure.high() >= value();
            case AT_MOST -> isMetBy(figure) && figure.high() >= value() / constants.workFactor();
            case BELOW -> figure.value() <= value();
            case RANGE ->
                    figure.high() >= value() * (1 - rounding(figure))
                            && figure.value() <= highValue() * (1 + rounding(figure));
        };
    }

    /**
     * Whether it is an upper bound that the figure keeps to, however far below it is. "Up to 7,000
     * W" says more than that, so that it agrees with nothing that is far below.
     */
    boolean isMetBy(AuditFigure figure) {
        return comparator == AuditComparator.AT_MOST
                && figure.value() * (1 - rounding(figure)) <= value();
    }

    /**
     * Estimates may differ by more than rounding explains; but a fifth of a PUE is more than most
     * data centres add to 1.
     */
    private double tolerance(AuditFigure figure, AuditConstants constants) {
        if ((figure.isRough() || isEstimated()) && metric != AuditMetric.PUE) {
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

    /**
     * The sentence that says between which values of it the verdict would have been the same.
     *
     * @param range in its unit; from 0 or to the largest number if it has no such end
     */
    public String sameBetween(AuditRange range) {
        var from = range.low() == 0 ? null : AuditWords.quantity(range.low(), unit);
        var to = range.high() == Double.MAX_VALUE ? null : AuditWords.quantity(range.high(), unit);
        if (from == null && to == null) {
            return "The verdict would be the same of anything from a thousandth to a thousand times the figure.";
        }
        if (from == null) {
            return "The verdict would be the same of anything up to %s.".formatted(to);
        }
        return to == null
                ? "The verdict would be the same of anything from %s.".formatted(from)
                : "The verdict would be the same from %s to %s.".formatted(from, to);
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
