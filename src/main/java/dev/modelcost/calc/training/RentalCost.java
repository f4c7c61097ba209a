package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What training costs when the chips are rented: the sum over its stages of chip-hours x hourly
 * rate.
 *
 * <p>Plain arithmetic on its inputs, with no range of its own.
 *
 * @param stages at least one, in the order given
 * @param chipHours of all stages
 * @param costUsd of all stages
 * @param derivation one step per stage, then the sum
 */
public record RentalCost(
        List<RentalStage> stages, double chipHours, double costUsd, List<Step> derivation) {

    public RentalCost {
        stages = List.copyOf(stages);
        derivation = List.copyOf(derivation);
        Require.positive("chipHours", chipHours);
        Require.positive("costUsd", costUsd);
    }

    /**
     * @throws IllegalArgumentException if there are no stages, because an empty list does not mean
     *     that training was free
     */
    public static RentalCost of(List<RentalStage> stages) {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("no stages");
        }
        double chipHours = 0;
        double costUsd = 0;
        var steps = new ArrayList<Step>(stages.size() + 1);
        var parts = new ArrayList<Input>();
        for (var stage : stages) {
            chipHours += stage.chipHours();
            costUsd += stage.costUsd();
            parts.add(Input.of(stage.name(), stage.costUsd(), "USD"));
            steps.add(
                    Step.of(
                            "Rental of " + stage.name(),
                            "chip-hours x rate",
                            stage.costUsd(),
                            "USD",
                            new Input(
                                    "chip-hours",
                                    stage.chipHours(),
                                    "chip-hour",
                                    stage.hoursSource()),
                            new Input(
                                    "rate",
                                    stage.usdPerChipHour(),
                                    "USD/chip-hour",
                                    stage.rateSource())));
        }
        if (parts.size() > 1) {
            steps.add(Step.sum("Rental of all stages", costUsd, "USD", parts));
        }
        return new RentalCost(stages, chipHours, costUsd, steps);
    }
}
