package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * How fast the chips of a copy combine their partial results, from an assumption set.
 *
 * @param serverReduceBytesPerSecond all-reduce bandwidth between the chips of one server (NVLink),
 *     bytes/s
 * @param networkReduceBytesPerSecond all-reduce bandwidth between servers (InfiniBand), bytes/s,
 *     per chip
 * @param reduceBaseSeconds latency of an all-reduce, whatever the number of chips
 * @param reduceRootSeconds latency added for each unit of (sqrt(chips) - 1)
 * @param reducesPerLayer all-reduces per layer
 * @param bytesPerActivation bytes per value of the vectors that chips exchange, whatever the
 *     precision of the weights
 * @param source slug of the assumption set
 */
public record Links(
        double serverReduceBytesPerSecond,
        double networkReduceBytesPerSecond,
        double reduceBaseSeconds,
        double reduceRootSeconds,
        int reducesPerLayer,
        double bytesPerActivation,
        String source) {

    /**
     * @throws IllegalArgumentException if a constant is outside its documented range
     */
    public Links {
        Require.positive("serverReduceBytesPerSecond", serverReduceBytesPerSecond);
        Require.positive("networkReduceBytesPerSecond", networkReduceBytesPerSecond);
        Require.notNegative("reduceBaseSeconds", reduceBaseSeconds);
        Require.notNegative("reduceRootSeconds", reduceRootSeconds);
        Require.notNegative("reducesPerLayer", reducesPerLayer);
        Require.positive("bytesPerActivation", bytesPerActivation);
    }
}
