package dev.modelcost.calc.sampling;

import dev.modelcost.calc.derivation.Estimate;
import java.util.List;

/**
 * A sampled answer.
 *
 * @param estimate low, median and high
 * @param sensitivity of every input that is not exact, largest share first
 */
public record SampledEstimate(Estimate estimate, List<Sensitivity> sensitivity) {

    public SampledEstimate {
        sensitivity = List.copyOf(sensitivity);
    }
}
