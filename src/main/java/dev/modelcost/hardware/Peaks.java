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

/** Dense peaks of chips, read once, and the rules for which of them applies. */
public final class Peaks {

    private final Map<Long, List<ChipPeak>> byChip = new HashMap<>();

    private Peaks() {}

    public static Peaks of(Collection<Chip> chips) {
        var peaks = new Peaks();
        peaks.add(chips);
        return peaks;
    }

    /** From peaks that were already read. */
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
        chips.forEach(chip -> byChip.computeIfAbsent(chip.id, id -> ChipPeak.of(chip)));
    }

    public List<ChipPeak> all(Chip chip) {
        return byChip.getOrDefault(chip.id, List.of());
    }

    /** The peak to which an MFU refers, whatever format the run used. */
    public Optional<ChipPeak> forTraining(Chip chip) {
        return PeakOrder.forTraining(chip.isGpu(), numbers(chip).keySet())
                .flatMap(precision -> at(chip, precision.slug()));
    }

    /**
     * The peak to which a published MFU refers: that of the format named in its row, because
     * whoever publishes an FP8 utilisation says so; else the default peak for an MFU.
     *
     * @param precision of the run that states the MFU; null if unknown
     */
    public Optional<ChipPeak> ofPublishedMfu(Chip chip, String precision) {
        return (precision == null ? Optional.<ChipPeak>empty() : at(chip, precision))
                .or(() -> forTraining(chip));
    }

    /** The peak at which weights of a format are computed. */
    public Optional<ChipPeak> forWeights(Chip chip, Precision weights) {
        return PeakOrder.forWeights(weights, numbers(chip))
                .flatMap(precision -> at(chip, precision.slug()));
    }

    /** Whether the chip has units for numbers of fewer than 16 bits. */
    public boolean hasNarrow(Chip chip) {
        return numbers(chip).keySet().stream()
                .anyMatch(precision -> precision.bits() < Precision.BF16.bits());
    }

    /**
     * The peak that no run can exceed.
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
     * The best precision that both chips support: that of the run if both have it, else the most
     * preferred one. FP16 and BF16 stand in for each other where one of the chips has only FP16. A
     * chip without any 16-bit peak does 16-bit work at its TF32 or FP32 peak.
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

    /** Nobody would choose FP16 where it is slower than FP32. */
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
