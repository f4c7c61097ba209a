package dev.modelcost.calc.training;

import dev.modelcost.calc.training.ChipHours.Basis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whose account of a model's training counts. Sources are never mixed: two that tell of the same
 * training would count it twice. Chip-hours that were published go before those that are multiplied
 * or inferred, a paper before a data set, and of two alike the one that tells more stages.
 */
public final class BestSource {

    private BestSource() {}

    /**
     * The stages of the best source whose chip-hours are known, in their order.
     *
     * @param runs of one model, by every source
     * @param source slug of the source of a run; if two sources are alike, the first by the
     *     alphabet counts
     * @param basis how the chip-hours of a run are known; null if they are not
     * @param fromDataSet whether the source is a data set, which gathers what others published
     * @return empty if no source tells the chip-hours of any stage
     */
    public static <R> List<R> of(
            Collection<R> runs,
            Function<R, String> source,
            Function<R, Basis> basis,
            Predicate<R> fromDataSet) {
        var bySource = new TreeMap<String, List<R>>();
        for (var run : runs) {
            if (basis.apply(run) != null) {
                bySource.computeIfAbsent(source.apply(run), s -> new ArrayList<>()).add(run);
            }
        }
        Comparator<List<R>> byBasis = Comparator.comparing(stages -> worst(stages, basis));
        return bySource.values().stream()
                .min(
                        byBasis.thenComparing(stages -> fromDataSet.test(stages.get(0)))
                                .thenComparing(stages -> -stages.size()))
                .map(List::copyOf)
                .orElse(List.of());
    }

    private static <R> Basis worst(List<R> stages, Function<R, Basis> basis) {
        return stages.stream().map(basis).max(Comparator.naturalOrder()).orElseThrow();
    }
}
