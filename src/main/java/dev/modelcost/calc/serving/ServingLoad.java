package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * The load on one copy of a model.
 *
 * @param chips that serve the copy together, at least 1
 * @param batch requests decoded together, at least 1
 * @param promptTokens of a request, at least 1
 * @param outputTokens of a request, at least 1
 * @param contextTokens tokens that a decode step attends to, at least 1; null for the mean over a
 *     request, which is the prompt and half of the output
 */
public record ServingLoad(
        int chips, int batch, int promptTokens, int outputTokens, Integer contextTokens) {

    /**
     * @throws IllegalArgumentException if a number is below 1
     */
    public ServingLoad {
        Require.atLeast(1, "chips", chips);
        Require.atLeast(1, "batch", batch);
        Require.atLeast(1, "promptTokens", promptTokens);
        Require.atLeast(1, "outputTokens", outputTokens);
        if (contextTokens != null) {
            Require.atLeast(1, "contextTokens", contextTokens);
        }
    }

    /** A load whose context is derived from its tokens. */
    public ServingLoad(int chips, int batch, int promptTokens, int outputTokens) {
        this(chips, batch, promptTokens, outputTokens, null);
    }

    /** The same load on another number of chips. */
    public ServingLoad on(int otherChips) {
        return new ServingLoad(otherChips, batch, promptTokens, outputTokens, contextTokens);
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
