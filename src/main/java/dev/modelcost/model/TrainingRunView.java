package dev.modelcost.model;

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
 * @param region where it ran
 * @param source of all these figures
 * @param remark note for readers
 */
public record TrainingRunView(
        String slug,
        Ref model,
        String stage,
        @Nullable String name,
        @Nullable Ref chip,
        @Nullable Integer chipCount,
        @Nullable Double chipHours,
        @Nullable String chipHoursBasis,
        @Nullable Double wallClockHours,
        @Nullable String precision,
        @Nullable Double mfu,
        @Nullable Double hfu,
        @Nullable Double powerWatts,
        @Nullable Double tokens,
        @Nullable Double trainingFlop,
        @Nullable Double usdPerChipHour,
        @Nullable String region,
        SourceRef source,
        @Nullable String remark) {

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
                SourceRef.of(run.source),
                run.remark);
    }
}
