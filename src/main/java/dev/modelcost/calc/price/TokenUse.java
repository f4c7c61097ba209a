package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a request uses: tokens, and what is counted otherwise.
 *
 * @param promptTokens all of the prompt, those of a cache, of audio and of images included
 * @param cachedTokens of the prompt, those read from a cache
 * @param cacheWriteTokens of the prompt, those written to a cache that keeps them for minutes
 * @param cacheWrite1hTokens of the prompt, those written to a cache that keeps them for an hour
 * @param outputTokens all of the output: reasoning, audio and images included
 * @param others what has a price of its own: tokens of audio and images, which are part of prompt
 *     or output, and images, minutes, searches and the like, which are not tokens
 * @param batch whether it is part of a batch job
 */
public record TokenUse(
        long promptTokens,
        long cachedTokens,
        long cacheWriteTokens,
        long cacheWrite1hTokens,
        long outputTokens,
        Map<Charge, Double> others,
        boolean batch) {

    /**
     * @throws IllegalArgumentException if a number is negative, or parts are more than the prompt
     *     or the output
     */
    public TokenUse {
        Require.notNegative("promptTokens", promptTokens);
        Require.notNegative("cachedTokens", cachedTokens);
        Require.notNegative("cacheWriteTokens", cacheWriteTokens);
        Require.notNegative("cacheWrite1hTokens", cacheWrite1hTokens);
        Require.notNegative("outputTokens", outputTokens);
        others.forEach((charge, amount) -> Require.notNegative(charge.words(), amount));
        var copy = new EnumMap<Charge, Double>(Charge.class);
        copy.putAll(others);
        others = Collections.unmodifiableMap(copy);
        if (plain(promptTokens, cachedTokens, cacheWriteTokens, cacheWrite1hTokens, others) < 0) {
            throw new IllegalArgumentException(
                    "tokens of the cache, of audio and of images are more than the prompt's "
                            + promptTokens);
        }
        if (plainOutput(outputTokens, others) < 0) {
            throw new IllegalArgumentException(
                    "tokens of audio and of images are more than the output's " + outputTokens);
        }
    }

    /** A request of text. */
    public static TokenUse of(long promptTokens, long outputTokens) {
        return new TokenUse(promptTokens, 0, 0, 0, outputTokens, Map.of(), false);
    }

    /** A request of text with a cache. */
    public static TokenUse cached(
            long promptTokens, long cachedTokens, long cacheWriteTokens, long outputTokens) {
        return new TokenUse(
                promptTokens, cachedTokens, cacheWriteTokens, 0, outputTokens, Map.of(), false);
    }

    /** The same as part of a batch. */
    public TokenUse inBatch() {
        return new TokenUse(
                promptTokens,
                cachedTokens,
                cacheWriteTokens,
                cacheWrite1hTokens,
                outputTokens,
                others,
                true);
    }

    /** Prompt tokens of text that are neither read from a cache nor written to one. */
    public long plainPromptTokens() {
        return plain(promptTokens, cachedTokens, cacheWriteTokens, cacheWrite1hTokens, others);
    }

    /** Output tokens of text. */
    public long plainOutputTokens() {
        return plainOutput(outputTokens, others);
    }

    private static long plain(
            long prompt, long cached, long written, long written1h, Map<Charge, Double> others) {
        return prompt
                - cached
                - written
                - written1h
                - tokens(others, Charge.AUDIO_INPUT_TOKEN)
                - tokens(others, Charge.IMAGE_INPUT_TOKEN);
    }

    private static long plainOutput(long output, Map<Charge, Double> others) {
        return output
                - tokens(others, Charge.AUDIO_OUTPUT_TOKEN)
                - tokens(others, Charge.IMAGE_OUTPUT_TOKEN);
    }

    private static long tokens(Map<Charge, Double> others, Charge charge) {
        return others.getOrDefault(charge, 0.0).longValue();
    }
}
