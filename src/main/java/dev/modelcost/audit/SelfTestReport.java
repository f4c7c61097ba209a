package dev.modelcost.audit;

import java.util.List;

/**
 * The service's own methods against published results.
 *
 * @param passed how many are within their tolerance
 * @param cases of the shipped table
 * @param worstError the largest error, relative
 * @param results one by one
 */
public record SelfTestReport(int passed, int cases, double worstError, List<Result> results) {

    /**
     * @param id of the case
     * @param name what is computed
     * @param method how
     * @param inputs in the order of the method's formula
     * @param published what the source prints
     * @param computed what the method makes
     * @param error computed / published - 1
     * @param tolerance within which the case passes: the source rounds, or counts otherwise
     * @param source slug
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
