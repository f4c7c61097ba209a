package dev.modelcost.hardware;

import dev.modelcost.calc.hardware.PeakOrder;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dense peaks of chips, read once, and which of them a run used. */
public final class Peaks {

    private final Map<Long, List<ChipPeak>> byChip = new HashMap<>();

    private Peaks() {}

    public static Peaks of(Collection<Chip> chips) {
        var peaks = new Peaks();
        peaks.add(chips);
        return peaks;
    }

    /** Of peaks that were read already. */
    public static Peaks known(Collection<ChipPeak> all) {
        var peaks = new Peaks();
        all.forEach(
                peak ->
                        peaks.byChip
                                .computeIfAbsent(peak.chip.id, id -> new ArrayList<>())
                                .add(peak));
        return peaks;
    }

    public void add(Collection<Chip> chips) {
        var unread = chips.stream().filter(chip -> !byChip.containsKey(chip.id)).toList();
        if (unread.isEmpty()) {
            return;
        }
        unread.forEach(chip -> byChip.put(chip.id, new ArrayList<>()));
        ChipPeak.of(unread).forEach(peak -> byChip.get(peak.chip.id).add(peak));
    }

    public List<ChipPeak> all(Chip chip) {
        return byChip.getOrDefault(chip.id, List.of());
    }

    /** The peak to which an MFU refers, whatever format the run worked in. */
    public Optional<ChipPeak> forTraining(Chip chip) {
        return PeakOrder.forTraining(chip.isGpu(), numbers(chip).keySet())
                .flatMap(precision -> at(chip, precision.slug()));
    }

    /**
     * The peak to which a published MFU refers: that of the format that its row names, for whoever
     * publishes a utilisation of FP8 says so; else the one to which every MFU does.
     *
     * @param precision of the run that states the MFU; null if unknown
     */
    public Optional<ChipPeak> ofPublishedMfu(Chip chip, String precision) {
        return (precision == null ? Optional.<ChipPeak>empty() : at(chip, precision))
                .or(() -> forTraining(chip));
    }

    /** The peak that weights of a format are calculated with. */
    public Optional<ChipPeak> forWeights(Chip chip, Precision weights) {
        return PeakOrder.forWeights(weights, numbers(chip))
                .flatMap(precision -> at(chip, precision.slug()));
    }

    /**
     * The peak that no run exceeds.
     *
     * @param worked format of the run; null if unknown
     */
    public Optional<ChipPeak> bound(Chip chip, String worked) {
        return PeakOrder.bound(worked == null ? null : Precision.of(worked), numbers(chip))
                .flatMap(precision -> at(chip, precision.slug()));
    }

    private Map<Precision, Double> numbers(Chip chip) {
        var numbers = new EnumMap<Precision, Double>(Precision.class);
        all(chip)
                .forEach(
                        peak -> numbers.put(Precision.of(peak.precision), peak.denseFlopPerSecond));
        return numbers;
    }

    public Optional<ChipPeak> at(Chip chip, String precision) {
        return all(chip).stream().filter(peak -> peak.precision.equals(precision)).findFirst();
    }

    /**
     * The best precision that both chips have: that of the run if both have it, else the first of
     * the preference; FP16 and BF16 stand for each other where one of the chips has only FP16. A
     * chip without any 16-bit peak does the work of one that has it at its TF32 or FP32 peak.
     */
    public Optional<List<ChipPeak>> common(Chip one, Chip other, String precision) {
        var wanted = new ArrayList<String>();
        if (precision != null) {
            wanted.add(precision);
        }
        PeakOrder.ofTraining(one.isGpu() || other.isGpu())
                .forEach(format -> wanted.add(format.slug()));
        for (var name : wanted) {
            var first = at(one, name);
            var second = at(other, name);
            if (first.isPresent() && second.isPresent()) {
                return Optional.of(List.of(first.get(), second.get()));
            }
            if (name.equals("bf16")) {
                var half = sixteenBit(one);
                var otherHalf = sixteenBit(other).or(() -> forTraining(other));
                if (half.isPresent() && otherHalf.isPresent()) {
                    return Optional.of(List.of(half.get(), otherHalf.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** FP16 that is slower than FP32 is nobody's choice. */
    private Optional<ChipPeak> sixteenBit(Chip chip) {
        var single = at(chip, "fp32");
        return at(chip, "bf16")
                .or(
                        () ->
                                at(chip, "fp16")
                                        .filter(
                                                half ->
                                                        single.isEmpty()
                                                                || half.denseFlopPerSecond
                                                                        >= single.get()
                                                                                .denseFlopPerSecond));
    }
}
