package dev.modelcost.audit;

import java.util.List;

/**
 * The service's own methods, compared with published results.
 *
 * @param passed how many results are within their tolerance
 * @param cases how many are in the shipped table
 * @param worstError the largest error, relative
 * @param results one for each case
 */
public record SelfTestReport(int passed, int cases, double worstError, List<Result> results) {

    /**
     * A published result, computed again.
     *
     * @param id of the case
     * @param name what is computed
     * @param method by which it is computed
     * @param inputs in the order of the method's formula
     * @param published what the source prints, in {@code unit}
     * @param computed what the method computes, in {@code unit}
     * @param unit of both
     * @param error computed / published - 1
     * @param tolerance the error within which the case passes: sources round, and some count
     *     differently
     * @param passed whether the error is within the tolerance
     * @param source slug of the source that prints the result
     */
    public record Result(
            String id,
            String name,
            String method,
            List<Double> inputs,
            double published,
            double computed,
            String unit,
            double error,
            double tolerance,
            boolean passed,
            String source) {}
}
