package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Require;

/**
 * What the serving method assumes about hardware and software. The values come from an assumption
 * set; nothing here has a default.
 *
 * @param serverReduceBytesPerSecond all-reduce bandwidth between the chips of one server (NVLink),
 *     bytes/s
 * @param networkReduceBytesPerSecond all-reduce bandwidth between servers (InfiniBand), bytes/s,
 *     per chip
 * @param chipsPerServer chips that share the faster link
 * @param reduceBaseSeconds latency of an all-reduce, whatever the number of chips
 * @param reduceRootSeconds latency added for each unit of (sqrt(chips) - 1)
 * @param reducesPerLayer all-reduces per layer
 * @param bytesPerActivation bytes per value of the vectors that chips exchange, whatever the
 *     precision of the weights
 * @param launchSeconds to start one kernel
 * @param launchesPerLayer kernels per layer that must run one after another
 * @param peakEfficiency share of the peak FLOP/s that good software reaches, above 0 and at most 1
 * @param bandwidthEfficiency share of the memory bandwidth that good software reaches, above 0 and
 *     at most 1
 * @param memoryOverhead memory needed / weight bytes, at least 1
 * @param measuredFactor slope of measured inter-token latency against the roofline, at least 1
 * @param measuredOffsetSeconds intercept of that fit, s
 * @param spreadFactor measurements lie within this factor of the fit, at least 1 ...
 * @param spreadConfidence ... for this share of them, above 0 and at most 1
 * @param source slug of the assumption set
 */
public record ServingConstants(
        double serverReduceBytesPerSecond,
        double networkReduceBytesPerSecond,
        int chipsPerServer,
        double reduceBaseSeconds,
        double reduceRootSeconds,
        int reducesPerLayer,
        double bytesPerActivation,
        double launchSeconds,
        int launchesPerLayer,
        double peakEfficiency,
        double bandwidthEfficiency,
        double memoryOverhead,
        double measuredFactor,
        double measuredOffsetSeconds,
        double spreadFactor,
        double spreadConfidence,
        String source) {

    /**
     * @throws IllegalArgumentException if a constant is outside its documented range
     */
    public ServingConstants {
        Require.positive("serverReduceBytesPerSecond", serverReduceBytesPerSecond);
        Require.positive("networkReduceBytesPerSecond", networkReduceBytesPerSecond);
        Require.positive("chipsPerServer", chipsPerServer);
        Require.notNegative("reduceBaseSeconds", reduceBaseSeconds);
        Require.notNegative("reduceRootSeconds", reduceRootSeconds);
        Require.notNegative("reducesPerLayer", reducesPerLayer);
        Require.positive("bytesPerActivation", bytesPerActivation);
        Require.notNegative("launchSeconds", launchSeconds);
        Require.notNegative("launchesPerLayer", launchesPerLayer);
        Require.share("peakEfficiency", peakEfficiency);
        Require.share("bandwidthEfficiency", bandwidthEfficiency);
        Require.atLeast(1, "memoryOverhead", memoryOverhead);
        // A fit below the bound would mean reading the memory faster than is possible.
        Require.atLeast(1, "measuredFactor", measuredFactor);
        Require.notNegative("measuredOffsetSeconds", measuredOffsetSeconds);
        Require.atLeast(1, "spreadFactor", spreadFactor);
        Require.share("spreadConfidence", spreadConfidence);
    }

    /**
     * The estimate around {@code median} with the published spread, never faster than {@code
     * bound}, in s.
     */
    Estimate spread(double median, double bound) {
        return Estimate.range(
                Math.max(bound, median / spreadFactor),
                median,
                median * spreadFactor,
                spreadConfidence);
    }
}
