package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.TrainingPower;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.claim.Claim;
import dev.modelcost.hardware.ChipPower;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.training.BestSourceRuns;
import dev.modelcost.training.TrainingCostRequest.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The energy that a model's training took, stage by stage: by power that was measured, else by
 * Epoch's power formula, else by the TDP of the chips.
 *
 * @param uses the stages whose power is known
 * @param bases measured-power, epoch-power-formula or tdp, as used
 * @param derivation of the chip-hours
 * @param missing what the record lacks; if it lacks anything, the stages are not all there
 */
record TrainingEnergy(
        List<EnergyUse> uses, Set<String> bases, List<Step> derivation, List<String> missing) {

    /**
     * Without the power formula, whose data-centre overhead cannot be taken out, if a PUE is given.
     */
    static TrainingEnergy of(Model model, boolean pueGiven, AssumptionBook epoch) {
        var runs = TrainingRun.of(List.of(model));
        var chips = runs.stream().map(run -> run.chip).filter(Objects::nonNull).distinct().toList();
        var peaks = Peaks.of(chips);
        var choice = BestSourceRuns.of(model, runs, peaks, Scope.RUN, epoch);
        if (choice.isEmpty()) {
            return new TrainingEnergy(
                    List.of(), Set.of(), List.of(), List.of("chip-hours of " + model.slug));
        }
        var measured = measured(model);
        var uses = new ArrayList<EnergyUse>();
        var bases = new LinkedHashSet<String>();
        var missing = new ArrayList<String>();
        for (var stage : choice.get().stages()) {
            var hours = spread(model, stage, epoch);
            if (measured.isPresent()) {
                uses.add(measured(stage, hours, measured.get()));
                bases.add("measured-power");
            } else {
                var formula =
                        pueGiven
                                ? Optional.<EnergyUse>empty()
                                : byFormula(model, stage, hours, epoch);
                if (formula.isPresent()) {
                    uses.add(formula.get());
                    bases.add("epoch-power-formula");
                } else if (stage.run().chip != null && stage.run().chip.tdpWatts != null) {
                    uses.add(byTdp(stage, hours, epoch));
                    bases.add("tdp");
                } else {
                    missing.add("chip with its TDP, or power, of " + stage.run().slug);
                }
            }
        }
        var derivation =
                choice.get().stages().stream()
                        .map(stage -> stage.chipHours().derivation())
                        .toList();
        return new TrainingEnergy(uses, bases, derivation, missing);
    }

    /** Power that the makers measured, each chip with its share of the host. */
    private static Optional<Claim> measured(Model model) {
        return Claim.about(List.of(model), "power").stream()
                .filter(claim -> "measured".equals(claim.basis))
                .filter(claim -> claim.scope.equals("chip") && claim.unit.equals("W"))
                .findFirst();
    }

    private static EnergyUse measured(BestSourceRuns.Stage stage, Distribution hours, Claim power) {
        var step =
                Step.of(
                        "Measured power",
                        "as published: %s"
                                .formatted(
                                        power.subjectName == null
                                                ? "each chip"
                                                : power.subjectName),
                        power.value,
                        "W",
                        new Input("power", power.value, "W/chip", power.source.slug));
        return new EnergyUse(
                stage.name(),
                hours,
                Distribution.exact(power.value),
                false,
                List.of(step),
                stage.run().source.slug);
    }

    /** Per chip, so that a stage's chip-hours make its energy. */
    private static Optional<EnergyUse> byFormula(
            Model model, BestSourceRuns.Stage stage, Distribution hours, AssumptionBook epoch) {
        var run = stage.run();
        if (run.chipCount == null) {
            return Optional.empty();
        }
        if (run.powerWatts != null) {
            var each = run.powerWatts / run.chipCount;
            return Optional.of(
                    drawn(
                            stage,
                            hours,
                            each,
                            epoch,
                            Stream.of(
                                    Step.of(
                                            "Power of a chip, as recorded",
                                            "training power / chips",
                                            each,
                                            "W",
                                            new Input(
                                                    "training power",
                                                    run.powerWatts,
                                                    "W",
                                                    run.source.slug),
                                            Input.of("chips", run.chipCount, "chip")))));
        }
        if (run.chip == null || run.chip.tdpWatts == null || model.releasedOn == null) {
            return Optional.empty();
        }
        var power =
                TrainingPower.of(
                        run.chipCount,
                        run.chip.tdpWatts,
                        model.releasedOn,
                        MethodConstants.power(epoch),
                        run.chip.source.slug);
        var each = power.watts() / run.chipCount;
        return Optional.of(
                drawn(
                        stage,
                        hours,
                        each,
                        epoch,
                        Stream.concat(
                                power.steps().stream(),
                                Stream.of(
                                        Step.of(
                                                "Power of a chip",
                                                "training power / chips",
                                                each,
                                                "W",
                                                Input.of("training power", power.watts(), "W"),
                                                Input.of("chips", run.chipCount, "chip"))))));
    }

    /** The formula's own spread is not published: it takes the one of the average power. */
    private static EnergyUse drawn(
            BestSourceRuns.Stage stage,
            Distribution hours,
            double watts,
            AssumptionBook epoch,
            Stream<Step> steps) {
        var tpu = stage.run().chip != null && stage.run().chip.type.equals("tpu");
        return new EnergyUse(
                stage.name(),
                hours,
                epoch.distribution("average-power-fraction." + (tpu ? "tpu" : "gpu"))
                        .centredOn(watts),
                true,
                steps.toList(),
                stage.run().source.slug);
    }

    private static EnergyUse byTdp(
            BestSourceRuns.Stage stage, Distribution hours, AssumptionBook epoch) {
        var chip = stage.run().chip;
        var power = ChipPower.of(chip.tdpWatts, chip.source.slug, chip, null, null, epoch);
        return new EnergyUse(
                stage.name(),
                hours,
                power.watts(),
                false,
                List.of(power.step()),
                stage.run().source.slug);
    }

    /** What the source states exactly gets no range. */
    private static Distribution spread(
            Model model, BestSourceRuns.Stage stage, AssumptionBook assumptions) {
        var hours = stage.chipHours();
        var stated = Distribution.exact(hours.hours());
        return switch (hours.basis()) {
            case PUBLISHED ->
                    List.of("approximate", "upper-bound").contains(stage.run().chipHoursBasis)
                            ? assumptions
                                    .distribution("uncertainty.chip-count")
                                    .centredOn(hours.hours())
                            : stated;
            case CHIPS_TIMES_HOURS -> stated;
            case FLOP ->
                    "confident".equals(model.confidence)
                            ? stated
                            : assumptions
                                    .distribution("uncertainty.training-flop")
                                    .centredOn(hours.hours());
            case FLOP_WITH_DEFAULT_MFU ->
                    // Chip-hours go with 1 / MFU, whose 90 % range is that of the MFU turned over.
                    Distribution.lognormal(
                            hours.hours() * mfu(assumptions, 0) / mfu(assumptions, 1.645),
                            hours.hours(),
                            hours.hours() * mfu(assumptions, 0) / mfu(assumptions, -1.645));
        };
    }

    private static double mfu(AssumptionBook assumptions, double deviate) {
        return assumptions.distribution("mfu").at(deviate);
    }
}
