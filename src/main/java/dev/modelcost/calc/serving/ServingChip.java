package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * What serving needs to know about a chip.
 *
 * @param densePeakFlopPerSecond at the precision that the model is served in; never the figure with
 *     sparsity
 * @param attentionPeakFlopPerSecond the same in 16 bits, in which attention is computed whatever
 *     the precision of the weights
 * @param memoryBytes of one chip
 * @param memoryBytesPerSecond memory bandwidth of one chip
 * @param linkBytesPerSecond that a chip sends to others of its server; null if unknown
 * @param chipsLinked chips that share these links
 * @param source slug of the source of the figures; null if the caller gave them
 */
public record ServingChip(
        double densePeakFlopPerSecond,
        double attentionPeakFlopPerSecond,
        double memoryBytes,
        double memoryBytesPerSecond,
        Double linkBytesPerSecond,
        int chipsLinked,
        String source) {

    /** Chips of a server, where it is not known to hold more. */
    public static final int USUAL_SERVER = 8;

    /**
     * @throws IllegalArgumentException if a figure is not above 0
     */
    public ServingChip {
        Require.positive("densePeakFlopPerSecond", densePeakFlopPerSecond);
        Require.positive("attentionPeakFlopPerSecond", attentionPeakFlopPerSecond);
        Require.positive("memoryBytes", memoryBytes);
        Require.positive("memoryBytesPerSecond", memoryBytesPerSecond);
        if (linkBytesPerSecond != null) {
            Require.positive("linkBytesPerSecond", linkBytesPerSecond);
        }
        Require.atLeast(1, "chipsLinked", chipsLinked);
    }

    /** A chip of a usual server that has one peak. */
    public ServingChip(
            double densePeakFlopPerSecond,
            double memoryBytes,
            double memoryBytesPerSecond,
            String source) {
        this(
                densePeakFlopPerSecond,
                densePeakFlopPerSecond,
                memoryBytes,
                memoryBytesPerSecond,
                null,
                USUAL_SERVER,
                source);
    }
}
