package dev.modelcost.calc.audit;

import java.util.Map;

/**
 * What the audit needs of a chip.
 *
 * @param name for sentences
 * @param tdpWatts null if unknown
 * @param peaks dense peak by precision, FLOP/s
 * @param source slug of the data sheet's source
 */
public record AuditChip(String name, Double tdpWatts, Map<String, Double> peaks, String source) {

    public AuditChip {
        peaks = Map.copyOf(peaks);
    }

    /** The 16-bit tensor peak that MFU is counted against, else the next best; null if none. */
    Double trainingPeak() {
        for (var precision : new String[] {"bf16", "tf32", "fp16", "fp32"}) {
            if (peaks.containsKey(precision)) {
                return peaks.get(precision);
            }
        }
        return null;
    }
}
