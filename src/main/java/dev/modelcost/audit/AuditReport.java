package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditCheck;
import dev.modelcost.calc.audit.AuditResult;
import dev.modelcost.claim.ClaimConflicts.Conflict;
import dev.modelcost.source.SourceRef;
import java.util.List;
import java.util.Locale;

/**
 * Whether a figure can be true.
 *
 * @param claim id of the claim; null if it is not stored
 * @param verdict consistent, consistent-in-scope, scope-mismatch, contradicted, unit-slip,
 *     impossible, circular, not-comparable or unverifiable
 * @param confidence high (by a better source or by physics), medium (by plausible ranges) or low
 *     (by estimates)
 * @param scope in which the figure holds; null if that is what a reader would assume
 * @param summary a sentence that could be printed
 * @param checks what the figure implies, against what is plausible
 * @param explanations why it may be what it is
 * @param conflicts claims about the same subject, metric and scope that differ
 * @param sources of all that it was held against
 */
public record AuditReport(
        String claim,
        String verdict,
        String confidence,
        String scope,
        String summary,
        List<CheckView> checks,
        List<ExplanationView> explanations,
        List<Conflict> conflicts,
        List<SourceRef> sources) {

    /**
     * One implied quantity.
     *
     * @param implied in {@code unit}; null if it could not be computed
     * @param plausible null if there is nothing to hold it against
     * @param outcome plausible, implausible, impossible or not-run
     * @param derivation the arithmetic; of a check that was not run, what it needed
     */
    public record CheckView(
            String name,
            Double implied,
            String unit,
            Plausible plausible,
            String outcome,
            String derivation) {}

    /**
     * @param low least that is plausible
     * @param high most; null if there is no bound
     */
    public record Plausible(Double low, Double high) {}

    /**
     * @param kind such as other-scope, digit-transposition or with-sparsity-peak
     * @param detail a sentence
     * @param alternative the figure that was meant, or the one beside it, in the claim's unit; null
     *     if there is none
     */
    public record ExplanationView(String kind, String detail, Double alternative) {}

    static AuditReport of(
            String claim, AuditResult result, List<Conflict> conflicts, List<SourceRef> sources) {
        return new AuditReport(
                claim,
                result.verdict().slug(),
                result.confidence(),
                result.scope(),
                result.summary(),
                result.checks().stream().map(AuditReport::check).toList(),
                result.explanations().stream()
                        .map(e -> new ExplanationView(e.kind().slug(), e.detail(), e.alternative()))
                        .toList(),
                conflicts,
                sources);
    }

    private static CheckView check(AuditCheck check) {
        var range = check.plausible();
        return new CheckView(
                check.name(),
                check.implied(),
                check.unit(),
                range == null
                        ? null
                        : new Plausible(
                                range.low(),
                                range.high() == Double.MAX_VALUE ? null : range.high()),
                check.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                check.derivation());
    }
}
