package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.NormalQuantile;
import dev.modelcost.chip.Chip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chips of a training run draw, by phase. The power of the whole facility at its peak is
 * that of Epoch's formula.
 *
 * @param stepsWatts the chips alone while training steps run, in watts: close to their TDP, by
 *     measurement; null for chips that are no GPUs, of which the record has no measurement
 * @param averageWatts the chips with their servers on average over all hours of the run, in watts:
 *     TDP x server power factor x average power fraction, which allows for idle and lost hours
 */
public record TrainingPhases(@Nullable Estimate stepsWatts, Estimate averageWatts) {

    private static final String STEPS = "step-power-fraction.gpu";
    private static final double SHARE = 0.9;

    /**
     * @param chips that run at once
     * @param tdpWatts of one of them
     * @param tdpSource slug; null if it is given
     * @param derivation to which the arithmetic is added
     */
    public static TrainingPhases of(
            double chips,
            double tdpWatts,
            String tdpSource,
            Chip chip,
            AssumptionBook assumptions,
            List<Step> derivation) {
        var tdp = new Input("TDP", tdpWatts, "W/chip", tdpSource);
        var count = Input.of("chips", chips, "chip");
        var average = ChipPower.of(tdpWatts, tdpSource, chip, null, null, assumptions);
        var watts = average.watts().median() * chips;
        var steps = new ArrayList<Step>();
        Estimate inSteps = null;
        if ((chip == null || chip.isGpu()) && assumptions.has(STEPS)) {
            var fraction = assumptions.input("step power fraction", STEPS);
            var busy = chips * tdpWatts * fraction.value();
            steps.add(
                    Step.of(
                            "Power of the chips in training steps",
                            "chips x TDP x step power fraction",
                            busy,
                            "W",
                            count,
                            tdp,
                            fraction));
            inSteps = estimate(assumptions.distribution(STEPS).centredOn(busy));
        }
        steps.add(average.step());
        steps.add(
                Step.of(
                        "Average power of the chips with their servers",
                        "chips x power of a chip with its server",
                        watts,
                        "W",
                        count,
                        Input.of(
                                "power of a chip with its server",
                                average.watts().median(),
                                "W/chip")));
        derivation.addAll(steps);
        return new TrainingPhases(inSteps, estimate(average.watts().centredOn(watts)));
    }

    private static Estimate estimate(Distribution watts) {
        return Estimate.range(
                watts.at(-NormalQuantile.OF_90_PERCENT),
                watts.median(),
                watts.at(NormalQuantile.OF_90_PERCENT),
                SHARE);
    }
}
