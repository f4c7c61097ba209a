package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.footprint.RequestFootprint;
import dev.modelcost.calc.hardware.TrainingPower;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import java.util.ArrayList;
import java.util.List;

/**
 * The footprint of what is described, before it is put into an answer: arithmetic on what is given,
 * ranges for the rest.
 *
 * @param chipHours null if they are unknown
 * @param trainingPowerWatts by Epoch's formula; null without its inputs
 * @param footprint of the use of machines; null if none was asked for
 * @param request null if none was asked for
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation line by line
 */
record FootprintEstimate(
        Estimate chipHours,
        Double trainingPowerWatts,
        UsageFootprint footprint,
        RequestFootprintEstimate request,
        List<String> assumed,
        List<Step> derivation) {

    private static final double JOULES_PER_KWH = 3.6e6;
    private static final double WATT_HOURS_PER_KWH = 1000;

    /**
     * @param chip that the question names; null for none
     * @throws MissingData that names what is missing
     */
    static FootprintEstimate of(
            FootprintEstimateRequest asked,
            Chip chip,
            GridFigures grid,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        var assumed = new ArrayList<String>();
        var power = power(asked.use(), chip, epoch);
        var use = DescribedUse.of(asked.use(), asked.byFormula(), chip, power, epoch, assumed);
        var total = asked.tokens().totalParameters();
        if (use == null && power == null && total == null) {
            throw new MissingData(
                    "Give energyKwh, or chipHours with wattsPerChip, tdpWatts or chip, or chipCount with wallClockHours; or"
                            + " totalParameters with outputTokens.",
                    "energyKwh or chipHours or totalParameters");
        }
        var centre = centre(asked, epoch, ecologits);
        var embodied = MethodConstants.embodied(ecologits);
        var derivation = new ArrayList<Step>();
        SampledFootprint sampled = null;
        if (power != null) {
            derivation.addAll(power.steps());
        }
        if (use != null) {
            sampled =
                    SampledFootprint.of(
                            List.of(use), centre, grid, making(asked.use(), embodied, assumed));
            derivation.addAll(sampled.medians().steps());
        }
        var request =
                total == null
                        ? null
                        : request(asked.tokens(), centre, grid, embodied, ecologits, derivation);
        if (request != null) {
            assumed.addAll(assumedOfRequest(asked.tokens()));
        }
        if (use != null || request != null) {
            assumed.addAll(grid.assumed());
            if (asked.electricityYear() == null && grid.carbonYear() != null) {
                assumed.add(
                        "Electricity of %d, the latest year in the record."
                                .formatted(grid.carbonYear()));
            }
            assumed.addAll(centre.assumed());
        }
        assumed.addAll(UnusedOfFootprint.of(asked, use != null, power != null));
        return new FootprintEstimate(
                use == null || asked.use().hours() == null ? null : sampled.chipHours(),
                power == null ? null : power.watts(),
                use == null ? null : sampled.usage(),
                request,
                List.copyOf(assumed),
                List.copyOf(derivation));
    }

    /** By Epoch's formula, where count, TDP and day are given; else null. */
    private static TrainingPower power(MachineUseRequest use, Chip chip, AssumptionBook epoch) {
        var tdp = DescribedUse.tdpWatts(use, chip);
        if (use.chipCount() == null || use.publishedOn() == null || tdp == null) {
            return null;
        }
        return TrainingPower.of(
                use.chipCount(),
                tdp,
                use.publishedOn(),
                MethodConstants.power(epoch),
                use.tdpWatts() == null ? chip.source.slug : null);
    }

    private static DataCentre centre(
            FootprintEstimateRequest asked, AssumptionBook epoch, AssumptionBook ecologits) {
        var provider = asked.tokens().provider();
        var pue = asked.site().pue();
        var wue = asked.site().wueLitresPerKwh();
        return provider == null
                ? DataCentre.training(null, pue, wue, epoch, ecologits)
                : DataCentre.serving(provider, pue, wue, epoch, ecologits);
    }

    /** Nothing where the chip-hours that would carry it are unknown. */
    private static EmbodiedConstants making(
            MachineUseRequest use, EmbodiedConstants embodied, List<String> assumed) {
        if (use.hours() == null) {
            assumed.add("The making of the machines is left out: the chip-hours are unknown.");
            return new EmbodiedConstants(
                    0, 0, embodied.chipsPerServer(), embodied.lifetimeHours(), embodied.source());
        }
        assumed.add(
                "Making of the machines: that of EcoLogits' GPU and server, whatever chip it was.");
        return embodied;
    }

    private static RequestFootprintEstimate request(
            TokenRequest asked,
            DataCentre centre,
            GridFigures grid,
            EmbodiedConstants embodied,
            AssumptionBook ecologits,
            List<Step> derivation) {
        if (asked.outputTokens() == null) {
            throw new MissingData("A request needs its output tokens.", "outputTokens");
        }
        var total = asked.totalParameters();
        var prompt = asked.promptTokens() == null ? 0 : asked.promptTokens();
        int output = asked.outputTokens();
        var request =
                RequestFootprint.of(
                        total,
                        asked.activeParameters() == null ? total : asked.activeParameters(),
                        prompt,
                        output,
                        centre.pue().median(),
                        grid.site(centre.wue().median(), centre.wueSource()),
                        MethodConstants.request(ecologits),
                        embodied,
                        null);
        derivation.addAll(request.steps());
        var usage =
                SampledFootprint.of(List.of(EnergyUse.of(request)), centre, grid, embodied).usage();
        var energy = usage.energyKwh();
        return new RequestFootprintEstimate(
                request.chips(),
                request.latencySeconds(),
                energy.times(WATT_HOURS_PER_KWH),
                energy.times(JOULES_PER_KWH / output),
                energy.times(JOULES_PER_KWH / ((double) output + prompt)),
                usage);
    }

    private static List<String> assumedOfRequest(TokenRequest asked) {
        var assumed = new ArrayList<String>();
        if (asked.activeParameters() == null) {
            assumed.add("Taken as a dense model: activeParameters is not given.");
        }
        if (asked.promptTokens() == null) {
            assumed.add("No prompt tokens, which cost nothing in the regressions of EcoLogits.");
        }
        return assumed;
    }
}
