package dev.modelcost.claim;

import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.DigitTransposition;
import dev.modelcost.calc.audit.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Claims about the same subject, metric and scope that cannot both be right: they differ by more
 * than their rounding.
 */
public final class ClaimConflicts {

    private static final double ABOUT = 0.1;
    private static final double NEAR = 0.02;

    private ClaimConflicts() {}

    /**
     * What tells whether two claims conflict.
     *
     * @param id public id; null of a claim that is not stored
     * @param subject kind and slug, or name, of what it is about
     * @param part of the subject; null for all of it
     * @param low the value, or the low end of a range
     * @param high the same, or the high end of a range
     */
    public record Figure(
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

        static Figure of(Claim claim) {
            var subject =
                    switch (claim.subjectKind) {
                        case "model" -> claim.model.slug;
                        case "chip" -> claim.chip.slug;
                        case "organization" -> claim.organization.slug;
                        default -> claim.subjectName;
                    };
            return new Figure(
                    claim.slug,
                    subject,
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

        private String topic() {
            return String.join("|", subject, metric, scope, Objects.toString(part, ""));
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

        private boolean contradicts(Figure other) {
            var comparable =
                    unit.equals(other.unit)
                            || Unit.of(unit).isPresent()
                                    && Unit.of(other.unit).isPresent()
                                    && Unit.of(unit).get().dimension()
                                            == Unit.of(other.unit).get().dimension();
            return comparable && (least() > other.most() || other.least() > most());
        }
    }

    /**
     * A claim that another conflicts with.
     *
     * @param claim its id
     * @param difference between the two, in a few words
     * @param reason that is likely
     */
    public record Conflict(String claim, String difference, String reason) {}

    /** Those of the others that the claim conflicts with. */
    public static List<Conflict> of(Figure claim, Collection<Figure> others) {
        return others.stream()
                .filter(other -> !Objects.equals(other.id, claim.id))
                .filter(other -> other.topic().equals(claim.topic()))
                .filter(other -> other.contradicts(claim))
                .map(
                        other ->
                                new Conflict(
                                        other.id, difference(claim, other), reason(claim, other)))
                .toList();
    }

    /** Ids of all claims that conflict with another; one statement. */
    static Set<String> all() {
        var byTopic = new HashMap<String, List<Figure>>();
        for (var claim : Claim.<Claim>list(Claim.QUERY)) {
            var figure = Figure.of(claim);
            byTopic.computeIfAbsent(figure.topic(), t -> new ArrayList<>()).add(figure);
        }
        var ids = new TreeSet<String>();
        for (var group : byTopic.values()) {
            for (var one : group) {
                if (group.stream().anyMatch(other -> other.contradicts(one))) {
                    ids.add(one.id);
                }
            }
        }
        return ids;
    }

    private static String difference(Figure claim, Figure other) {
        var percent = 100 * (claim.base(claim.low) / other.base(other.low) - 1);
        return String.format(
                Locale.ROOT,
                "%s %s against %s %s (%+.1f %%)",
                plain(claim.low),
                claim.unit,
                plain(other.low),
                other.unit,
                percent);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : Double.toString(value);
    }

    private static String reason(Figure claim, Figure other) {
        var one = claim.base(claim.low);
        var two = other.base(other.low);
        if (DigitTransposition.between(one, two)) {
            return "Two digits changed places in one of them.";
        }
        var tens = StrictMath.log10(one / two);
        if (Math.abs(tens) > 0.5 && Math.abs(tens - Math.rint(tens)) < StrictMath.log10(1 + NEAR)) {
            return "A power of ten slipped in one of them.";
        }
        if (!claim.unit.equals(other.unit)
                && Unit.of(claim.unit)
                        .flatMap(Unit::moneyOf)
                        .or(() -> Unit.of(other.unit).flatMap(Unit::moneyOf))
                        .isPresent()) {
            return "They are in money of different years, and one is an estimate.";
        }
        if (!Objects.equals(claim.basis, other.basis)) {
            return "They were come by differently: one is %s, the other %s."
                    .formatted(
                            Objects.toString(claim.basis, "of unknown basis"),
                            Objects.toString(other.basis, "of unknown basis"));
        }
        return claim.claimant.equals(other.claimant)
                ? "The same claimant gives both: a correction, or another boundary of what counts."
                : "Unknown; they may mean different scopes.";
    }
}
