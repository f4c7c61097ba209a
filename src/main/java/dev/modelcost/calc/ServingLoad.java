package dev.modelcost.calc;

/**
 * What one copy of a model is asked to do.
 *
 * @param chips that serve the copy together, at least 1
 * @param batch requests that are decoded together, at least 1
 * @param promptTokens of a request, at least 1
 * @param outputTokens of a request, at least 1
 */
public record ServingLoad(int chips, int batch, int promptTokens, int outputTokens) {

    /**
     * @throws IllegalArgumentException if a number is below 1
     */
    public ServingLoad {
        Require.atLeast(1, "chips", chips);
        Require.atLeast(1, "batch", batch);
        Require.atLeast(1, "promptTokens", promptTokens);
        Require.atLeast(1, "outputTokens", outputTokens);
    }

    /**
     * Tokens that a decode step looks back on, on average over a request: the prompt and half of
     * the output.
     */
    public double meanContextTokens() {
        return promptTokens + outputTokens / 2.0;
    }

    /** Tokens in the cache when a request ends. */
    public double fullContextTokens() {
        return (double) promptTokens + outputTokens;
    }
}
