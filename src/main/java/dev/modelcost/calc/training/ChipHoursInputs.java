package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;

/**
 * What is known about a training run. Null where the record does not say; values that are present
 * must be above 0, and an MFU at most 1.
 *
 * @param chipHours as published
 * @param chips number of chips running at once
 * @param wallClockHours from start to end
 * @param trainingFlop model FLOP of the run
 * @param peakFlopPerSecond dense peak of one chip at the run's precision
 * @param mfu as published for this run
 * @param source slug of the source of these facts; may be null
 * @param peakSource slug of the source of the peak; may be null
 */
public record ChipHoursInputs(
        Double chipHours,
        Double chips,
        Double wallClockHours,
        Double trainingFlop,
        Double peakFlopPerSecond,
        Double mfu,
        String source,
        String peakSource) {

    public ChipHoursInputs {
        positiveOrNull("chipHours", chipHours);
        positiveOrNull("chips", chips);
        positiveOrNull("wallClockHours", wallClockHours);
        positiveOrNull("trainingFlop", trainingFlop);
        positiveOrNull("peakFlopPerSecond", peakFlopPerSecond);
        positiveOrNull("mfu", mfu);
        if (mfu != null) {
            Require.share("mfu", mfu);
        }
    }

    /**
     * The FLOP of a stage. A fine-tuned model's FLOP includes its base model's, so only the stage's
     * own figure is usable; for a model trained from scratch in one stage, the model's FLOP are the
     * stage's.
     *
     * @param ofStage as its source states them; null if it does not
     * @param ofModel null if unknown
     * @param stage kind of stage, such as training or pre-training
     * @param hasBase whether the model was trained on from another
     * @return null if unknown
     */
    public static Double flop(Double ofStage, Double ofModel, String stage, boolean hasBase) {
        if (ofStage != null) {
            return ofStage;
        }
        return stage.equals("training") && !hasBase ? ofModel : null;
    }

    private static void positiveOrNull(String name, Double value) {
        if (value != null) {
            Require.positive(name, value);
        }
    }
}
