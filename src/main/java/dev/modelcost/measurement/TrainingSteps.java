package dev.modelcost.measurement;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.training.MeasuredStep;
import dev.modelcost.calc.training.StepWork;
import dev.modelcost.calc.training.TrainedModel;
import dev.modelcost.calc.training.TrainedWork;
import dev.modelcost.model.ActiveParameters;
import java.util.Optional;
import java.util.function.Function;

/** Measured training steps as the rule for the MFU of training is judged by them. */
public final class TrainingSteps {

    private TrainingSteps() {}

    /**
     * The utilisation that a measured step comes to.
     *
     * @param peak16Bit dense peak of the row's chip in 16 bits, FLOP/s; null if unknown
     * @return empty if the model's size or the chip's peak is not known
     */
    public static Optional<MeasuredStep> of(
            Measurement row, Function<Measurement, Double> peak16Bit) {
        var peak = peak16Bit.apply(row);
        var tokens = valueIn(row, MeasurementUnit.TOKENS_PER_SECOND_PER_CHIP);
        var teraflop = valueIn(row, MeasurementUnit.TFLOP_PER_SECOND_PER_CHIP);
        if (row.parametersActive == null || peak == null || tokens == null && teraflop == null) {
            return Optional.empty();
        }
        var work =
                new TrainedWork(
                        row.chip.slug,
                        row.precision == null ? null : Precision.of(row.precision),
                        new TrainedModel(
                                ActiveParameters.isMixture(
                                        null, row.parametersTotal, row.parametersActive),
                                row.parametersTotal,
                                row.parametersActive),
                        steps(row),
                        null);
        return Optional.of(
                MeasuredStep.of(
                        row.slug,
                        work,
                        row.parametersActive,
                        tokens,
                        teraflop,
                        TrainedStage.LORA.slug().equals(row.stage),
                        peak));
    }

    private static StepWork steps(Measurement row) {
        var steps =
                StepWork.ofSequences(
                        row.sequenceTokens == null ? null : row.sequenceTokens.doubleValue());
        return Boolean.TRUE.equals(row.fullRecomputation)
                ? steps.recomputing(StepWork.FULL_RECOMPUTATION)
                : steps;
    }

    private static Double valueIn(Measurement row, MeasurementUnit unit) {
        return unit.slug().equals(row.unit) ? Double.valueOf(row.value) : null;
    }
}
