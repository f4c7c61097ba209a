package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.DefaultUtilization;
import dev.modelcost.calc.training.TrainedModel;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.calc.training.WorkUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.training.TrainingCostRequest.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The single stage of a question that specifies the work itself or changes the work of a recorded
 * model. Values given by the question are exact.
 */
final class GivenStage {

    private static final Distribution EXACTLY = Distribution.exact(1);
    private static final double ROUNDING = 1e-6;

    private final GivenWork given;
    private final GivenDates dates;
    private final AssumptionBook assumptions;
    private final RecordedStages workloads;
    private final Model model;
    private final List<TrainingRun> runs;
    private final List<String> assumed = new ArrayList<>();
    private final List<Step> changes = new ArrayList<>();
    private final RunFlop work;

    /** Of the model's own run, where the question leaves the MFU to it; null else. */
    private RecordedUtilisation recorded;

    /**
     * @param model null if the question names none
     */
    GivenStage(
            TrainingCostRequest question,
            AssumptionBook assumptions,
            RecordedStages workloads,
            Model model) {
        this.given = question.given().work();
        this.dates = question.given().dates();
        this.assumptions = assumptions;
        this.workloads = workloads;
        this.model = model;
        this.runs = model == null ? List.of() : bestFirst(model);
        this.work =
                RunFlop.of(model == null ? given.flop() : given.flop().completedBy(model, assumed));
    }

    /** Whether the given values are enough to make a stage. */
    static boolean isTold(TrainingCostRequest question) {
        var given = question.given();
        if (given.work().tells()) {
            return true;
        }
        // A buyer of a cluster need not know how long it will run.
        return given.model() == null
                ? question.method() == Method.ACQUISITION && given.work().chipCount() != null
                : given.work().flop().changesTheRecord();
    }

    /**
     * @param chip null if the question names no chip; the chip of the model's runs is then used
     */
    TrainingStage on(Chip chip) {
        var worked = chip == null ? chipOf(runs) : chip;
        var hours = hours(worked);
        refuseTheImpossible(hours, worked);
        var rate =
                chip == null || chip.equals(chipOf(runs))
                        ? runs.stream()
                                .filter(run -> run.usdPerChipHour != null)
                                .findFirst()
                                .orElse(null)
                        : null;
        if (isInferred(hours) && work.step() != null) {
            changes.add(work.step());
        }
        if (recorded != null) {
            changes.add(recorded.step());
        }
        if (hours != null) {
            changes.addAll(RecordedStages.mfuStep(hours));
        }
        return new TrainingStage(
                model,
                "training",
                worked,
                given.precision(),
                hours,
                given.chipCount(),
                given.wallClockHours(),
                null,
                hours == null ? WorkUncertainty.NONE : ranges(hours),
                false,
                work,
                given.mfu(),
                rate == null ? null : rate.usdPerChipHour,
                rate == null ? null : rate.source.slug,
                rate == null ? null : rate.source.title,
                TrainingStage.GIVEN,
                List.copyOf(changes),
                List.copyOf(assumed));
    }

    private List<TrainingRun> bestFirst(Model model) {
        var runs = TrainingRun.of(model);
        workloads
                .peaks()
                .add(
                        runs.stream()
                                .map(run -> run.chip)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        return BestSourceRuns.bestFirst(model, runs, workloads.peaks());
    }

    private static Chip chipOf(List<TrainingRun> runs) {
        return runs.stream().map(run -> run.chip).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private WorkUncertainty ranges(ChipHours hours) {
        var assumedMfu = hours.utilization();
        return new WorkUncertainty(
                EXACTLY,
                EXACTLY,
                EXACTLY,
                EXACTLY,
                assumedMfu != null && given.precision() == null
                        ? assumptions.distribution("uncertainty.peak")
                        : EXACTLY,
                // Another run of the same model takes as many hours for its work only about.
                recorded != null
                        ? assumptions.distribution("uncertainty.chip-count")
                        : assumedMfu == null ? EXACTLY : assumedMfu.range(),
                recorded != null
                        ? recorded.mfu()
                        : assumedMfu == null ? 1 : assumedMfu.mfu().value(),
                assumedMfu == null ? EXACTLY : assumedMfu.wholeRunRange());
    }

    /** Null if the hours of the chips are not known. */
    private ChipHours hours(Chip chip) {
        if (given.chipHours() != null) {
            return ChipHours.published(given.chipHours(), null);
        }
        if (given.tellsChipsAndHours()) {
            return ChipHours.ofChips(given.chipCount(), given.wallClockHours(), null);
        }
        if (work.flop() == null) {
            if (model != null && given.flop().changesTheRecord()) {
                throw unknownWork();
            }
            return null;
        }
        if (chip == null) {
            throw new MissingData(
                    "Chip-hours can be derived from FLOP only for a chip whose peak is known; name"
                            + " a chip.",
                    List.of("chip"));
        }
        workloads.peaks().add(List.of(chip));
        if (given.mfu() == null && model != null) {
            recorded =
                    RecordedUtilisation.of(model, runs, work, workloads.peaks(), assumptions)
                            .orElse(null);
        }
        var found = peak(chip);
        var flop = Input.of("FLOP", work.flop(), "FLOP");
        var peak =
                new Input(
                        "peak",
                        found.denseFlopPerSecond,
                        "FLOP/s in " + found.precision,
                        found.source.slug);
        return given.mfu() == null && recorded == null
                ? ChipHours.ofFlop(flop, peak, expectedMfu(chip))
                : ChipHours.ofFlop(flop, peak, mfu());
    }

    private DefaultUtilization expectedMfu(Chip chip) {
        var day = dates.trainingStart() == null ? dates.publishedOn() : dates.trainingStart();
        return new ExpectedMfu(MethodConstants.utilization(assumptions), workloads.peaks())
                .of(
                        chip,
                        given.precision(),
                        trained(),
                        work.steps(),
                        day == null && model != null ? model.releasedOn : day);
    }

    /** As the record has it, with what the question says of it. */
    private TrainedModel trained() {
        var recordedModel = ExpectedMfu.trained(model);
        var active = given.flop().activeParameters();
        var mixture = given.mixture() == null ? recordedModel.mixture() : given.mixture();
        return new TrainedModel(
                mixture,
                active == null && mixture == recordedModel.mixture()
                        ? recordedModel.parametersTotal()
                        : null,
                active == null ? recordedModel.parametersActive() : active);
    }

    private Input mfu() {
        if (given.mfu() != null) {
            return Input.of("MFU", given.mfu(), "1");
        }
        assumed.add(
                "MFU: %.3f, as in the recorded run of %s, so that chip-hours go with the FLOP."
                        .formatted(recorded.mfu(), model.name));
        return Input.of("MFU", recorded.mfu(), "1");
    }

    /** An MFU that is not given is one of the peak to which every MFU refers. */
    private ChipPeak peak(Chip chip) {
        var named = given.mfu() == null ? null : given.precision();
        return (named == null
                        ? workloads.peaks().forTraining(chip)
                        : workloads.peaks().at(chip, named))
                .orElseThrow(
                        () ->
                                new MissingData(
                                        "The record has no peak for %s%s."
                                                .formatted(
                                                        chip.name,
                                                        named == null ? "" : " in " + named),
                                        List.of("peak of " + chip.slug)));
    }

    /** What changes a model's work is of no use where the rest of it is unknown. */
    private MissingData unknownWork() {
        var missing = new ArrayList<String>();
        if (given.flop().activeParameters() == null) {
            missing.add("activeParameters");
        }
        if (given.flop().trainingTokens() == null) {
            missing.add("trainingTokens");
        }
        return new MissingData(
                "The record does not tell the parameters or the tokens of %s, so not what other work than the recorded one would take; give trainingFlop, or activeParameters and trainingTokens."
                        .formatted(model.name),
                missing);
    }

    private static boolean isInferred(ChipHours hours) {
        return hours != null
                && (hours.basis() == ChipHours.Basis.FLOP
                        || hours.basis() == ChipHours.Basis.FLOP_WITH_DEFAULT_MFU);
    }

    /** No chip exceeds its fastest dense peak, or the peak at the given precision. */
    private void refuseTheImpossible(ChipHours hours, Chip chip) {
        if (hours == null || isInferred(hours) || work.flop() == null || chip == null) {
            return;
        }
        workloads.peaks().add(List.of(chip));
        var peak = workloads.peaks().bound(chip, given.precision());
        if (peak.isEmpty()) {
            return;
        }
        var mfu = TrainingCompute.mfu(work.flop(), hours.hours(), peak.get().denseFlopPerSecond);
        if (mfu > 1 + ROUNDING) {
            throw new InvalidInput(
                    given.flop().trainingFlop() == null ? "trainingTokens" : "trainingFlop",
                    "%s FLOP in %s chip-hours is an MFU of %s of the dense peak of %s in %s, %s FLOP/s; an MFU above 1 is impossible."
                            .formatted(
                                    work.flop(),
                                    hours.hours(),
                                    mfu,
                                    chip.name,
                                    peak.get().precision,
                                    peak.get().denseFlopPerSecond));
        }
    }
}
