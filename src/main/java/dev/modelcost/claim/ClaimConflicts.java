package dev.modelcost.claim;

import dev.modelcost.calc.audit.DigitTransposition;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.store.OfEdition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Claims about the same subject, metric and scope that cannot both be right: they differ by more
 * than their rounding.
 */
public final class ClaimConflicts {

    /** How near to a power of ten a ratio must be to look like a slip, relative. */
    private static final double NEAR = 0.02;

    /** Of many claims that differ, every pair is one conflict. */
    private static final int MOST_OF_A_TOPIC = 1000;

    private static final OfEdition<Found> ALL = new OfEdition<>(ClaimConflicts::find);

    private record Found(Long[] ids, List<Pair> pairs) {}

    /**
     * Two claims that contradict each other.
     *
     * @param subjectKind model, chip, organization or market
     * @param subject slug of what both are about; of a market its name
     * @param metric what both claim
     * @param first public id of one, before that of the other
     * @param second public id of the other
     * @param difference both figures, and how far they are apart
     * @param reason the likely one
     */
    record Pair(
            String subjectKind,
            String subject,
            String metric,
            String first,
            String second,
            String difference,
            String reason) {

        private static Pair of(Claim one, Claim other) {
            var figure = ComparableFigure.of(one);
            var against = ComparableFigure.of(other);
            return new Pair(
                    one.subjectKind,
                    one.subject(),
                    one.metric,
                    one.slug,
                    other.slug,
                    ClaimConflicts.difference(figure, against),
                    ClaimConflicts.reason(figure, against));
        }
    }

    private ClaimConflicts() {}

    /** Those of the other claims that contradict this one, each with the likely reason. */
    public static List<ClaimConflict> of(
            ComparableFigure claim, Collection<ComparableFigure> others) {
        return others.stream()
                .filter(other -> !Objects.equals(other.id(), claim.id()))
                .filter(other -> other.topic().equals(claim.topic()))
                .filter(other -> other.contradicts(claim))
                .map(
                        other ->
                                new ClaimConflict(
                                        other.id(), difference(claim, other), reason(claim, other)))
                .toList();
    }

    /** Ids of the rows of all claims that conflict with another; found once for each edition. */
    static Long[] all() {
        return ALL.get().ids.clone();
    }

    /**
     * The conflicts, by the ids of the claims, at most a thousand about one thing; found once for
     * each edition.
     */
    static List<Pair> pairs() {
        return ALL.get().pairs;
    }

    private static Found find() {
        var byTopic = new TreeMap<String, List<Claim>>();
        for (var claim : Claim.all()) {
            byTopic.computeIfAbsent(ComparableFigure.of(claim).topic(), t -> new ArrayList<>())
                    .add(claim);
        }
        var ids = new LinkedHashSet<Long>();
        var pairs = new ArrayList<Pair>();
        for (var group : byTopic.values()) {
            var ofTopic = 0;
            for (var i = 0; i < group.size(); i++) {
                for (var other : group.subList(i + 1, group.size())) {
                    var one = group.get(i);
                    if (ComparableFigure.of(one).contradicts(ComparableFigure.of(other))) {
                        ids.add(one.id);
                        ids.add(other.id);
                        if (ofTopic++ < MOST_OF_A_TOPIC) {
                            pairs.add(Pair.of(one, other));
                        }
                    }
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::first).thenComparing(Pair::second));
        return new Found(ids.toArray(Long[]::new), List.copyOf(pairs));
    }

    private static String difference(ComparableFigure claim, ComparableFigure other) {
        var percent = 100 * (claim.inBaseUnit() / other.inBaseUnit() - 1);
        return String.format(
                Locale.ROOT,
                "%s %s against %s %s (%+.1f %%)",
                plain(claim.low()),
                claim.unit(),
                plain(other.low()),
                other.unit(),
                percent);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : Double.toString(value);
    }

    private static String reason(ComparableFigure claim, ComparableFigure other) {
        var one = claim.inBaseUnit();
        var two = other.inBaseUnit();
        if (DigitTransposition.between(one, two)) {
            return "Two digits are transposed in one of them.";
        }
        var tens = StrictMath.log10(one / two);
        if (Math.abs(tens) > 0.5 && Math.abs(tens - Math.rint(tens)) < StrictMath.log10(1 + NEAR)) {
            return "One of them is off by a power of ten.";
        }
        if (!claim.unit().equals(other.unit())
                && Unit.of(claim.unit())
                        .flatMap(Unit::moneyOf)
                        .or(() -> Unit.of(other.unit()).flatMap(Unit::moneyOf))
                        .isPresent()) {
            return "They are in money of different years, and one is an estimate.";
        }
        if (!Objects.equals(claim.basis(), other.basis())) {
            return "They were obtained differently: one is %s, the other %s."
                    .formatted(
                            Objects.toString(claim.basis(), "of unknown origin"),
                            Objects.toString(other.basis(), "of unknown origin"));
        }
        return claim.claimant().equals(other.claimant())
                ? "The same claimant gave both: one corrects the other, or they draw the line elsewhere."
                : "Unknown; they may cover different things.";
    }
}
