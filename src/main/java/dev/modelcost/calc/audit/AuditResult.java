package dev.modelcost.calc.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param verdict in a word
 * @param certainty high, medium or low: high by a better source or physics, medium by plausible
 *     ranges, low by estimates
 * @param scope in which the figure holds; null if it is the one that a reader would assume
 * @param summary a sentence that could be printed
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
