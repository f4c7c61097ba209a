package dev.modelcost.metric;

import dev.modelcost.calc.Estimate;
import dev.modelcost.calc.Sensitivity;
import dev.modelcost.calc.Step;
import dev.modelcost.calc.UncertainInput;
import dev.modelcost.metric.TrainingCostReport.Part;
import java.util.List;

/**
 * What a method makes of the stages.
 *
 * @param costUsd of all stages
 * @param chipHours of all stages; null where they are not known
 * @param rateBasis where the rate or the price comes from
 * @param parts of the cost
 * @param byModel the cost of each model of the lineage, in its order
 * @param firstModel parts of the cost of the first model at their middles, for development
 * @param derivation line by line
 * @param sensitivity largest share first
 */
record CostAnswer(
        Estimate costUsd,
        Estimate chipHours,
        String rateBasis,
        List<Part> parts,
        List<Estimate> byModel,
        List<UncertainInput> firstModel,
        List<Step> derivation,
        List<Sensitivity> sensitivity) {}
