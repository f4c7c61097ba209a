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
 * @param same between which values, in the claim's unit, the verdict would have been the same; null
 *     if that was not asked
 */
public record AuditResult(
        Verdict verdict,
        Certainty certainty,
        String scope,
        String summary,
        List<AuditCheck> checks,
        List<Explanation> explanations,
        List<String> sources,
        AuditRange same) {

    public AuditResult {
        checks = List.copyOf(checks);
        explanations = List.copyOf(explanations);
        sources = List.copyOf(sources);
    }

    AuditResult within(AuditRange range) {
        return new AuditResult(
                verdict, certainty, scope, summary, checks, explanations, sources, range);
    }

    /** Whether it says the same of a claim, whatever the numbers. */
    boolean isLike(AuditResult other) {
        return verdict == other.verdict && java.util.Objects.equals(scope, other.scope);
    }
}
