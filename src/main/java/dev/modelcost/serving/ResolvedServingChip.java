package dev.modelcost.serving;

import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.failure.MissingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A chip as serving needs it: with the peak that it reaches with weights of a precision.
 *
 * @param chip for the formulas
 * @param assumed in which precision it calculates, where that is not the weights' own; null if it
 *     is
 */
record ResolvedServingChip(ServingChip chip, String assumed) {

    /**
     * In which formats weights of another can be calculated with, the best first. {@code bf16} is
     * what the record calls 16 bits on tensor cores.
     */
    private static final Map<String, List<String>> CALCULATED_IN =
            Map.of(
                    "fp32", List.of("fp32"),
                    "bf16", List.of("bf16", "fp16"),
                    "fp16", List.of("bf16", "fp16"),
                    "fp8", List.of("fp8", "bf16", "fp16"),
                    "int8", List.of("int8", "bf16", "fp16"),
                    "fp4", List.of("fp4", "fp8", "bf16", "fp16"),
                    "int4", List.of("int4", "int8", "bf16", "fp16"));

    /**
     * @throws MissingData that names what the record lacks of the chip
     */
    static ResolvedServingChip of(Chip chip, String precision) {
        var peaks =
                ChipPeak.of(List.of(chip)).stream()
                        .collect(Collectors.toMap(peak -> peak.precision, Function.identity()));
        var format =
                CALCULATED_IN.get(precision).stream()
                        .filter(peaks::containsKey)
                        .findFirst()
                        .orElse(null);
        var missing = new ArrayList<String>();
        if (format == null) {
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
        var same = CALCULATED_IN.get(precision).get(0).equals(format);
        return new ResolvedServingChip(
                new ServingChip(
                        peaks.get(format).denseFlopPerSecond,
                        chip.memoryBytes,
                        chip.memoryBandwidthBytesPerSecond,
                        chip.source.slug),
                same
                        ? null
                        : "%s has no %s peak in the record: it keeps the weights in that format and calculates in %s."
                                .formatted(chip.name, precision, format));
    }
}
