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
 * Decides which source's account of a model's training is used. Sources are never mixed: two that
 * describe the same training would count it twice. Published chip-hours take precedence over those
 * that are multiplied or inferred, a paper over a data set, and among equals the source that
 * reports more stages.
 */
public final class BestSource {

    private BestSource() {}

    /**
     * The stages of the best source whose chip-hours are known, in order.
     *
     * @param runs of one model, from every source
     * @param source gives the slug of a run's source; among equal sources, the alphabetically first
     *     is used
     * @param basis gives where the chip-hours of a run come from; null if they are unknown
     * @param fromDataSet tells whether the source is a data set, which collects what others
     *     published
     * @return empty if no source gives the chip-hours of any stage
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
