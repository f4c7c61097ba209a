package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.TrainingPower;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.chip.Chip;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.ChipPower;
import dev.modelcost.model.Model;
import dev.modelcost.training.RecordedStages;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The energy that a model's training took, stage by stage: by power that was measured, else as the
 * training cost counts it, by the TDP of the chips with their servers at average load. The stages
 * and their chip-hours are those of the training cost.
 *
 * @param uses the stages whose power is known
 * @param bases {@link #MEASURED}, {@link #BY_TDP} or {@link #BY_FORMULA}, as used
 * @param derivation of the chip-hours
 * @param missing what the record lacks; if it lacks anything, the stages are not all there
 */
record TrainingEnergy(
        List<EnergyUse> uses, Set<String> bases, List<Step> derivation, List<String> missing) {

    static final String MEASURED = "measured-power";
    static final String BY_TDP = "tdp";

    /** Epoch's formula of the peak power of a facility, the data centre's overhead included. */
    static final String BY_FORMULA = "epoch-power-formula";

    /**
     * A stage of training, as far as its energy needs it.
     *
     * @param name of the stage
     * @param key tells it apart from other stages
     * @param hours chip-hours, as what is believed of them
     * @param chipCount chips that worked at once; null if unknown
     * @param chip null if unknown
     * @param source slug of the source of the hours; null if they were given
     * @param derivation of the chip-hours
     */
    record Stage(
            String name,
            String key,
            Distribution hours,
            Double chipCount,
            Chip chip,
            String source,
            Step derivation) {

        private static Stage of(TrainingStage stage) {
            return new Stage(
                    stage.name(),
                    stage.key(),
                    stage.ranges().spread(stage.hours()),
                    stage.chipCount(),
                    stage.chip(),
                    stage.source(),
                    stage.hours().derivation());
        }
    }

    /**
     * Of what the record says.
     *
     * @param byFormula whether Epoch's power formula counts wherever it has its inputs
     */
    static TrainingEnergy find(
            Model model, boolean byFormula, AssumptionBook epoch, AssumptionBook priors) {
        List<Stage> stages;
        try {
            stages =
                    new RecordedStages(TrainingCostRequest.rental(false), epoch, null)
                            .ofRecord(List.of(model)).stream().map(Stage::of).toList();
        } catch (MissingData unknown) {
            return new TrainingEnergy(List.of(), Set.of(), List.of(), unknown.missing());
        }
        return of(
                stages,
                byFormula ? List.of() : Claim.about(List.of(model), "power"),
                byFormula ? model.releasedOn : null,
                epoch,
                priors);
    }

    /**
     * @param powers claims about the power of the model's training, in the order of the record
     * @param formulaOf day of release, by which Epoch's power formula counts wherever it has its
     *     other inputs; null for what is measured or by TDP
     * @param priors how far what was measured may be from what was drawn
     */
    static TrainingEnergy of(
            List<Stage> stages,
            List<Claim> powers,
            LocalDate formulaOf,
            AssumptionBook epoch,
            AssumptionBook priors) {
        var measured = measured(powers);
        var uses = new ArrayList<EnergyUse>();
        var bases = new LinkedHashSet<String>();
        var missing = new ArrayList<String>();
        for (var stage : stages) {
            var formula = byFormula(stage, formulaOf, epoch);
            if (measured.isPresent()) {
                uses.add(measured(stage, measured.get(), priors));
                bases.add(MEASURED);
            } else if (formula.isPresent()) {
                uses.add(formula.get());
                bases.add(BY_FORMULA);
            } else if (stage.chip != null && stage.chip.tdpWatts != null) {
                uses.add(byTdp(stage, epoch));
                bases.add(BY_TDP);
            } else {
                missing.add("chip with its TDP, or power, of " + stage.key);
            }
        }
        return new TrainingEnergy(
                List.copyOf(uses),
                bases,
                stages.stream().map(Stage::derivation).toList(),
                List.copyOf(missing));
    }

    /** Power that the makers measured, each chip with its share of the host. */
    private static Optional<Claim> measured(List<Claim> powers) {
        return powers.stream()
                .filter(claim -> "measured".equals(claim.basis))
                .filter(claim -> claim.scope.equals("chip") && claim.unit.equals("W"))
                .findFirst();
    }

    /** What was measured of some machines, or some of the time, stands for all. */
    private static EnergyUse measured(Stage stage, Claim power, AssumptionBook priors) {
        var of =
                "published power of "
                        + (power.subjectName == null ? "each chip" : power.subjectName);
        var step =
                Step.of(
                        "Measured power",
                        of,
                        power.value,
                        "W",
                        new Input(of, power.value, "W/chip", power.source.slug));
        var believed = priors.distribution("measured-power").centredOn(power.value);
        return use(stage, believed, false, List.of(step));
    }

    /** Per chip, so that a stage's chip-hours make its energy. */
    private static Optional<EnergyUse> byFormula(
            Stage stage, LocalDate releasedOn, AssumptionBook epoch) {
        var count = stage.chipCount;
        var chip = stage.chip;
        if (count == null
                || count < 1
                || chip == null
                || chip.tdpWatts == null
                || releasedOn == null) {
            return Optional.empty();
        }
        var power =
                TrainingPower.of(
                        count,
                        chip.tdpWatts,
                        releasedOn,
                        MethodConstants.power(epoch),
                        chip.source.slug);
        var each = power.watts() / count;
        var perChip =
                Step.of(
                        "Power of a chip",
                        "training power / chips",
                        each,
                        "W",
                        Input.of("training power", power.watts(), "W"),
                        Input.of("chips", count, "chip"));
        // The formula's own spread is not published: it takes the one of the average power.
        var believed = epoch.distribution(ChipPower.averageFraction(chip)).centredOn(each);
        return Optional.of(
                use(
                        stage,
                        believed,
                        true,
                        Stream.concat(power.steps().stream(), Stream.of(perChip)).toList()));
    }

    private static EnergyUse byTdp(Stage stage, AssumptionBook epoch) {
        var chip = stage.chip;
        var power = ChipPower.of(chip.tdpWatts, chip.source.slug, chip, null, null, epoch);
        return use(stage, power.watts(), false, List.of(power.step()));
    }

    private static EnergyUse use(Stage stage, Distribution watts, boolean drawn, List<Step> steps) {
        return new EnergyUse(stage.name, stage.hours, watts, drawn, steps, stage.source);
    }
}
