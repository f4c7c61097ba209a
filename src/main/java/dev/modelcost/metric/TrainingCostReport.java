package dev.modelcost.metric;

import dev.modelcost.calc.Estimate;
import dev.modelcost.calc.Step;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * What a model cost to train.
 *
 * @param model slug
 * @param method how the chips are paid for: rental
 * @param scope run (the stages that made the model) or model (all recorded runs of it)
 * @param scopeNote what the scope covers here and what it leaves out, in a sentence
 * @param asOf the day whose market rates count; null where each stage has its own
 * @param rateBasis published, market, given, or mixed if the stages differ
 * @param costUsd of all parts
 * @param chipHours of all parts
 * @param breakdown the parts; they add up to the whole
 * @param lineage the model and the models it was trained on from, each with its own stages only;
 *     empty unless asked for
 * @param derivation line by line
 * @param sources of every number in the derivation
 * @param assumptions the constants beside them
 */
public record TrainingCostReport(
        String model,
        String method,
        String scope,
        String scopeNote,
        LocalDate asOf,
        String rateBasis,
        Estimate costUsd,
        Estimate chipHours,
        List<Part> breakdown,
        List<Generation> lineage,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * A part of the cost.
     *
     * @param model slug of the model that the stage belongs to
     * @param part name of the stage
     * @param chip that did the work; null if unknown
     * @param chipHours of the part
     * @param chipHoursBasis published, chips-times-hours, flop or flop-with-default-mfu
     * @param usdPerChipHour the rate
     * @param rateBasis published, market or given
     * @param costUsd of the part
     */
    public record Part(
            String model,
            String part,
            Ref chip,
            Estimate chipHours,
            String chipHoursBasis,
            Estimate usdPerChipHour,
            String rateBasis,
            Estimate costUsd) {}

    /**
     * A model of the lineage.
     *
     * @param model slug
     * @param costUsd of its own stages
     */
    public record Generation(String model, Estimate costUsd) {}
}
