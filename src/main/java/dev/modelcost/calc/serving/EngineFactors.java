package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * How much longer an engine takes for what the memory bandwidth, the peak and the links allow, as
 * fitted to measurements.
 *
 * @param weights time to read weights / time at the full bandwidth
 * @param multiplication time of the products with weights / time at the full peak
 * @param cache time to read a cache of a given format / time at the full bandwidth
 * @param assumedCache the same where 8 bits are assumed and many engines keep 16
 * @param attention time of attention / time at the full 16-bit peak
 * @param prompts time that prompts add to the steps / their time at the full peak
 * @param reduction time in which chips that compute each layer of a prompt together add up its
 *     vectors / time in which the links would carry those vectors once, of each layer; a ring
 *     carries them twice for each of two sums a layer, so that 4 is the full bandwidth
 * @param transfer time to send tokens to their experts and back / time at the full bandwidth of the
 *     links
 */
public record EngineFactors(
        double weights,
        double multiplication,
        double cache,
        double assumedCache,
        double attention,
        double prompts,
        double reduction,
        double transfer) {

    /**
     * @throws IllegalArgumentException if a factor is not above 0; those of prompts are at least 1
     */
    public EngineFactors {
        Require.positive("weights", weights);
        Require.positive("multiplication", multiplication);
        Require.positive("cache", cache);
        Require.positive("assumedCache", assumedCache);
        Require.positive("attention", attention);
        Require.atLeast(1, "prompts", prompts);
        Require.notNegative("reduction", reduction);
        Require.notNegative("transfer", transfer);
    }
}
