package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;
import java.util.Objects;

/**
 * The load on one copy of a model.
 *
 * @param batch requests decoded together, at least 1
 * @param promptTokens of a request, at least 1
 * @param outputTokens of a request, at least 1
 * @param contextTokens tokens that a decode step attends to, at least 1; null for the mean over a
 *     request, which is the prompt and half of the output
 * @param cachedPromptShare share of the prompt whose keys and values are kept from earlier
 *     requests, 0..1, so that it is not read again
 * @param speculation tokens that are guessed and verified
 * @param sharing how the chips of the copy share the work
 */
public record ServingLoad(
        int batch,
        int promptTokens,
        int outputTokens,
        Integer contextTokens,
        double cachedPromptShare,
        Speculation speculation,
        Sharing sharing) {

    /**
     * @throws IllegalArgumentException if a number is below 1 or the share outside 0..1
     */
    public ServingLoad {
        Require.atLeast(1, "batch", batch);
        Require.atLeast(1, "promptTokens", promptTokens);
        Require.atLeast(1, "outputTokens", outputTokens);
        if (contextTokens != null) {
            Require.atLeast(1, "contextTokens", contextTokens);
        }
        if (!(cachedPromptShare >= 0 && cachedPromptShare <= 1)) {
            throw new IllegalArgumentException(
                    "cachedPromptShare outside 0..1: " + cachedPromptShare);
        }
        Objects.requireNonNull(speculation);
        Objects.requireNonNull(sharing);
    }

    /** Chips that compute each layer together, and nothing cached or guessed. */
    public ServingLoad(
            int chips, int batch, int promptTokens, int outputTokens, Integer contextTokens) {
        this(
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                0,
                Speculation.NONE,
                Sharing.tensor(chips));
    }

    /** A load whose context is derived from its tokens. */
    public ServingLoad(int chips, int batch, int promptTokens, int outputTokens) {
        this(chips, batch, promptTokens, outputTokens, null);
    }

    /** The same load on other chips. */
    public ServingLoad on(Sharing other) {
        return new ServingLoad(
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                cachedPromptShare,
                speculation,
                other);
    }

    /** The same load with another number of requests decoded together. */
    public ServingLoad of(int otherBatch) {
        return new ServingLoad(
                otherBatch,
                promptTokens,
                outputTokens,
                contextTokens,
                cachedPromptShare,
                speculation,
                sharing);
    }

    /** Chips that serve the copy together. */
    public int chips() {
        return sharing.chips();
    }

    /** Tokens that a step computes for all requests together. */
    int tokensComputed() {
        return batch * speculation.computedPerStep();
    }

    /** Tokens that a decode step attends to, on average over a request. */
    public double meanContextTokens() {
        return contextTokens == null ? promptTokens + outputTokens / 2.0 : contextTokens;
    }

    /** Prompt and output of a request together. */
    public double requestTokens() {
        return (double) promptTokens + outputTokens;
    }

    /** Tokens in the cache when a request ends. */
    public double fullContextTokens() {
        return contextTokens == null ? requestTokens() : Math.max(requestTokens(), contextTokens);
    }
}
