package dev.modelcost.dataset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Data sheets against physics. */
final class ChipRows {

    private static final Map<String, Integer> BITS =
            Map.of(
                    "fp64", 64, "fp32", 32, "tf32", 32, "fp16", 16, "bf16", 16, "fp8", 8, "fp4", 4,
                    "int8", 8, "int4", 4);

    /**
     * FLOP/s x bits for each watt of TDP that a chip of that year or later may have: one and a half
     * times the best of the record up to the next step. A figure with sparsity of a good chip is
     * above it.
     */
    private static final TreeMap<Integer, Double> BIT_FLOP_PER_JOULE =
            new TreeMap<>(
                    Map.of(
                            0, 1.5e12, // GTX 980: 0.97e12
                            2015, 1.5e13, // TPU v1, int8: 0.98e13
                            2018, 2.5e13, // Ascend 310: 1.6e13
                            2019, 3.6e13, // Hanguang 800, int8: 2.4e13
                            2022, 5.2e13, // H100 PCIe, bf16: 3.5e13
                            2025, 7.7e13, // B300, fp4: 5.1e13
                            2026, 8.2e13)); // Maia 200, fp4: 5.4e13

    /**
     * Half the bits at most double the speed, within rounding. A figure with sparsity beside a
     * dense one breaks it.
     */
    private record Step(String from, String to, double atMost) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step("tf32", "bf16", 2.1),
                    new Step("bf16", "fp8", 2.1),
                    new Step("bf16", "int8", 2.3),
                    new Step("fp8", "int8", 2.1),
                    new Step("fp8", "fp4", 2.1),
                    new Step("int8", "int4", 2.1));

    /**
     * Chips that are built otherwise, as far as we know; their figures are as the source has them.
     */
    static final Map<String, String> OTHER_RATIO =
            Map.of(
                    "intel-gaudi3", "its vector units do tf32, its matrix units the rest",
                    "nvidia-geforce-rtx-3090-ti", "tf32 is cut to the rate of fp32",
                    "nvidia-geforce-rtx-4090", "tf32 is cut to the rate of fp32",
                    "amazon-trainium3", "fp8 runs at four times bf16",
                    "microsoft-maia-200", "built for fp4 and fp8: bf16 is a quarter of fp8",
                    "nvidia-b300", "fp64 and int8 units were given up for fp4: three times fp8",
                    "nvidia-gb300", "fp64 and int8 units were given up for fp4: three times fp8");

    private final Tables tables;

    ChipRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        for (var chip : tables.of("chip")) {
            complaints.range(chip, "tdp_watts", 5, 30_000);
            complaints.range(chip, "memory_bytes", 5e8, 1e12);
            complaints.range(chip, "memory_bandwidth_bytes_per_second", 1e10, 2.5e13);
            complaints.range(chip, "interconnect_bytes_per_second", 1e10, 4e12);
            // The largest exposure of a scanner is 858 mm2; packages of two or three dies are
            // larger.
            complaints.range(chip, "die_mm2", 50, 1716);
            complaints.range(chip, "process_nm", 2, 90);
            if (chip.has("transistors") && chip.has("die_mm2")) {
                var density = chip.number("transistors") / chip.number("die_mm2");
                complaints.unless(
                        density > 1e6 && density < 4e8,
                        chip,
                        "has %.3g transistors to the mm2",
                        density);
            }
            complaints.unless(
                    !chip.has("interconnect_source") || chip.has("interconnect_bytes_per_second"),
                    chip,
                    "has a source for an interconnect bandwidth that it does not have");
        }
        peaks(complaints);
    }

    private void peaks(Complaints complaints) {
        var chips = tables.bySlug("chip");
        var byChip = new HashMap<String, Map<String, Double>>();
        for (var peak : tables.of("chip_peak")) {
            var flopPerSecond = peak.number("dense_flop_per_second");
            var chip = chips.get(peak.get("chip"));
            complaints.unless(flopPerSecond > 1e9, peak, "peak of %.3g FLOP/s", flopPerSecond);
            byChip.computeIfAbsent(peak.get("chip"), slug -> new HashMap<>())
                    .put(peak.get("precision"), flopPerSecond);
            if (chip != null && chip.has("tdp_watts")) {
                var bits = BITS.get(peak.get("precision"));
                var perWatt = flopPerSecond * bits / chip.number("tdp_watts");
                var year = chip.date("released_on").map(LocalDate::getYear).orElse(2026);
                var bound = BIT_FLOP_PER_JOULE.floorEntry(year).getValue();
                complaints.unless(
                        perWatt <= bound,
                        peak,
                        "%.3g FLOP/s x bits for each watt, above the %.3g that a chip of %d can have",
                        perWatt,
                        bound,
                        year);
            }
        }
        for (var chip : tables.of("chip")) {
            var peaks = byChip.getOrDefault(chip.slug(), Map.of());
            for (var step : STEPS) {
                if (peaks.containsKey(step.from) && peaks.containsKey(step.to)) {
                    var ratio = peaks.get(step.to) / peaks.get(step.from);
                    complaints.unless(
                            ratio <= step.atMost || OTHER_RATIO.containsKey(chip.slug()),
                            chip,
                            "%s is %.2f times %s: one of them with sparsity?",
                            step.to,
                            ratio,
                            step.from);
                }
            }
        }
    }
}
