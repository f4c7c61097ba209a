package dev.modelcost.audit;

import java.util.List;

/**
 * The verdicts on all claims of the record, the worst first.
 *
 * @param claims how many were audited
 * @param verdicts how many claims have each verdict
 * @param worst the claims of which the verdict says that something is wrong with them
 */
public record AuditSummary(int claims, List<VerdictCount> verdicts, List<DoubtfulClaim> worst) {

    /**
     * How often a verdict was given.
     *
     * @param verdict in a word
     * @param count of claims
     */
    public record VerdictCount(String verdict, int count) {}

    /**
     * A claim that something is wrong with.
     *
     * @param claim public id
     * @param subject what it is about
     * @param metric what is claimed of the subject
     * @param verdict in a word
     * @param summary the verdict in a sentence that can be printed
     */
    public record DoubtfulClaim(
            String claim, AuditedSubject subject, String metric, String verdict, String summary) {}
}
