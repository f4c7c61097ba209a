package dev.modelcost.hardware;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dense peaks of chips, read once, and which of them a run used. */
public final class Peaks {

    /** Tensor FP16 or BF16, else TF32, else FP16 (TPU), else FP32. */
    private static final List<String> PREFERENCE = List.of("bf16", "tf32", "fp16", "fp32");

    /**
     * FP16 of a GPU beside its tensor cores tells little: a GTX 1080 has a 64th of its FP32 there.
     */
    private static final List<String> OF_GPU = List.of("bf16", "tf32", "fp32", "fp16");

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

    /**
     * The peak that counts.
     *
     * @param precision that the run worked in; null if unknown
     */
    public Optional<ChipPeak> of(Chip chip, String precision) {
        var wanted = new ArrayList<String>();
        if (precision != null) {
            wanted.add(precision);
        }
        wanted.addAll(preference(chip));
        return wanted.stream().flatMap(name -> at(chip, name).stream()).findFirst();
    }

    /** The peak to which an MFU of no stated precision refers. */
    public Optional<ChipPeak> of(Chip chip) {
        return of(chip, null);
    }

    private static List<String> preference(Chip chip) {
        return chip.type.equals("gpu") ? OF_GPU : PREFERENCE;
    }

    public Optional<ChipPeak> at(Chip chip, String precision) {
        return all(chip).stream().filter(peak -> peak.precision.equals(precision)).findFirst();
    }

    /** Of all number formats with a floating point. */
    public Optional<ChipPeak> fastest(Chip chip) {
        return all(chip).stream()
                .filter(peak -> !peak.precision.startsWith("int"))
                .max(Comparator.comparing(peak -> peak.denseFlopPerSecond));
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
        wanted.addAll(PREFERENCE);
        for (var name : wanted) {
            var first = at(one, name);
            var second = at(other, name);
            if (first.isPresent() && second.isPresent()) {
                return Optional.of(List.of(first.get(), second.get()));
            }
            if (name.equals("bf16")) {
                var half = sixteenBit(one);
                var otherHalf = sixteenBit(other).or(() -> of(other));
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
