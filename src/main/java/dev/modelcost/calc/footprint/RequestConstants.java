package dev.modelcost.calc.footprint;

import dev.modelcost.calc.derivation.Require;

/**
 * The regressions of EcoLogits for a request to a language model, and the hardware it assumes; from
 * an assumption set.
 *
 * @param energyWhPerBillion Wh per output token, chip and billion active parameters, at a batch of
 *     0
 * @param energyBatchExponent exponent by which each request in a batch lowers it
 * @param energyWhBase Wh per output token and chip, whatever the model
 * @param latencySecondsPerBillion s per output token and billion active parameters
 * @param latencySecondsPerRequest s per output token and request of the batch
 * @param latencySecondsBase s per output token, whatever the model
 * @param batch requests served together, at least 1
 * @param bytesPerParameter of the weights as served
 * @param memoryOverhead memory needed / weight bytes, at least 1
 * @param chipMemoryBytes of one chip
 * @param chipsPerServer chips that share a server
 * @param serverWatts of a server without its chips
 * @param source slug of the assumption set
 */
public record RequestConstants(
        double energyWhPerBillion,
        double energyBatchExponent,
        double energyWhBase,
        double latencySecondsPerBillion,
        double latencySecondsPerRequest,
        double latencySecondsBase,
        int batch,
        double bytesPerParameter,
        double memoryOverhead,
        double chipMemoryBytes,
        int chipsPerServer,
        double serverWatts,
        String source) {

    /**
     * @throws IllegalArgumentException if a constant is outside its range
     */
    public RequestConstants {
        Require.notNegative("energyWhPerBillion", energyWhPerBillion);
        if (!(energyBatchExponent <= 0)) {
            throw new IllegalArgumentException(
                    "a larger batch cannot need more energy per token: " + energyBatchExponent);
        }
        Require.notNegative("energyWhBase", energyWhBase);
        Require.notNegative("latencySecondsPerBillion", latencySecondsPerBillion);
        Require.notNegative("latencySecondsPerRequest", latencySecondsPerRequest);
        Require.notNegative("latencySecondsBase", latencySecondsBase);
        Require.atLeast(1, "batch", batch);
        Require.positive("bytesPerParameter", bytesPerParameter);
        Require.atLeast(1, "memoryOverhead", memoryOverhead);
        Require.positive("chipMemoryBytes", chipMemoryBytes);
        Require.positive("chipsPerServer", chipsPerServer);
        Require.notNegative("serverWatts", serverWatts);
    }
}
