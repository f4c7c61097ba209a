package dev.modelcost.serving;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import java.util.ArrayList;
import java.util.List;

/**
 * A chip with the peak that it reaches on weights of a precision.
 *
 * @param chip for the formulas
 * @param assumed what is taken of the chip that the question does not say, sentence by sentence
 */
record ChipAtPrecision(ServingChip chip, List<String> assumed) {

    /** On whose chips the constants were measured. */
    private static final String MEASURED_VENDOR = "nvidia";

    /** The record holds the bandwidth of links in both directions together. */
    private static final double DIRECTIONS = 2;

    /**
     * @param peaks of the chip
     * @param precision number format of the weights
     * @param chipsLinked chips that share fast links
     * @throws MissingData that names what the record lacks of the chip
     */
    static ChipAtPrecision of(Chip chip, Peaks peaks, String precision, int chipsLinked) {
        var weights = Precision.of(precision);
        var peak = peaks.forWeights(chip, weights).orElse(null);
        var missing = new ArrayList<String>();
        if (peak == null) {
            missing.add(precision + " peak of " + chip.slug);
        }
        if (chip.memoryBytes == null) {
            missing.add("memory of " + chip.slug);
        }
        if (chip.memoryBandwidthBytesPerSecond == null) {
            missing.add("memory bandwidth of " + chip.slug);
        }
        if (!missing.isEmpty()) {
            throw new MissingData(
                    "The record does not say enough of %s to serve a model on it. Missing: %s."
                            .formatted(chip.name, String.join(", ", missing)),
                    missing.toArray(String[]::new));
        }
        var assumed = new ArrayList<String>();
        if (Precision.of(peak.precision).bits() != weights.bits()) {
            assumed.add(
                    "%s keeps the weights in %s and calculates in %s, the fastest peak for them that the record has."
                            .formatted(chip.name, precision, peak.precision));
        }
        if (!MEASURED_VENDOR.equals(chip.vendor.slug)) {
            assumed.add(
                    "%s is estimated by the terms fitted to NVIDIA chips, with its own peaks: it is less well measured."
                            .formatted(chip.name));
        }
        return new ChipAtPrecision(
                new ServingChip(
                        peak.denseFlopPerSecond,
                        peaks.forWeights(chip, Precision.BF16)
                                .map(sixteen -> sixteen.denseFlopPerSecond)
                                .orElse(peak.denseFlopPerSecond),
                        chip.memoryBytes,
                        chip.memoryBandwidthBytesPerSecond,
                        chip.interconnectBytesPerSecond == null
                                ? null
                                : chip.interconnectBytesPerSecond / DIRECTIONS,
                        chipsLinked,
                        chip.source.slug),
                List.copyOf(assumed));
    }
}
