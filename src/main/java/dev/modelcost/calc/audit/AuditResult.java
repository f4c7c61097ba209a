package dev.modelcost.calc.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param verdict one-word verdict
 * @param certainty high, medium or low: high if based on a better source or physics, medium on
 *     plausible ranges, low on estimates
 * @param scope scope in which the figure is right; null if it is the one that a reader would assume
 * @param summary one sentence, fit to print
 * @param checks what the figure implies
 * @param explanations why the figure may be what it is
 * @param sources slugs
 */
public record AuditResult(
        Verdict verdict,
        Certainty certainty,
        String scope,
        String summary,
        List<AuditCheck> checks,
        List<Explanation> explanations,
        List<String> sources) {

    public AuditResult {
        checks = List.copyOf(checks);
        explanations = List.copyOf(explanations);
        sources = List.copyOf(sources);
    }
}
