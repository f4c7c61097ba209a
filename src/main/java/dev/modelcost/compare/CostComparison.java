package dev.modelcost.compare;

import dev.modelcost.compare.CompareReport.Cost;
import dev.modelcost.compare.CompareReport.CostRatio;
import dev.modelcost.compare.CompareReport.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Computed training costs, one over the other: each scope with the same scope. */
final class CostComparison {

    private CostComparison() {}

    /** Of the models' own stages and, if any has a base model, of all that led to them. */
    static List<CostRatio> ratios(List<Entry> entries) {
        var ratios = new ArrayList<>(ratios(entries, "own-stages", Entry::ownStages));
        if (entries.stream().anyMatch(entry -> entry.withBaseModels() != null)) {
            ratios.addAll(ratios(entries, "with-base-models", Entry::whole));
        }
        return List.copyOf(ratios);
    }

    private static List<CostRatio> ratios(
            List<Entry> entries, String scope, Function<Entry, Cost> cost) {
        var known = entries.stream().filter(entry -> cost.apply(entry) != null).toList();
        return Pairs.laterOverEarlier(
                known,
                (model, over) ->
                        Stream.of(
                                new CostRatio(
                                        model.model(),
                                        over.model(),
                                        scope,
                                        median(cost.apply(model)) / median(cost.apply(over)))));
    }

    private static double median(Cost cost) {
        return cost.costUsd().median();
    }
}
