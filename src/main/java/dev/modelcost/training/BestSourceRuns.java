package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.training.BestSource;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.ChipHoursInputs;
import dev.modelcost.calc.training.StepWork;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recorded runs that make up a model's cost: those of the {@link BestSource}.
 *
 * @param stages in the source's order
 */
public record BestSourceRuns(List<Stage> stages) {

    /** A stage whose chip-hours are known. */
    public record Stage(TrainingRun run, ChipHours chipHours) {

        public String name() {
            return run.name == null ? run.stage : run.name;
        }
    }

    /** The stages of the best source; empty if no source says enough. */
    public static Optional<BestSourceRuns> of(
            Model model,
            Collection<TrainingRun> runs,
            Peaks peaks,
            Scope scope,
            AssumptionBook assumptions) {
        var stages = new ArrayList<Stage>();
        for (var run : runs) {
            if (scope != Scope.RUN || !run.stage.equals("ablation")) {
                chipHours(model, run, peaks, assumptions)
                        .ifPresent(hours -> stages.add(new Stage(run, hours)));
            }
        }
        var best =
                BestSource.of(
                        stages,
                        stage -> stage.run.source.slug,
                        stage -> stage.chipHours.basis(),
                        stage -> stage.run.source.kind.equals("dataset"));
        return best.isEmpty() ? Optional.empty() : Optional.of(new BestSourceRuns(best));
    }

    private static Optional<ChipHours> chipHours(
            Model model, TrainingRun run, Peaks peaks, AssumptionBook assumptions) {
        return ChipHours.firstKnown(
                inputs(model, run, peaks),
                () ->
                        new ExpectedMfu(MethodConstants.utilization(assumptions), peaks)
                                .of(
                                        run.chip,
                                        run.precision,
                                        ExpectedMfu.trained(model),
                                        StepWork.UNKNOWN,
                                        model.releasedOn));
    }

    private static ChipHoursInputs inputs(Model model, TrainingRun run, Peaks peaks) {
        var peak =
                run.chip == null
                        ? null
                        : (run.mfu == null
                                        ? peaks.forTraining(run.chip)
                                        : peaks.ofPublishedMfu(run.chip, run.precision))
                                .orElse(null);
        return new ChipHoursInputs(
                run.chipHours,
                run.chipCount == null ? null : run.chipCount.doubleValue(),
                run.wallClockHours,
                flop(model, run),
                peak == null ? null : peak.denseFlopPerSecond,
                run.mfu,
                run.source.slug,
                peak == null ? null : peak.source.slug);
    }

    /** All runs, those of the best source first; the others may add what it leaves out. */
    static List<TrainingRun> bestFirst(Model model, List<TrainingRun> runs, Peaks peaks) {
        var best =
                BestSource.of(
                        runs.stream().filter(run -> !run.stage.equals("ablation")).toList(),
                        run -> run.source.slug,
                        run -> ChipHours.basis(inputs(model, run, peaks)),
                        run -> run.source.kind.equals("dataset"));
        return Stream.concat(best.stream(), runs.stream().filter(run -> !best.contains(run)))
                .toList();
    }

    /**
     * A fine-tuned model's FLOP includes its base model's, so only the stage's own figure is
     * usable.
     */
    static Double flop(Model model, TrainingRun run) {
        return ChipHoursInputs.flop(
                run.trainingFlop, model.trainingFlop, run.stage, model.baseModel != null);
    }
}
