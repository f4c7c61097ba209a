package dev.modelcost.calc.audit;

import dev.modelcost.calc.hardware.PeakOrder;
import dev.modelcost.calc.hardware.Precision;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the audit needs to know about a chip.
 *
 * @param name name used in sentences
 * @param gpu whether it is a GPU, which decides which of its peaks applies
 * @param tdpWatts null if unknown
 * @param kwhPerChipHour average draw from the grid in training, including servers and data centre;
 *     null if unknown
 * @param mostWatts maximum draw of a chip with its share of a server; null if unknown
 * @param memoryBytes null if unknown
 * @param peaks dense peak by precision, FLOP/s
 * @param source slug of the data sheet's source
 */
public record AuditChip(
        String name,
        boolean gpu,
        Double tdpWatts,
        Double kwhPerChipHour,
        Double mostWatts,
        Double memoryBytes,
        Map<String, Double> peaks,
        String source) {

    public AuditChip {
        peaks = Map.copyOf(gpu ? inBothSixteens(peaks) : peaks);
    }

    /** GPUs that work in bf16 do so as fast as in fp16; data sheets often print one of them. */
    private static Map<String, Double> inBothSixteens(Map<String, Double> peaks) {
        var both = new HashMap<>(peaks);
        var bf16 = both.get(Precision.BF16.slug());
        if (bf16 != null) {
            both.putIfAbsent(Precision.FP16.slug(), bf16);
        }
        return both;
    }

    /** So many of them as one: a server, a pod. */
    AuditChip times(double count) {
        var together = new HashMap<String, Double>();
        peaks.forEach((precision, flop) -> together.put(precision, flop * count));
        return new AuditChip(
                "%s of %s".formatted(AuditWords.number(count), name),
                gpu,
                tdpWatts,
                kwhPerChipHour,
                mostWatts,
                memoryBytes,
                together,
                source);
    }

    /** The peak that MFU refers to; null if none is known. */
    Double trainingPeak() {
        return trainingPeak(gpu, peaks);
    }

    /**
     * The same, from peaks by precision.
     *
     * @return FLOP/s; null if none is known
     */
    public static Double trainingPeak(boolean gpu, Map<String, Double> peaks) {
        return PeakOrder.forTraining(gpu, numbers(peaks).keySet())
                .map(precision -> peaks.get(precision.slug()))
                .orElse(null);
    }

    /** The format of that peak. */
    Optional<Precision> trainingPrecision() {
        return PeakOrder.forTraining(gpu, numbers(peaks).keySet());
    }

    /**
     * The format whose peak no run can exceed.
     *
     * @param worked format of the run; null if unknown
     */
    Optional<Precision> bound(String worked) {
        return PeakOrder.bound(worked == null ? null : Precision.of(worked), numbers(peaks));
    }

    /** The highest peak of any format; null if none is known. */
    Double fastestPeak() {
        return PeakOrder.fastest(numbers(peaks))
                .map(precision -> peaks.get(precision.slug()))
                .orElse(null);
    }

    private static Map<Precision, Double> numbers(Map<String, Double> peaks) {
        var numbers = new EnumMap<Precision, Double>(Precision.class);
        peaks.forEach((precision, flop) -> numbers.put(Precision.of(precision), flop));
        return numbers;
    }
}
