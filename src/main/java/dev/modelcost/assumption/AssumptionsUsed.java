package dev.modelcost.assumption;

import java.util.List;

/**
 * The constants that an answer rests on, beside its sources.
 *
 * @param set slug of the assumption set
 * @param edition version of the set
 * @param used the constants that went in; empty if the answer is plain arithmetic on published
 *     figures
 */
public record AssumptionsUsed(String set, String edition, List<Constant> used) {

    /**
     * One constant.
     *
     * @param name key in the set
     * @param value in {@code unit}
     * @param low lower bound of its 90 % range; null where it has none
     * @param high upper bound
     * @param unit of all three
     */
    public record Constant(String name, double value, Double low, Double high, String unit) {}
}
