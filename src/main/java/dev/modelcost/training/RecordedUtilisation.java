package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.ChipHours.Basis;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import java.util.List;
import java.util.Optional;

/**
 * The MFU that a model's own run reached by the record: what the same model trained on other data
 * is to be expected to reach.
 *
 * @param mfu of the peak to which every MFU refers, above 0 and at most 1
 * @param step how it follows from hours and FLOP, or from the MFU that the source states
 */
record RecordedUtilisation(double mfu, Step step) {

    /**
     * Empty if the record does not tell it, or tells more than a chip can do.
     *
     * @param work whose hours are wanted: where its FLOP leave attention out, those of the run do
     *     too, or hours would not go with the work
     */
    static Optional<RecordedUtilisation> of(
            Model model,
            List<TrainingRun> runs,
            RunFlop work,
            Peaks peaks,
            AssumptionBook assumptions) {
        var stages =
                BestSourceRuns.of(model, runs, peaks, Scope.RUN, assumptions).stream()
                        .flatMap(best -> best.stages().stream())
                        .filter(stage -> RunFlop.of(model, stage.run()).flop() != null)
                        .filter(stage -> stage.chipHours().basis() != Basis.FLOP_WITH_DEFAULT_MFU)
                        .toList();
        var chips = stages.stream().map(stage -> stage.run().chip).distinct().toList();
        if (chips.size() != 1 || chips.get(0) == null) {
            return Optional.empty();
        }
        return peaks.forTraining(chips.get(0))
                .map(peak -> of(model, stages, work, peak))
                .filter(found -> found.mfu <= 1);
    }

    private static RecordedUtilisation of(
            Model model, List<BestSourceRuns.Stage> stages, RunFlop work, ChipPeak peak) {
        var alike =
                work.isOfParameters()
                        && stages.stream()
                                .allMatch(s -> RunFlop.of(model, s.run()).ofParameters() != null);
        var flop = 0.0;
        var hours = 0.0;
        for (var stage : stages) {
            var own = RunFlop.of(model, stage.run());
            flop += alike ? own.ofParameters() : own.flop();
            hours += stage.chipHours().hours();
        }
        var source = stages.get(0).run().source.slug;
        var mfu = TrainingCompute.mfu(flop, hours, peak.denseFlopPerSecond);
        return new RecordedUtilisation(
                mfu,
                Step.of(
                        "MFU of the recorded run",
                        "FLOP / (chip-hours x 3600 x peak)",
                        mfu,
                        "1",
                        new Input("FLOP", flop, "FLOP", source),
                        new Input("chip-hours", hours, "chip-hour", source),
                        new Input(
                                "peak",
                                peak.denseFlopPerSecond,
                                "FLOP/s in " + peak.precision,
                                peak.source.slug)));
    }
}
