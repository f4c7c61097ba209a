package dev.modelcost.model;

import dev.modelcost.chip.Chip;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;

/**
 * A stage of training as the API shows it. What the source does not say is null.
 *
 * @param slug public id
 * @param model which it trained
 * @param stage training (not split), pre-training, context-extension, post-training, data-creation,
 *     fine-tuning or ablation
 * @param name what the source calls the stage
 * @param chip which did the work
 * @param chipCount at the same time
 * @param chipHours as published
 * @param chipHoursBasis how the source comes to them: reported, derived, approximate or upper-bound
 * @param wallClockHours duration
 * @param precision of the matrix products
 * @param mfu model FLOP utilisation, 0..1
 * @param hfu hardware FLOP utilisation, 0..1
 * @param powerWatts all chips with their servers
 * @param tokens that the stage saw
 * @param trainingFlop of the stage
 * @param usdPerChipHour the rate that the source itself states
 * @param region where it ran
 * @param source of all of these
 * @param remark what a reader must know
 */
public record TrainingRunView(
        String slug,
        Ref model,
        String stage,
        String name,
        Ref chip,
        Integer chipCount,
        Double chipHours,
        String chipHoursBasis,
        Double wallClockHours,
        String precision,
        Double mfu,
        Double hfu,
        Double powerWatts,
        Double tokens,
        Double trainingFlop,
        Double usdPerChipHour,
        String region,
        SourceRef source,
        String remark) {

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
