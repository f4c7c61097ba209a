package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.calc.training.WorkUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.training.TrainingCostRequest.Method;
import java.util.List;
import java.util.Objects;

/**
 * The single stage of a question that specifies the work itself. Values given by the question are
 * exact.
 */
final class GivenStage {

    private static final Distribution EXACTLY = Distribution.exact(1);
    private static final double ROUNDING = 1e-6;

    private final GivenWork given;
    private final AssumptionBook assumptions;
    private final RecordedStages workloads;
    private final RunFlop work;

    GivenStage(TrainingCostRequest question, AssumptionBook assumptions, RecordedStages workloads) {
        this.given = question.given().work();
        this.assumptions = assumptions;
        this.workloads = workloads;
        this.work = RunFlop.of(given.flop());
    }

    /** Whether the given values are enough to make a stage. */
    static boolean isTold(TrainingCostRequest question) {
        var given = question.given();
        // A buyer of a cluster need not know how long it will run.
        return given.work().tells()
                || question.method() == Method.ACQUISITION
                        && given.work().chipCount() != null
                        && given.model() == null;
    }

    /**
     * @param model null if the question names no model
     * @param chip null if the question names no chip; the chip of the model's runs is then used
     */
    TrainingStage stage(Model model, Chip chip) {
        var runs = model == null ? List.<TrainingRun>of() : bestFirst(model);
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
        return new TrainingStage(
                model,
                "training",
                worked,
                given.precision(),
                hours,
                given.chipCount(),
                given.wallClockHours(),
                null,
                hours == null ? WorkUncertainty.NONE : ranges(hours.basis()),
                false,
                work,
                given.mfu(),
                rate == null ? null : rate.usdPerChipHour,
                rate == null ? null : rate.source.slug,
                rate == null ? null : rate.source.title,
                "question",
                isInferred(hours) && work.step() != null ? List.of(work.step()) : List.of());
    }

    private List<TrainingRun> bestFirst(Model model) {
        var runs = TrainingRun.of(List.of(model));
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

    private WorkUncertainty ranges(ChipHours.Basis basis) {
        return new WorkUncertainty(
                EXACTLY,
                EXACTLY,
                EXACTLY,
                EXACTLY,
                basis == ChipHours.Basis.FLOP_WITH_DEFAULT_MFU && given.precision() == null
                        ? assumptions.distribution("uncertainty.peak")
                        : EXACTLY,
                workloads.mfuRange(basis),
                basis == ChipHours.Basis.FLOP_WITH_DEFAULT_MFU ? assumptions.value("mfu") : 1);
    }

    /** Null if the hours of the chips are not known. */
    private ChipHours hours(Chip chip) {
        if (given.chipHours() != null) {
            return ChipHours.published(given.chipHours(), null);
        }
        if (given.tellsChipsAndHours()) {
            return ChipHours.ofChips(given.chipCount(), given.wallClockHours(), null);
        }
        var flop = work.flop();
        if (flop == null) {
            return null;
        }
        if (chip == null) {
            throw new MissingData(
                    "Chip-hours can be derived from FLOP only for a chip whose peak is known; name a chip.",
                    List.of("chip"));
        }
        workloads.peaks().add(List.of(chip));
        var byDefault = given.mfu() == null;
        var peak =
                (byDefault || given.precision() == null
                                ? workloads.peaks().forTraining(chip)
                                : workloads.peaks().at(chip, given.precision()))
                        .orElseThrow(
                                () ->
                                        new MissingData(
                                                "The record has no peak for %s%s."
                                                        .formatted(
                                                                chip.name,
                                                                byDefault
                                                                                || given.precision()
                                                                                        == null
                                                                        ? ""
                                                                        : " in "
                                                                                + given
                                                                                        .precision()),
                                                List.of("peak of " + chip.slug)));
        return ChipHours.ofFlop(
                Input.of("FLOP", flop, "FLOP"),
                new Input(
                        "peak",
                        peak.denseFlopPerSecond,
                        "FLOP/s in " + peak.precision,
                        peak.source.slug),
                byDefault ? assumptions.input("MFU", "mfu") : Input.of("MFU", given.mfu(), "1"),
                byDefault);
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
