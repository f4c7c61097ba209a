package dev.modelcost.claim;

import dev.modelcost.calc.audit.DigitTransposition;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.store.OfEdition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Claims about the same subject, metric and scope that cannot both be right: they differ by more
 * than their rounding.
 */
public final class ClaimConflicts {

    /** How near to a power of ten a ratio must be to look like a slip, relative. */
    private static final double NEAR = 0.02;

    private static final OfEdition<Long[]> ALL = new OfEdition<>(ClaimConflicts::find);

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
        return ALL.get().clone();
    }

    private static Long[] find() {
        var byTopic = new HashMap<String, Map<Long, ComparableFigure>>();
        for (var claim : Claim.all()) {
            var figure = ComparableFigure.of(claim);
            byTopic.computeIfAbsent(figure.topic(), t -> new LinkedHashMap<>())
                    .put(claim.id, figure);
        }
        var ids = new ArrayList<Long>();
        for (var group : byTopic.values()) {
            group.forEach(
                    (id, one) -> {
                        if (group.values().stream().anyMatch(other -> other.contradicts(one))) {
                            ids.add(id);
                        }
                    });
        }
        return ids.toArray(Long[]::new);
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
