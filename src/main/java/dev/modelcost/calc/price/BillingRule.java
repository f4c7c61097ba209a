package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;

/**
 * How a provider charges what its price list does not say row by row. A share is null where the
 * provider has no such rule that is known.
 *
 * @param of who has the rule, as a reader knows it
 * @param cacheWriteShare of the input price, for tokens that are kept for minutes
 * @param cacheWrite1hShare of the input price, for tokens that are kept for an hour
 * @param batchShare of the standard prices, for a batch
 * @param batchCache what cached tokens of a batch cost
 * @param source slug; null if the caller gave the prices
 */
public record BillingRule(
        String of,
        Double cacheWriteShare,
        Double cacheWrite1hShare,
        Double batchShare,
        BatchCache batchCache,
        String source) {

    /** What tokens cost that a batch reads from a cache or writes to one. */
    public enum BatchCache {
        /** The discount of the batch on top of the price of the cache. */
        STACKS,
        /** As outside of a batch. */
        SEPARATE,
        /** It is not known. */
        UNKNOWN
    }

    public BillingRule {
        positive("cacheWriteShare", cacheWriteShare);
        positive("cacheWrite1hShare", cacheWrite1hShare);
        positive("batchShare", batchShare);
    }

    private static void positive(String name, Double share) {
        if (share != null) {
            Require.positive(name, share);
        }
    }

    /** Of prices that the caller gave: the discounts of a batch and of a cache add up. */
    public static BillingRule ofGivenPrices() {
        return new BillingRule("the prices given", null, null, null, BatchCache.STACKS, null);
    }

    /** Why the discounts of batch and cache add up, as the end of a sentence. */
    String both() {
        return source == null
                ? "as if both discounts added up, since the prices given have none"
                : "since both discounts add up by the rule of " + of;
    }

    /** Null if there is no rule for the charge. */
    Double shareOfInput(Charge charge) {
        return switch (charge) {
            case CACHE_WRITE -> cacheWriteShare;
            case CACHE_WRITE_1H -> cacheWrite1hShare;
            default -> null;
        };
    }
}
