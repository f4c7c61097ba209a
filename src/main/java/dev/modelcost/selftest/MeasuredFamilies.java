package dev.modelcost.selftest;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.measurement.Measurement;
import dev.modelcost.measurement.MeasurementKind;
import dev.modelcost.measurement.TrainingSteps;
import dev.modelcost.serving.ServingMeasurements;
import dev.modelcost.serving.ServingMeasurements.Judged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges the estimates by the measurements of the record, family by family. */
@ApplicationScoped
class MeasuredFamilies {

    private static final double STATED = 0.9;

    List<MeasuredFamily> judge() {
        return Stream.of(
                        trainingSteps(),
                        serving(
                                "tuned-engines",
                                "ms per output token of serving engines, prompts of other requests read beside",
                                MeasurementKind.SERVING_LATENCY),
                        serving(
                                "maximum-throughput",
                                "output tokens per second of all chips with as many requests as they take",
                                MeasurementKind.MAXIMUM_THROUGHPUT),
                        servingPower())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty if the record has none of its measurements any more, as of the others. */
    private static Optional<MeasuredFamily> servingPower() {
        var judged = ServingMeasurements.judgePower(Measurement.ofKinds(MeasurementKind.POWER));
        return judged.stream()
                .findFirst()
                .map(
                        first ->
                                MeasuredFamily.of(
                                        "serving-power",
                                        "watts of a chip while it decodes, as measured on one H100 and one H200 that the estimate was not fitted to",
                                        judged.stream().map(Judged::compared).toList(),
                                        0,
                                        first.statedShare(),
                                        null));
    }

    private static Optional<MeasuredFamily> trainingSteps() {
        var rows = Measurement.ofKinds(MeasurementKind.TRAINING_STEP);
        var peaks = Peaks.of(rows.stream().map(row -> row.chip).distinct().toList());
        var rule = MethodConstants.utilization(AssumptionBook.open(AssumptionBook.TRAINING));
        List<Compared> compared =
                rows.stream()
                        .flatMap(
                                row ->
                                        TrainingSteps.of(row, of -> peak(peaks, of)).stream()
                                                .map(step -> step.against(rule)))
                        .toList();
        return compared.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        MeasuredFamily.of(
                                "training-steps",
                                "MFU of training steps against the 16-bit peak, by 6 x active parameters x tokens",
                                compared,
                                rows.size() - compared.size(),
                                STATED,
                                null));
    }

    private static Optional<MeasuredFamily> serving(
            String family, String what, MeasurementKind kind) {
        var rows = Measurement.ofKinds(kind);
        var judged = ServingMeasurements.judge(rows);
        return judged.stream()
                .findFirst()
                .map(
                        first ->
                                MeasuredFamily.of(
                                        family,
                                        what,
                                        judged.stream().map(Judged::compared).toList(),
                                        rows.size() - judged.size(),
                                        first.statedShare(),
                                        (int)
                                                judged.stream()
                                                        .filter(one -> one.overBound() < 1)
                                                        .count()));
    }

    private static Double peak(Peaks peaks, Measurement row) {
        return peaks.forTraining(row.chip).map(peak -> peak.denseFlopPerSecond).orElse(null);
    }
}
