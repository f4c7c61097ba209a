package dev.modelcost.training;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.SampledParts;
import dev.modelcost.calc.sampling.Sensitivity;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.training.TrainingCostReport.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The result of applying a method to the stages.
 *
 * @param costUsd of all stages
 * @param chipHours of all stages; null if unknown
 * @param rateBasis where the rate or price comes from
 * @param parts of the cost
 * @param byModel the cost of each model of the lineage, in its order
 * @param firstModel parts of the cost of the first model at their central values, for development
 * @param derivation step by step
 * @param sensitivity largest share first
 */
public record TrainingCostResult(
        Estimate costUsd,
        Estimate chipHours,
        CostBasis rateBasis,
        List<Part> parts,
        List<Estimate> byModel,
        List<UncertainInput> firstModel,
        List<Step> derivation,
        List<Sensitivity> sensitivity) {

    /**
     * The cost without its parts: for many chips, these take longer than the cost.
     *
     * @param costUsd of all stages
     * @param sources slugs of the sources of all steps by which it is derived
     */
    public record Alone(Estimate costUsd, Set<String> sources) {

        static Alone of(SampledParts sampled, List<Step> derivation) {
            var sources = new HashSet<String>();
            derivation.forEach(step -> sources.addAll(step.sources()));
            return new Alone(sampled.aroundMiddles().whole().estimate(), sources);
        }
    }
}
