package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * What serving needs to know about a chip.
 *
 * @param densePeakFlopPerSecond at the precision that the model is served in; never the figure with
 *     sparsity
 * @param memoryBytes of one chip
 * @param memoryBytesPerSecond memory bandwidth of one chip
 * @param source slug of the source of the figures; null if the caller gave them
 */
public record ServingChip(
        double densePeakFlopPerSecond,
        double memoryBytes,
        double memoryBytesPerSecond,
        String source) {

    /**
     * @throws IllegalArgumentException if a figure is not above 0
     */
    public ServingChip {
        Require.positive("densePeakFlopPerSecond", densePeakFlopPerSecond);
        Require.positive("memoryBytes", memoryBytes);
        Require.positive("memoryBytesPerSecond", memoryBytesPerSecond);
    }
}
