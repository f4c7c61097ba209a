package dev.modelcost.dataset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Peaks of chips against physics, against each other, and against how such chips are built. */
final class PeakRows {

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
     * Half the bits at the same or double the speed. A figure with sparsity beside a dense one, or
     * one of vector units beside one of tensor cores, breaks it.
     *
     * @param halved whether GeForce cards do the first at half rate and the second in full, since
     *     the first adds up in FP32
     */
    private record Step(String from, String to, boolean halved) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step("tf32", "bf16", false),
                    new Step("bf16", "fp8", false),
                    new Step("bf16", "int8", true),
                    new Step("fp8", "int8", true),
                    new Step("fp8", "fp4", true),
                    new Step("int8", "int4", false));

    /** Figures of data sheets are rounded, some of them twice. */
    private static final double ROUNDING = 0.035;

    /**
     * Chips that are built otherwise, as far as we know; their figures are as the source has them.
     */
    static final Map<String, String> OTHER_RATIO =
            Map.ofEntries(
                    Map.entry("amazon-inferentia2", "its tf32 and bf16 run at one rate"),
                    Map.entry("amazon-trainium1", "its tf32 and bf16 run at one rate"),
                    Map.entry("amazon-trainium2", "its tf32 and bf16 run at one rate"),
                    Map.entry("amazon-trainium3", "fp8 runs at four times bf16"),
                    Map.entry("amd-mi455x", "fp8 runs at four times bf16"),
                    Map.entry("huawei-ascend-910c", "int8 is 1.88 times bf16 in the source"),
                    Map.entry(
                            "intel-gaudi3", "its vector units do tf32, its matrix units the rest"),
                    Map.entry(
                            "microsoft-maia-200",
                            "built for fp4 and fp8: bf16 is a quarter of fp8"),
                    Map.entry(
                            "nvidia-b300",
                            "fp64 and int8 units were given up for fp4: three times fp8"),
                    Map.entry(
                            "nvidia-gb300",
                            "fp64 and int8 units were given up for fp4: three times fp8"),
                    Map.entry(
                            "nvidia-vr200",
                            "built for fp4 and fp8: bf16 is less than a quarter of fp8"));

    /** The first V100. What NVIDIA released since has tensor cores, save the GTX 16 series. */
    private static final LocalDate FIRST_TENSOR_CORES = LocalDate.of(2017, 6, 21);

    private final Tables tables;
    private final Map<String, Map<String, Double>> peaks = new HashMap<>();

    PeakRows(Tables tables) {
        this.tables = tables;
        for (var peak : tables.of("chip_peak")) {
            peaks.computeIfAbsent(peak.get("chip"), slug -> new HashMap<>())
                    .put(peak.get("precision"), peak.number("dense_flop_per_second"));
        }
    }

    void check(Complaints complaints) {
        var chips = tables.bySlug("chip");
        for (var peak : tables.of("chip_peak")) {
            var chip = chips.get(peak.get("chip"));
            if (chip != null) {
                physics(peak, chip, complaints);
            }
        }
        for (var chip : tables.of("chip")) {
            for (var step : STEPS) {
                var ratio = ratio(chip, step);
                complaints.unless(
                        isUsual(chip, step, ratio) || OTHER_RATIO.containsKey(chip.slug()),
                        chip,
                        "%s is %.2f times %s: one of them with sparsity, or of other units?",
                        step.to,
                        ratio,
                        step.from);
            }
            complaints.unless(
                    !hasMatrixUnits(chip) || hasMatrixPeak(chip) || chip.has("peak_remark"),
                    chip,
                    "has tensor cores, but neither a 16-bit peak of them nor a remark that it is not known");
            complaints.unless(
                    !hasMatrixPeak(chip) || !chip.has("peak_remark"),
                    chip,
                    "has a peak that a remark says is not known");
        }
    }

    /** Exceptions that nothing needs any more. */
    Set<String> unneeded() {
        var unneeded = new TreeSet<>(OTHER_RATIO.keySet());
        for (var chip : tables.of("chip")) {
            if (STEPS.stream().anyMatch(step -> !isUsual(chip, step, ratio(chip, step)))) {
                unneeded.remove(chip.slug());
            }
        }
        return unneeded;
    }

    private static void physics(Line peak, Line chip, Complaints complaints) {
        var flopPerSecond = peak.number("dense_flop_per_second");
        complaints.unless(flopPerSecond > 1e9, peak, "peak of %.3g FLOP/s", flopPerSecond);
        if (chip.has("tdp_watts")) {
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

    /** NaN if one of the peaks is unknown. */
    private double ratio(Line chip, Step step) {
        var known = peaks(chip);
        return known.getOrDefault(step.to, Double.NaN) / known.getOrDefault(step.from, Double.NaN);
    }

    private static boolean isUsual(Line chip, Step step, double ratio) {
        if (Double.isNaN(ratio)) {
            return true;
        }
        return isNear(ratio, 2)
                || (isNear(ratio, 1) && !step.to.equals("bf16"))
                || (isNear(ratio, 4) && step.halved && chip.slug().contains("-geforce-"));
    }

    private static boolean isNear(double ratio, double wanted) {
        return Math.abs(ratio / wanted - 1) <= ROUNDING;
    }

    /** What somebody would train or serve a language model on today. */
    private boolean hasMatrixUnits(Line chip) {
        return switch (chip.get("type")) {
            case "tpu", "npu" -> true;
            case "gpu" ->
                    switch (chip.get("vendor")) {
                        case "nvidia" -> isNewNvidia(chip);
                        case "amd" -> chip.slug().startsWith("amd-mi");
                        case "intel" -> true;
                        default -> false;
                    };
            default -> false;
        };
    }

    /** The old ones without a date have FP32 alone, or no figures at all. */
    private boolean isNewNvidia(Line chip) {
        return chip.date("released_on")
                .map(released -> !released.isBefore(FIRST_TENSOR_CORES))
                .orElseGet(
                        () ->
                                peaks(chip).keySet().stream()
                                        .anyMatch(
                                                precision ->
                                                        precision.matches("bf16|fp8|fp4|int4")));
    }

    /** Those with matrix units alone may state their 16-bit peak as fp16. */
    private boolean hasMatrixPeak(Line chip) {
        return peaks(chip).containsKey("bf16")
                || chip.get("type").matches("tpu|npu") && peaks(chip).containsKey("fp16");
    }

    private Map<String, Double> peaks(Line chip) {
        return peaks.getOrDefault(chip.slug(), Map.of());
    }
}
