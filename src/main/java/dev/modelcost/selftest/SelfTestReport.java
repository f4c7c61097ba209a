package dev.modelcost.selftest;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.store.Ref;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service's own methods and answers, compared with published results.
 *
 * @param passed how many results agree within their tolerance
 * @param disagreeing how many are known to disagree, each for the reason that it states
 * @param failed how many disagree for no reason that is known
 * @param notComputed how many cannot be computed from this record; none from the shipped one
 * @param cases how many are in the shipped table
 * @param worstError the largest relative error among those that agree
 * @param results one for each case
 * @param amortizedCosts the amortised costs that Epoch AI publishes against those computed here
 * @param measurements the measurements of the record against what is computed for the same
 *     conditions, by family
 */
public record SelfTestReport(
        int passed,
        int disagreeing,
        int failed,
        int notComputed,
        int cases,
        double worstError,
        List<Result> results,
        AmortizedComparison amortizedCosts,
        List<MeasuredFamily> measurements) {

    static SelfTestReport of(
            List<Result> results,
            AmortizedComparison amortizedCosts,
            List<MeasuredFamily> measurements) {
        return new SelfTestReport(
                count(results, SelfTestStatus.AGREES),
                count(results, SelfTestStatus.DISAGREES),
                count(results, SelfTestStatus.FAILS),
                count(results, SelfTestStatus.NOT_COMPUTED),
                results.size(),
                results.stream()
                        .filter(Result::passed)
                        .map(Result::error)
                        .filter(Objects::nonNull)
                        .mapToDouble(Math::abs)
                        .max()
                        .orElse(0),
                results,
                amortizedCosts,
                measurements);
    }

    private static int count(List<Result> results, SelfTestStatus status) {
        return (int)
                results.stream().filter(result -> result.status().equals(status.slug())).count();
    }

    /**
     * A published result, computed again.
     *
     * @param id of the case
     * @param name what is computed
     * @param method by which it is computed, or which answer of the service it is
     * @param inputs numbers in the order of the method's formula, or the model that is asked about
     * @param published what the source prints, in {@code unit}
     * @param publishedHigh the other end where the source prints a range; null for one number
     * @param computed what the service computes, in {@code unit}; null if it cannot
     * @param computedRange the range of that; null for plain arithmetic
     * @param unit of both
     * @param error computed / published - 1; of a published range to its nearer end, 0 within it;
     *     null if nothing is computed
     * @param tolerance the relative error within which the case passes, that of the published
     *     comparison: sources round, and some count differently; null where the published result
     *     has to lie in {@code computedRange} instead
     * @param passed whether the status is agrees
     * @param status agrees; disagrees, where the error is known and so is its reason; fails; or
     *     not-computed, where the record lacks what it takes
     * @param reason why it disagrees, or is not computed; null if it agrees, or if nobody knows
     * @param source slug of the source that prints the result
     */
    public record Result(
            String id,
            String name,
            String method,
            List<String> inputs,
            double published,
            @Nullable Double publishedHigh,
            @Nullable Double computed,
            @Nullable Estimate computedRange,
            String unit,
            @Nullable Double error,
            @Nullable Double tolerance,
            boolean passed,
            @OneOf(SelfTestStatus.class) String status,
            @Nullable String reason,
            String source) {}

    /**
     * Amortised costs of final training runs as Epoch AI publishes them, against those that this
     * service computes from its own record by the same method, in money of December 2023.
     *
     * @param compared models with both figures
     * @param notComputed models with a published figure for which the record does not tell enough
     * @param medianRatio median of computed / published; null if nothing is compared
     * @param within10Percent how many models have a ratio of 0.9 to 1.1
     * @param outside the others, the lowest ratio first
     */
    public record AmortizedComparison(
            int compared,
            int notComputed,
            @Nullable Double medianRatio,
            int within10Percent,
            List<Outside> outside) {}

    /**
     * A model whose two figures differ by more than a tenth.
     *
     * @param model that was trained
     * @param publishedUsd by Epoch AI, USD
     * @param computedUsd by this service, USD of December 2023
     * @param ratio computed / published
     * @param reason why they differ, as far as the record tells
     */
    public record Outside(
            Ref model, double publishedUsd, double computedUsd, double ratio, String reason) {}
}
