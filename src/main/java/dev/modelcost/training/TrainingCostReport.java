package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Sensitivity;
import dev.modelcost.hardware.RateReport;
import dev.modelcost.measurement.NearbyMeasurement;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model cost to train.
 *
 * @param model whose training it is; null if the question names none
 * @param method how the chips are paid for: rental, amortized or acquisition; or development for
 *     the full cost of development
 * @param scope run (the stages that made the model), model (all recorded runs of it) or development
 * @param scopeNote what the scope covers here and what it leaves out, in a sentence
 * @param asOf the day on which the question is asked; null where it names none. A run of the record
 *     is priced at its own start whatever the day
 * @param rateBasis where the price comes from: published, market or given for a rental rate,
 *     purchase or given for a purchase price, mixed if the stages differ; null if no part has a
 *     price
 * @param money in which the cost is expressed; null for money of the time of publication
 * @param costUsd cost of all parts, in USD; for a method that is plain arithmetic the median is the
 *     result of the derivation
 * @param chipHours chip-hours of all parts; null where they are neither needed nor known
 * @param breakdown the parts; except for development, their medians add up to that of the whole
 * @param runs the training runs: chips, hours, implied MFU, power
 * @param measured training steps that were measured on the same chip, of the same model or one of
 *     its size, the nearest first: what was seen beside what is computed; empty where there are
 *     none
 * @param lineage the model and the models it was trained on from, each with its own stages only;
 *     empty unless asked for
 * @param assumed what the question left open and what was assumed instead, one sentence each
 * @param sensitivity how much of the spread each uncertain input accounts for, largest first
 * @param derivation how the cost is computed, step by step
 * @param sources of every number in the derivation
 * @param assumptions the constants used besides those
 */
public record TrainingCostReport(
        @Nullable Ref model,
        @OneOf(TrainingCostRequest.Method.class) String method,
        @OneOf(Scope.class) String scope,
        String scopeNote,
        @Nullable LocalDate asOf,
        @OneOf(CostBasis.class) @Nullable String rateBasis,
        @Nullable Money money,
        Estimate costUsd,
        @Nullable Estimate chipHours,
        List<Part> breakdown,
        List<RunReport> runs,
        List<NearbyMeasurement> measured,
        List<Generation> lineage,
        List<String> assumed,
        List<Sensitivity> sensitivity,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * A part of the cost.
     *
     * @param model that the stage belongs to; null if the question names no model
     * @param part name of the stage (rental); chip, other-server, interconnect or energy; staff,
     *     compute or energy (development)
     * @param chip the chip it ran on; null if unknown
     * @param chipHours chip-hours of the part; for the parts of an amortised cost, those of the
     *     whole; null where they are neither needed nor known
     * @param chipHoursBasis where the chip-hours come from: published, chips-times-hours, flop or
     *     flop-with-default-mfu; null without them
     * @param usdPerChipHour hourly rate of a chip, in USD; null where nothing is rented
     * @param rateBasis where the rate comes from: published, market or given; null where nothing is
     *     rented
     * @param rate what a market rate rests on: its vendors, days and ages; null where the rate is
     *     published or given, or nothing is rented
     * @param costUsd cost of the part, in USD
     */
    public record Part(
            @Nullable Ref model,
            String part,
            @Nullable Ref chip,
            @Nullable Estimate chipHours,
            @Nullable String chipHoursBasis,
            @Nullable Estimate usdPerChipHour,
            @OneOf(CostBasis.class) @Nullable String rateBasis,
            @Nullable RateReport rate,
            Estimate costUsd) {}

    /**
     * A model of the lineage.
     *
     * @param model of the lineage
     * @param costUsd cost of its own stages, in USD
     */
    public record Generation(Ref model, Estimate costUsd) {}

    /**
     * The money of a month.
     *
     * @param month in the form YYYY-MM
     * @param series name of the series of the price index
     * @param vintage date of its edition, because the index itself gets revised
     */
    public record Money(String month, String series, LocalDate vintage) {}
}
