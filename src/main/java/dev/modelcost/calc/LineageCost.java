package dev.modelcost.calc;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a model cost together with the models it was trained on, each shown apart.
 *
 * @param own the model itself, its own stages only
 * @param ancestors base model first, then the base of that; may be empty
 */
public record LineageCost(ModelCost own, List<ModelCost> ancestors) {

    /**
     * The cost of one model's own stages.
     *
     * @param model slug
     */
    public record ModelCost(String model, Estimate costUsd) {
        public ModelCost {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(costUsd, "costUsd");
        }
    }

    /**
     * @throws IllegalArgumentException if a model occurs twice, or two ranges have different
     *     confidence
     */
    public LineageCost {
        Objects.requireNonNull(own, "own");
        ancestors = List.copyOf(ancestors);
        var all = Stream.concat(Stream.of(own), ancestors.stream()).toList();
        if (all.stream().map(ModelCost::model).distinct().count() < all.size()) {
            throw new IllegalArgumentException(
                    "a model occurs twice in its lineage: "
                            + all.stream().map(ModelCost::model).toList());
        }
        if (all.stream()
                        .map(ModelCost::costUsd)
                        .filter(cost -> !cost.exact())
                        .mapToDouble(Estimate::confidence)
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("the estimates have different confidence");
        }
    }

    /**
     * The sum. Lows are added to lows and highs to highs, as if all estimates erred together: the
     * same method and much the same inputs made them. Where they err apart the true range is, as a
     * rule, narrower.
     */
    public Estimate totalUsd() {
        double low = own.costUsd().low();
        double median = own.costUsd().median();
        double high = own.costUsd().high();
        for (var ancestor : ancestors) {
            low += ancestor.costUsd().low();
            median += ancestor.costUsd().median();
            high += ancestor.costUsd().high();
        }
        var ranges =
                Stream.concat(Stream.of(own), ancestors.stream())
                        .map(ModelCost::costUsd)
                        .filter(cost -> !cost.exact())
                        .toList();
        return ranges.isEmpty()
                ? Estimate.exact(median)
                : Estimate.range(low, median, high, ranges.get(0).confidence());
    }
}
