package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.ChipHoursInputs;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.training.TrainingCostRequest.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which of the recorded runs of a model make its cost. Sources are never mixed: two that tell of
 * the same training would count it twice. Chip-hours that were published go before those that are
 * multiplied or inferred, and a paper before a data set.
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

    /** The stages of the best source; empty if no source tells enough. */
    public static Optional<BestSourceRuns> of(
            Model model,
            Collection<TrainingRun> runs,
            Peaks peaks,
            Scope scope,
            AssumptionBook assumptions) {
        var bySource = new LinkedHashMap<Long, List<TrainingRun>>();
        for (var run : runs) {
            if (scope != Scope.RUN || !run.stage.equals("ablation")) {
                bySource.computeIfAbsent(run.source.id, id -> new ArrayList<>()).add(run);
            }
        }
        return bySource.values().stream()
                .map(group -> known(model, group, peaks, assumptions))
                .filter(choice -> !choice.stages.isEmpty())
                .min(
                        Comparator.comparing(BestSourceRuns::worstBasis)
                                .thenComparing(BestSourceRuns::isDataSet)
                                .thenComparing(choice -> -choice.stages.size()));
    }

    private static BestSourceRuns known(
            Model model, List<TrainingRun> group, Peaks peaks, AssumptionBook assumptions) {
        var stages = new ArrayList<Stage>();
        for (var run : group) {
            chipHours(model, run, peaks, assumptions)
                    .ifPresent(hours -> stages.add(new Stage(run, hours)));
        }
        return new BestSourceRuns(List.copyOf(stages));
    }

    private static Optional<ChipHours> chipHours(
            Model model, TrainingRun run, Peaks peaks, AssumptionBook assumptions) {
        // The default MFU is one of the 16-bit peak, whatever a run worked in.
        var peak =
                run.chip == null
                        ? null
                        : peaks.of(run.chip, run.mfu == null ? null : run.precision).orElse(null);
        var facts =
                new ChipHoursInputs(
                        run.chipHours,
                        run.chipCount == null ? null : run.chipCount.doubleValue(),
                        run.wallClockHours,
                        flop(model, run),
                        peak == null ? null : peak.denseFlopPerSecond,
                        run.mfu,
                        run.source.slug,
                        peak == null ? null : peak.source.slug);
        var needsMfu =
                run.chipHours == null && (run.chipCount == null || run.wallClockHours == null);
        // Asked for only where it is needed: what is asked for is listed as used.
        var mfu = needsMfu && run.mfu == null ? assumptions.value("mfu") : 1;
        return ChipHours.firstKnown(
                facts,
                mfu,
                needsMfu && run.mfu == null ? assumptions.input("MFU", "mfu").source() : null);
    }

    /** A fine-tuned model's FLOP includes its base model's: only the stage's own will do. */
    static Double flop(Model model, TrainingRun run) {
        if (run.trainingFlop != null) {
            return run.trainingFlop;
        }
        return run.stage.equals("training") && model.baseModel == null ? model.trainingFlop : null;
    }

    private ChipHours.Basis worstBasis() {
        return stages.stream()
                .map(stage -> stage.chipHours.basis())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean isDataSet() {
        return stages.get(0).run.source.kind.equals("dataset");
    }
}
