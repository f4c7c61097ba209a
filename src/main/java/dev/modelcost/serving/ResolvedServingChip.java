package dev.modelcost.serving;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import java.util.ArrayList;
import java.util.List;

/**
 * A chip as serving needs it: with the peak that it reaches with weights of a precision.
 *
 * @param chip for the formulas
 * @param assumed in which precision it calculates, where that is not the weights' own; null if it
 *     is
 */
record ResolvedServingChip(ServingChip chip, String assumed) {

    /**
     * @throws MissingData that names what the record lacks of the chip
     */
    static ResolvedServingChip of(Chip chip, String precision) {
        var weights = Precision.of(precision);
        var peak = Peaks.of(List.of(chip)).forWeights(chip, weights).orElse(null);
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
                    "The record lacks what serving needs to know of %s: %s."
                            .formatted(chip.name, String.join(", ", missing)),
                    missing.toArray(String[]::new));
        }
        return new ResolvedServingChip(
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
