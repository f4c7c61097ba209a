package dev.modelcost.calc.audit;

import dev.modelcost.calc.hardware.PeakOrder;
import dev.modelcost.calc.hardware.Precision;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the audit needs of a chip.
 *
 * @param name for sentences
 * @param gpu whether it is one, which decides which of its peaks counts
 * @param tdpWatts null if unknown
 * @param kwhPerChipHour drawn from the grid in training on average, with servers and data centre;
 *     null if unknown
 * @param mostWatts that a chip with its share of a server draws; null if unknown
 * @param peaks dense peak by precision, FLOP/s
 * @param source slug of the data sheet's source
 */
public record AuditChip(
        String name,
        boolean gpu,
        Double tdpWatts,
        Double kwhPerChipHour,
        Double mostWatts,
        Map<String, Double> peaks,
        String source) {

    public AuditChip {
        peaks = Map.copyOf(peaks);
    }

    /** The peak that MFU is counted against; null if none is known. */
    Double trainingPeak() {
        return trainingPeak(gpu, peaks);
    }

    /**
     * The same of peaks by precision.
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
     * The format whose peak no run exceeds.
     *
     * @param worked format of the run; null if unknown
     */
    Optional<Precision> bound(String worked) {
        return PeakOrder.bound(worked == null ? null : Precision.of(worked), numbers(peaks));
    }

    /** The greatest peak of any format; null if none is known. */
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
