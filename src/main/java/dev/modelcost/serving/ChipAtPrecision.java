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
 * A chip with the peak that it reaches on weights of a precision.
 *
 * @param chip for the formulas
 * @param assumed in which precision it calculates, in a sentence, where that is not the precision
 *     of the weights; null where it is
 */
record ChipAtPrecision(ServingChip chip, String assumed) {

    /**
     * In which formats a chip can calculate with weights of a format, the best first. The record
     * calls 16 bits on tensor cores {@code bf16}.
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
     * @param peaks of the chip, one a precision
     * @throws MissingData that names what the record lacks of the chip
     */
    static ChipAtPrecision of(Chip chip, List<ChipPeak> peaks, String precision) {
        var byFormat =
                peaks.stream()
                        .collect(Collectors.toMap(peak -> peak.precision, Function.identity()));
        var format =
                CALCULATED_IN.get(precision).stream()
                        .filter(byFormat::containsKey)
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
                    "The record does not say enough of %s to serve a model on it. Missing: %s."
                            .formatted(chip.name, String.join(", ", missing)),
                    missing.toArray(String[]::new));
        }
        var same = CALCULATED_IN.get(precision).get(0).equals(format);
        return new ChipAtPrecision(
                new ServingChip(
                        byFormat.get(format).denseFlopPerSecond,
                        chip.memoryBytes,
                        chip.memoryBandwidthBytesPerSecond,
                        chip.source.slug),
                same
                        ? null
                        : "%s has no %s peak in the record: it is taken to keep the weights in that format and to calculate in %s."
                                .formatted(chip.name, precision, format));
    }
}
