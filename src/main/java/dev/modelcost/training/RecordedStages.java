package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.WorkUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.claim.WhatOthersSay;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The recorded stages of the models, adjusted to the question. */
public final class RecordedStages {

    private static final Distribution EXACTLY = Distribution.exact(1);

    private static final List<String> CLAIMED =
            List.of("chip-hours", "chip-count", "wall-clock-hours", "training-cost");

    private final TrainingCostRequest question;
    private final AssumptionBook assumptions;
    private final Chip chip;
    private final Peaks peaks;

    /**
     * @param chip on which the stages run instead of the recorded one; null to keep the recorded
     *     chip
     */
    public RecordedStages(TrainingCostRequest question, AssumptionBook assumptions, Chip chip) {
        this.question = question;
        this.assumptions = assumptions;
        this.chip = chip;
        this.peaks = Peaks.of(chip == null ? List.of() : List.of(chip));
    }

    public Peaks peaks() {
        return peaks;
    }

    /**
     * The stages of the models, in the order of the models.
     *
     * @throws MissingData naming what is missing
     */
    public List<TrainingStage> ofRecord(List<Model> models) {
        peaks.add(
                models.stream()
                        .flatMap(model -> TrainingRun.of(model).stream())
                        .map(run -> run.chip)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var stages = new ArrayList<TrainingStage>();
        for (var model : models) {
            var runs = TrainingRun.of(model);
            var choice =
                    BestSourceRuns.of(
                                    model,
                                    runs,
                                    peaks,
                                    question.isDevelopment() ? Scope.RUN : question.scope(),
                                    assumptions)
                            .orElseThrow(() -> unknownWork(model, runs));
            var elsewhere = hoursElsewhere(choice, runs);
            choice.stages()
                    .forEach(stage -> stages.add(asAsked(workload(model, stage, elsewhere))));
        }
        return inHours(question.given().work().wallClockHours(), stages);
    }

    /** The same chip-hours on as many chips as do them in the hours of the question. */
    private static List<TrainingStage> inHours(Double wallClockHours, List<TrainingStage> stages) {
        if (wallClockHours == null) {
            return stages;
        }
        var chipHours = stages.stream().mapToDouble(stage -> stage.hours().hours()).sum();
        if (wallClockHours > chipHours) {
            throw new InvalidInput(
                    "wallClockHours",
                    "one chip alone would do the recorded %.4g chip-hours in less."
                            .formatted(chipHours));
        }
        return stages.stream().map(stage -> stage.on(chipHours / wallClockHours)).toList();
    }

    private static RuntimeException unknownWork(Model model, List<TrainingRun> runs) {
        var known = runs.stream().flatMap(RecordedStages::known).distinct().toList();
        var said = WhatOthersSay.of(model, CLAIMED);
        return new MissingData(
                (known.isEmpty()
                                ? "The record does not say how long %s was trained or on which chips."
                                        .formatted(model.name)
                                : "The record does not say enough of how %s was trained to know its chip-hours; it has %s."
                                        .formatted(model.name, String.join(", ", known)))
                        + (said.isEmpty()
                                ? ""
                                : " What others say of it, which is not used here: %s. A what-if takes what you trust: POST /api/v1/estimates/training."
                                        .formatted(String.join("; ", said))),
                List.of("chip-hours of " + model.slug + ", or chips and hours, or FLOP and chip"));
    }

    /** What a run tells of its work, in words. */
    private static Stream<String> known(TrainingRun run) {
        return Stream.of(
                        run.wallClockHours == null
                                ? null
                                : "%.4g hours".formatted(run.wallClockHours),
                        run.chipCount == null ? null : "%d chips".formatted(run.chipCount),
                        run.chip == null ? null : "the chip (%s)".formatted(run.chip.name),
                        run.trainingFlop == null ? null : "%.3g FLOP".formatted(run.trainingFlop))
                .filter(Objects::nonNull);
    }

    /**
     * How long a stage that is the whole of training took according to sources that were not used.
     */
    private static Double hoursElsewhere(BestSourceRuns choice, List<TrainingRun> runs) {
        return choice.stages().size() > 1
                ? null
                : runs.stream()
                        .filter(run -> run.stage.equals("training"))
                        .map(run -> run.wallClockHours)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private TrainingStage workload(Model model, BestSourceRuns.Stage stage, Double elsewhere) {
        var run = stage.run();
        var dataset = run.source.kind.equals("dataset");
        return new TrainingStage(
                model,
                stage.name(),
                run.chip,
                run.precision,
                stage.chipHours(),
                run.chipCount == null ? null : run.chipCount.doubleValue(),
                run.wallClockHours,
                elsewhere,
                ranges(model, run, stage.chipHours(), dataset),
                dataset,
                RunFlop.of(model, run),
                run.mfu,
                run.usdPerChipHour,
                run.source.slug,
                run.source.title,
                run.slug,
                mfuStep(stage.chipHours()),
                List.of());
    }

    /**
     * Figures that the source states exactly get no range. A data set estimates chips and hours
     * where nobody stated them and does not say which ones it estimated, so its figures carry a
     * range.
     */
    private WorkUncertainty ranges(Model model, TrainingRun run, ChipHours hours, boolean dataset) {
        var basis = hours.basis();
        var assumedMfu = hours.utilization();
        var inferred =
                basis == ChipHours.Basis.FLOP || basis == ChipHours.Basis.FLOP_WITH_DEFAULT_MFU;
        var approximate =
                basis == ChipHours.Basis.PUBLISHED
                        && List.of("approximate", "upper-bound").contains(run.chipHoursBasis);
        var counted = basis == ChipHours.Basis.CHIPS_TIMES_HOURS && dataset;
        return new WorkUncertainty(
                range(approximate, "uncertainty.chip-count"),
                range(counted, "uncertainty.chip-count"),
                range(counted, "uncertainty.training-time"),
                range(
                        inferred && !"confident".equals(model.certainty),
                        "uncertainty.training-flop"),
                range(inferred && run.precision == null, "uncertainty.peak"),
                assumedMfu == null ? EXACTLY : assumedMfu.range(),
                assumedMfu == null ? 1 : assumedMfu.mfu().value(),
                assumedMfu == null ? EXACTLY : assumedMfu.wholeRunRange());
    }

    /** How an assumed MFU comes about. */
    static List<Step> mfuStep(ChipHours hours) {
        return hours.utilization() == null || hours.utilization().step() == null
                ? List.of()
                : List.of(hours.utilization().step());
    }

    private Distribution range(boolean uncertain, String constant) {
        return uncertain ? assumptions.distribution(constant) : EXACTLY;
    }

    /** Applies the chip, the number of chips and the MFU that the question gives. */
    private TrainingStage asAsked(TrainingStage recorded) {
        var stage = recorded;
        var mfu = question.given().work().mfu();
        if (mfu != null) {
            stage = atMfu(stage, mfu);
        }
        if (chip != null) {
            var onChip = stage;
            stage =
                    ChipSwap.of(stage, chip, peaks)
                            .orElseThrow(() -> notComparable(onChip))
                            .stage();
        }
        return question.given().work().chipCount() == null
                ? stage
                : stage.on(question.given().work().chipCount());
    }

    private RuntimeException notComparable(TrainingStage stage) {
        return stage.chip() == null
                ? new MissingData(
                        "The record does not say which chip %s of %s ran on, so what it would take on another chip cannot be computed."
                                .formatted(stage.name(), stage.modelName()),
                        List.of("chip of " + stage.key()))
                : new MissingData(
                        "The record has no peaks for %s and %s at a common precision."
                                .formatted(stage.chip().name, chip.name),
                        List.of("peak of " + chip.slug));
    }

    private TrainingStage atMfu(TrainingStage stage, double mfu) {
        var peak = stage.chip() == null ? null : peaks.forTraining(stage.chip()).orElse(null);
        if (stage.flop() != null && peak != null) {
            var hours =
                    ChipHours.ofFlop(
                            new Input("FLOP", stage.flop(), "FLOP", stage.source()),
                            new Input("peak", peak.denseFlopPerSecond, "FLOP/s", peak.source.slug),
                            Input.of("MFU", mfu, "1"));
            return stage.with(stage.chip(), hours, stage.work().step());
        }
        if (stage.mfu() != null) {
            var published = publishedMfu(stage, peak);
            var hours = stage.hours().hours() * published / mfu;
            var step =
                    Step.of(
                            "Chip-hours at the given MFU",
                            "chip-hours x published MFU / MFU",
                            hours,
                            "chip-hour",
                            Input.of("chip-hours", stage.hours().hours(), "chip-hour"),
                            new Input("published MFU", published, "1", stage.source()),
                            Input.of("MFU", mfu, "1"));
            return stage.with(
                    stage.chip(), stage.hours().taking(hours, step), stage.hours().derivation());
        }
        throw new MissingData(
                "The record has neither the FLOP nor the MFU of %s of %s, so what another MFU would take cannot be computed."
                        .formatted(stage.name(), stage.modelName()),
                List.of("training FLOP of " + stage.key()));
    }

    /**
     * The MFU relative to the peak that every MFU here refers to, where the source states it for
     * another peak.
     */
    private double publishedMfu(TrainingStage stage, ChipPeak peak) {
        if (peak == null) {
            return stage.mfu();
        }
        var own = peaks.ofPublishedMfu(stage.chip(), stage.precision()).orElse(peak);
        return stage.mfu() * own.denseFlopPerSecond / peak.denseFlopPerSecond;
    }
}
