package dev.modelcost.audit;

import java.util.List;

/**
 * The verdicts over the whole record, the worst first.
 *
 * @param claims that were audited
 * @param verdicts how many claims have each
 * @param worst the claims whose verdict is not that they are consistent or cannot be checked
 */
public record AuditSummary(int claims, List<Count> verdicts, List<Item> worst) {

    /**
     * @param verdict in a word
     * @param count of claims
     */
    public record Count(String verdict, int count) {}

    /**
     * @param claim id
     * @param subject slug, or name of a market
     */
    public record Item(
            String claim, String subject, String metric, String verdict, String summary) {}
}
