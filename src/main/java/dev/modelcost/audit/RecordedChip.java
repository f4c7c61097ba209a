package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditChip;
import dev.modelcost.calc.hardware.PeakOrder;
import dev.modelcost.calc.hardware.Precision;
import java.util.EnumMap;
import java.util.Map;

/**
 * A chip's data sheet, as the audit reads it.
 *
 * @param slug of the chip
 * @param name for sentences
 * @param type gpu, tpu, npu, cpu or other; it decides which peak a run used
 * @param tdpWatts thermal design power; null if unknown
 * @param memoryBytes null if unknown
 * @param peaks dense peak by precision, FLOP/s (of integers OP/s)
 * @param source slug
 */
record RecordedChip(
        String slug,
        String name,
        String type,
        Double tdpWatts,
        Double memoryBytes,
        Map<String, Double> peaks,
        String source) {

    RecordedChip {
        peaks = Map.copyOf(peaks);
    }

    boolean isGpu() {
        return type.equals("gpu");
    }

    boolean isTpu() {
        return type.equals("tpu");
    }

    /**
     * The format in which the chip computes what is in another.
     *
     * @return null if either is unknown
     */
    Precision computesIn(String precision) {
        if (precision == null) {
            return null;
        }
        var known = new EnumMap<Precision, Double>(Precision.class);
        peaks.forEach((format, peak) -> known.put(Precision.of(format), peak));
        return PeakOrder.forWeights(Precision.of(precision), known).orElse(null);
    }

    /**
     * The peak to which an MFU refers.
     *
     * @param precision of the run that states the MFU; null if it is not stated by one
     * @return FLOP/s; null if unknown
     */
    Double peakOfMfu(String precision) {
        return precision != null && peaks.containsKey(precision)
                ? peaks.get(precision)
                : AuditChip.trainingPeak(isGpu(), peaks);
    }
}
