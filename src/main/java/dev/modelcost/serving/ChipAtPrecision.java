package dev.modelcost.serving;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import java.util.ArrayList;

/**
 * A chip with the peak that it reaches on weights of a precision.
 *
 * @param chip for the formulas
 * @param assumed in which precision it calculates, in a sentence, where that is not the precision
 *     of the weights; null where it is
 */
record ChipAtPrecision(ServingChip chip, String assumed) {

    /**
     * @param peaks of the chip
     * @param precision number format of the weights
     * @throws MissingData that names what the record lacks of the chip
     */
    static ChipAtPrecision of(Chip chip, Peaks peaks, String precision) {
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
        return new ChipAtPrecision(
                new ServingChip(
                        peak.denseFlopPerSecond,
                        chip.memoryBytes,
                        chip.memoryBandwidthBytesPerSecond,
                        chip.source.slug),
                Precision.of(peak.precision).bits() == weights.bits()
                        ? null
                        : "%s keeps the weights in %s and calculates in %s, the fastest peak for them that the record has."
                                .formatted(chip.name, precision, peak.precision));
    }
}
