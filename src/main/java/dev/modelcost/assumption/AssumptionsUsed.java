package dev.modelcost.assumption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constants that an answer relies on, besides its sources.
 *
 * @param set slug of the assumption set
 * @param edition version of the set
 * @param used the constants that were used; empty if the answer is plain arithmetic on published
 *     figures
 */
public record AssumptionsUsed(String set, String edition, List<Constant> used) {

    /**
     * One constant.
     *
     * @param name dotted key in the set
     * @param value in {@code unit}
     * @param low lower bound of its 90 % range, in {@code unit}; null if it has none
     * @param high upper bound of its 90 % range, in {@code unit}; null if it has none
     * @param unit of value, low and high
     */
    public record Constant(
            String name, double value, @Nullable Double low, @Nullable Double high, String unit) {}
}
