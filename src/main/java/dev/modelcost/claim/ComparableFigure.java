package dev.modelcost.claim;

import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.units.Unit;
import java.util.Objects;

/**
 * The part of a claim that tells whether it conflicts with another.
 *
 * @param id public id; null of a claim that is not stored
 * @param subject slug, or name of a market
 * @param part of the subject; null for all of it
 * @param metric what is claimed
 * @param scope slug of what the figure covers
 * @param comparator =, ~, &gt;=, &lt;=, &gt;, &lt; or range
 * @param low the value, or the low end of a range, in {@code unit}
 * @param high the same, or the high end of a range
 * @param unit of both
 * @param basis measured, reported, derived or estimated; null if unknown
 * @param claimant who says so
 */
public record ComparableFigure(
        String id,
        String subject,
        String part,
        String metric,
        String scope,
        String comparator,
        double low,
        double high,
        String unit,
        String basis,
        String claimant) {

    /** What "about" allows, relative. */
    private static final double ABOUT = 0.1;

    static ComparableFigure of(Claim claim) {
        return new ComparableFigure(
                claim.slug,
                claim.subject(),
                claim.subjectKind.equals("market") ? null : claim.subjectName,
                claim.metric,
                claim.scope,
                claim.comparator,
                claim.value,
                claim.valueHigh == null ? claim.value : claim.valueHigh,
                claim.unit,
                claim.basis,
                claim.claimant);
    }

    /** The same for all claims that can be compared. */
    String topic() {
        return String.join("|", subject, metric, scope, Objects.toString(part, ""));
    }

    /** Whether not both can be right: they differ by more than their rounding. */
    boolean contradicts(ComparableFigure other) {
        var one = Unit.of(unit);
        var two = Unit.of(other.unit);
        var comparable =
                unit.equals(other.unit)
                        || one.isPresent()
                                && two.isPresent()
                                && one.get().dimension() == two.get().dimension();
        return comparable && (least() > other.most() || other.least() > most());
    }

    /** The low end in the base unit; as it is if the unit is not known. */
    double inBaseUnit() {
        return base(low);
    }

    private double base(double value) {
        return Unit.of(unit).map(u -> u.toBase(value)).orElse(value);
    }

    /** The least that it may mean. */
    private double least() {
        return switch (comparator) {
            case "~" -> base(low) * (1 - ABOUT);
            case "<", "<=" -> 0;
            default -> base(low - AuditClaim.lastPlace(low) / 2);
        };
    }

    /** The most that it may mean. */
    private double most() {
        return switch (comparator) {
            case "~" -> base(high) * (1 + ABOUT);
            case ">", ">=" -> Double.POSITIVE_INFINITY;
            default -> base(high + AuditClaim.lastPlace(high) / 2);
        };
    }
}
