package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditCheck;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRange;
import dev.modelcost.calc.audit.AuditResult;
import dev.modelcost.calc.audit.Certainty;
import dev.modelcost.calc.audit.Explanation;
import dev.modelcost.calc.audit.Verdict;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.claim.ClaimConflict;
import dev.modelcost.source.SourceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a figure can be true.
 *
 * @param claim public id of the claim; null if it is not stored
 * @param text the sentence that states it; null unless a text was asked about
 * @param understood how its words were read; null of a stored claim, which says what it means
 * @param subject what the claim is about; null if it names nothing
 * @param metric what is claimed of the subject
 * @param verdict consistent, consistent-in-scope, scope-mismatch, contradicted, unit-slip,
 *     impossible, circular, not-comparable or unverifiable
 * @param certainty of the verdict: high (by a better source or by physics), medium (by plausible
 *     ranges) or low (by estimates)
 * @param scope in which the figure holds; null if it is the one that a reader would assume
 * @param summary the verdict in a sentence that can be printed
 * @param sameVerdict between which values of the figure the verdict would have been the same; null
 *     of a figure of 0
 * @param checks what the figure implies, against what is plausible
 * @param explanations why it may be what it is
 * @param conflicts claims about the same subject, metric and scope that differ
 * @param assumed what the claim left open and what was taken instead, a sentence each
 * @param sources of all that it was held against
 */
public record AuditReport(
        @Nullable String claim,
        @Nullable String text,
        @Nullable UnderstoodClaim understood,
        @Nullable AuditedSubject subject,
        @OneOf(AuditMetric.class) String metric,
        @OneOf(Verdict.class) String verdict,
        @OneOf(Certainty.class) String certainty,
        @Nullable String scope,
        String summary,
        @Nullable SameVerdict sameVerdict,
        List<CheckedQuantity> checks,
        List<PossibleReason> explanations,
        List<ClaimConflict> conflicts,
        List<String> assumed,
        List<SourceRef> sources)
        implements AuditAnswer {

    /**
     * One quantity that the figure implies.
     *
     * @param name such as usd-per-chip-hour or mfu
     * @param implied in {@code unit}; null if it could not be computed
     * @param unit of what is implied and of what is plausible
     * @param plausible null if there is nothing to hold it against
     * @param outcome plausible, implausible, impossible or not-run
     * @param detail the arithmetic; of a check that was not run, what it would have needed
     */
    public record CheckedQuantity(
            String name,
            @Nullable Double implied,
            String unit,
            @Nullable PlausibleRange plausible,
            @OneOf(AuditCheck.Outcome.class) String outcome,
            String detail) {

        private static CheckedQuantity of(AuditCheck check) {
            return new CheckedQuantity(
                    check.name(),
                    check.implied(),
                    check.unit(),
                    PlausibleRange.of(check.plausible()),
                    check.outcome().slug(),
                    check.derivation());
        }
    }

    /**
     * What is plausible, in the unit of the check.
     *
     * @param low the least
     * @param high the most; null if there is no upper bound
     */
    public record PlausibleRange(double low, @Nullable Double high) {

        private static PlausibleRange of(AuditRange range) {
            return range == null
                    ? null
                    : new PlausibleRange(
                            range.low(), range.high() == Double.MAX_VALUE ? null : range.high());
        }
    }

    /**
     * Between which values the verdict would have been the same.
     *
     * @param low in the unit of the claim; null if a thousandth would make no difference
     * @param high in the unit of the claim; null if a thousandfold would make no difference
     * @param detail the same in a sentence
     */
    public record SameVerdict(@Nullable Double low, @Nullable Double high, String detail) {

        private static SameVerdict of(AuditClaim claim, AuditRange range) {
            return range == null
                    ? null
                    : new SameVerdict(
                            range.low() == 0 ? null : range.low(),
                            range.high() == Double.MAX_VALUE ? null : range.high(),
                            claim.sameBetween(range));
        }
    }

    /**
     * Why the figure may be what it is.
     *
     * @param kind such as other-scope, digit-transposition or with-sparsity-peak
     * @param detail the reason in a sentence
     * @param alternative the figure that was meant, or the one beside it, in the claim's unit; null
     *     if there is none
     */
    public record PossibleReason(
            @OneOf(Explanation.Kind.class) String kind,
            String detail,
            @Nullable Double alternative) {}

    static AuditReport of(
            String claim,
            String text,
            UnderstoodClaim understood,
            AuditedSubject subject,
            AuditClaim audited,
            AuditResult result,
            List<ClaimConflict> conflicts,
            List<String> assumed,
            List<SourceRef> sources) {
        return new AuditReport(
                claim,
                text,
                understood,
                subject,
                audited.metric().slug(),
                result.verdict().slug(),
                result.certainty().slug(),
                result.scope(),
                result.summary(),
                SameVerdict.of(audited, result.same()),
                result.checks().stream().map(CheckedQuantity::of).toList(),
                result.explanations().stream()
                        .map(e -> new PossibleReason(e.kind().slug(), e.detail(), e.alternative()))
                        .toList(),
                conflicts,
                assumed,
                sources);
    }
}
