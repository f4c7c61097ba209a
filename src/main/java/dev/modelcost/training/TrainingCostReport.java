package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Sensitivity;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * What a model cost to train.
 *
 * @param model slug; null if the question names none
 * @param method how the chips are paid for: rental, amortized or acquisition; or development
 * @param scope run (the stages that made the model), model (all recorded runs of it) or development
 * @param scopeNote what the scope covers here and what it leaves out, in a sentence
 * @param asOf the day whose market rates count; null where each stage has its own
 * @param rateBasis published, market or given for a rent, purchase or given for a price, mixed if
 *     the stages differ
 * @param money in which the cost is told; null for money of the time of publication
 * @param costUsd of all parts; the median of a plain method is what the derivation ends in
 * @param chipHours of all parts; null where they are not needed and not known
 * @param breakdown the parts; but for development, their medians add up to that of the whole
 * @param runs what was trained: chips, hours, the MFU that they imply, power
 * @param lineage the model and the models it was trained on from, each with its own stages only;
 *     empty unless asked for
 * @param sensitivity how much of the spread each uncertain input makes, largest first
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
        Money money,
        Estimate costUsd,
        Estimate chipHours,
        List<Part> breakdown,
        List<RunReport> runs,
        List<Generation> lineage,
        List<Sensitivity> sensitivity,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * A part of the cost.
     *
     * @param model slug of the model that the stage belongs to
     * @param part name of the stage (rental); chip, other-server, interconnect or energy; staff,
     *     compute or energy (development)
     * @param chip that did the work; null if unknown
     * @param chipHours of the part, for the parts of an amortised cost those of all of it
     * @param chipHoursBasis published, chips-times-hours, flop or flop-with-default-mfu
     * @param usdPerChipHour the rate; null where nothing is rented
     * @param rateBasis published, market or given; null where nothing is rented
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

    /**
     * The money of a month.
     *
     * @param month YYYY-MM
     * @param series of the price index
     * @param vintage its edition: an index is itself revised
     */
    public record Money(String month, String series, LocalDate vintage) {}
}
