package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;

/**
 * The tokens of a request.
 *
 * @param promptTokens all prompt tokens, including cached and cache-write ones
 * @param cachedTokens prompt tokens read from a cache
 * @param cacheWriteTokens prompt tokens written to a cache
 * @param outputTokens reasoning tokens included
 * @param batch whether it is part of a batch job
 */
public record TokenUse(
        long promptTokens,
        long cachedTokens,
        long cacheWriteTokens,
        long outputTokens,
        boolean batch) {

    /**
     * @throws IllegalArgumentException if a number is negative, if cached and cache-write tokens
     *     exceed the prompt, or if a batch uses a cache
     */
    public TokenUse {
        Require.notNegative("promptTokens", promptTokens);
        Require.notNegative("cachedTokens", cachedTokens);
        Require.notNegative("cacheWriteTokens", cacheWriteTokens);
        Require.notNegative("outputTokens", outputTokens);
        if (cachedTokens > promptTokens - cacheWriteTokens) {
            throw new IllegalArgumentException(
                    "cached "
                            + cachedTokens
                            + " and written "
                            + cacheWriteTokens
                            + " are more than the prompt's "
                            + promptTokens);
        }
        if (batch && cachedTokens + cacheWriteTokens > 0) {
            throw new IllegalArgumentException(
                    "the record has no price for cached tokens in a batch");
        }
    }

    /** A request without cache or batch. */
    public static TokenUse of(long promptTokens, long outputTokens) {
        return new TokenUse(promptTokens, 0, 0, outputTokens, false);
    }

    /** Prompt tokens that are neither read from a cache nor written to one. */
    public long plainPromptTokens() {
        return promptTokens - cachedTokens - cacheWriteTokens;
    }
}
