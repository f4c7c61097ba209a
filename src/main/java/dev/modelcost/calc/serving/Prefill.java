package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import java.util.List;

/**
 * The time to process one request's prompt, which is limited by the peak FLOP/s.
 *
 * @param boundSeconds at the full peak
 * @param seconds the estimate for the whole prompt of a request that waits for nobody
 * @param secondsUnderLoad what the same prompt takes of an engine that decodes other requests as
 *     well
 * @param firstTokenSeconds that a request waits for its first token of an engine that answers as
 *     many others as the load says; null where the method does not tell
 * @param steps how it was computed
 */
public record Prefill(
        double boundSeconds,
        Estimate seconds,
        Estimate secondsUnderLoad,
        Estimate firstTokenSeconds,
        List<Step> steps) {

    /**
     * @throws IllegalArgumentException if an estimate is faster than the bound
     */
    public Prefill {
        if (Math.min(seconds.low(), secondsUnderLoad.low()) < boundSeconds) {
            throw new IllegalArgumentException(
                    "faster than the bound: " + seconds.low() + " < " + boundSeconds);
        }
        steps = List.copyOf(steps);
    }
}
