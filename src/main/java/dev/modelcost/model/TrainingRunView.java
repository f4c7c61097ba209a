package dev.modelcost.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.Chip;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a model's training, as described by one source. What the source does not say is
 * null.
 *
 * @param slug public id
 * @param model that was trained
 * @param stage training (not split into stages), pre-training, context-extension, post-training,
 *     data-creation, fine-tuning or ablation
 * @param name the source's name for the stage
 * @param chip that it was trained on
 * @param chipCount number of chips used at the same time
 * @param chipHours total hours of all chips, as published
 * @param chipHoursBasis where the source's chip-hours come from: reported, derived, approximate or
 *     upper-bound
 * @param wallClockHours duration, in hours
 * @param precision number format of the matrix products
 * @param mfu model FLOP utilisation, 0 to 1
 * @param hfu hardware FLOP utilisation, 0 to 1
 * @param powerWatts power of all chips with their servers, in watts
 * @param tokens number of tokens that the stage processed
 * @param trainingFlop compute of the stage, in FLOP
 * @param usdPerChipHour rate that the source itself states, in USD per chip-hour
 * @param region where it ran, as a region of {@code /api/v1/grid}
 * @param pue power usage effectiveness of the data centre, as the makers state it
 * @param carbonGramsCo2PerKwh carbon intensity of the electricity, location-based, as the makers
 *     state it, in grams of CO2 equivalent per kWh
 * @param siteSource of these three, where it is another than {@code source}
 * @param source of all these figures
 * @param remark note for readers
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record TrainingRunView(
        String slug,
        Ref model,
        @OneOf(RunStage.class) String stage,
        @Nullable String name,
        @Nullable Ref chip,
        @Nullable Integer chipCount,
        @Nullable Double chipHours,
        @OneOf(StatedHoursBasis.class) @Nullable String chipHoursBasis,
        @Nullable Double wallClockHours,
        @OneOf(Precision.class) @Nullable String precision,
        @Nullable Double mfu,
        @Nullable Double hfu,
        @Nullable Double powerWatts,
        @Nullable Double tokens,
        @Nullable Double trainingFlop,
        @Nullable Double usdPerChipHour,
        @Nullable String region,
        @Nullable Double pue,
        @Nullable Double carbonGramsCo2PerKwh,
        @Nullable SourceRef siteSource,
        SourceRef source,
        @Nullable String remark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static TrainingRunView of(TrainingRun run) {
        return new TrainingRunView(
                run.slug,
                Model.ref(run.model),
                run.stage,
                run.name,
                Chip.ref(run.chip),
                run.chipCount,
                run.chipHours,
                run.chipHoursBasis,
                run.wallClockHours,
                run.precision,
                run.mfu,
                run.hfu,
                run.powerWatts,
                run.tokens,
                run.trainingFlop,
                run.usdPerChipHour,
                run.region,
                run.pue,
                run.carbonGCo2PerKwh,
                run.siteSource == null ? null : SourceRef.of(run.siteSource),
                SourceRef.of(run.source),
                run.remark,
                run.correction);
    }
}
