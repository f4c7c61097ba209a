package dev.modelcost.metric;

import dev.modelcost.calc.ChipHours;
import dev.modelcost.calc.Distribution;
import dev.modelcost.calc.Input;
import dev.modelcost.calc.Step;
import dev.modelcost.calc.TrainingCompute;
import dev.modelcost.calc.WorkUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.metric.TrainingCostQuestion.Method;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.web.Problems;
import java.util.List;
import java.util.Objects;

/** The one stage of a question that tells the work itself. What it tells is exact. */
final class GivenWork {

    private static final Distribution EXACTLY = Distribution.exact(1);

    private final TrainingEstimateRequest given;
    private final AssumptionBook assumptions;
    private final Workloads workloads;

    GivenWork(TrainingCostQuestion question, AssumptionBook assumptions, Workloads workloads) {
        this.given = question.given();
        this.assumptions = assumptions;
        this.workloads = workloads;
    }

    /** Whether there is a stage to be made of what is given. */
    static boolean isTold(TrainingCostQuestion question) {
        var given = question.given();
        // Who buys a cluster need not know how long it will run.
        return given.tellsWork()
                || question.method() == Method.ACQUISITION
                        && given.chipCount() != null
                        && given.model() == null;
    }

    /**
     * @param model null if the question names none
     * @param chip null if the question names none; then the chip of the model's runs
     */
    Workload stage(Model model, Chip chip) {
        var runs = model == null ? List.<TrainingRun>of() : TrainingRun.of(List.of(model));
        var worked = chip == null ? chipOf(runs) : chip;
        var hours = hours(worked);
        var rate =
                chip == null || chip.equals(chipOf(runs))
                        ? runs.stream()
                                .filter(run -> run.usdPerChipHour != null)
                                .findFirst()
                                .orElse(null)
                        : null;
        return new Workload(
                model,
                "training",
                worked,
                given.precision(),
                hours,
                given.chipCount(),
                given.wallClockHours(),
                hours == null ? WorkUncertainty.NONE : ranges(hours.basis()),
                false,
                flop(),
                given.mfu(),
                rate == null ? null : rate.usdPerChipHour,
                rate == null ? null : rate.source.slug,
                rate == null ? null : rate.source.title,
                "question",
                flopStep());
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

    /** Null for chips without hours. */
    private ChipHours hours(Chip chip) {
        if (given.chipHours() != null) {
            return ChipHours.published(given.chipHours(), null);
        }
        if (given.chipCount() != null && given.wallClockHours() != null) {
            return ChipHours.ofChips(given.chipCount(), given.wallClockHours(), null);
        }
        var flop = flop();
        if (flop == null) {
            return null;
        }
        if (chip == null) {
            throw Problems.notEnoughData(
                    "Chip-hours follow from FLOP only on a chip whose peak is known; name one.",
                    List.of("chip"));
        }
        workloads.peaks().add(List.of(chip));
        var peak =
                (given.precision() == null
                                ? workloads.peaks().of(chip, null)
                                : workloads.peaks().at(chip, given.precision()))
                        .orElseThrow(
                                () ->
                                        Problems.notEnoughData(
                                                "The record has no peak of %s%s."
                                                        .formatted(
                                                                chip.name,
                                                                given.precision() == null
                                                                        ? ""
                                                                        : " in "
                                                                                + given
                                                                                        .precision()),
                                                List.of("peak of " + chip.slug)));
        var byDefault = given.mfu() == null;
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

    private Double flop() {
        if (given.trainingFlop() != null) {
            return given.trainingFlop();
        }
        return given.activeParameters() == null || given.trainingTokens() == null
                ? null
                : Double.valueOf(
                        TrainingCompute.flop(
                                given.activeParameters(), given.trainingTokens(), epochs()));
    }

    private double epochs() {
        return given.epochs() == null ? 1 : given.epochs();
    }

    private List<Step> flopStep() {
        var needed =
                given.chipHours() == null
                        && (given.chipCount() == null || given.wallClockHours() == null)
                        && given.trainingFlop() == null
                        && flop() != null;
        return needed
                ? List.of(
                        Step.of(
                                "Training FLOP",
                                "6 x active parameters x tokens x epochs",
                                flop(),
                                "FLOP",
                                Input.of("active parameters", given.activeParameters(), "1"),
                                Input.of("tokens", given.trainingTokens(), "token"),
                                Input.of("epochs", epochs(), "1")))
                : List.of();
    }
}
