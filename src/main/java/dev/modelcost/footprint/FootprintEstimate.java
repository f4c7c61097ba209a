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
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
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

    private static final double WATT_HOURS_PER_KWH = 1000;

    /**
     * @param model that the question names; null for none
     * @param chip that the question names; null for none
     * @param serving what the request takes by the estimate of serving; null for the regressions of
     *     EcoLogits
     * @throws MissingData that names what is missing
     */
    static FootprintEstimate of(
            FootprintEstimateRequest asked,
            Model model,
            Chip chip,
            RequestEnergy serving,
            GridFigures grid,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        var assumed = new ArrayList<String>();
        var power = power(asked.use(), chip, epoch);
        var use = DescribedUse.of(asked.use(), asked.byFormula(), chip, power, epoch, assumed);
        if (use == null && power == null && !asked.speaksOfRequests()) {
            throw new MissingData(
                    "Give energyKwh, or chipHours with wattsPerChip, tdpWatts or chip, or chipCount with wallClockHours; or"
                            + " a model, or totalParameters with outputTokens.",
                    "energyKwh or chipHours or model or totalParameters");
        }
        var centre = centre(asked, model, epoch, ecologits);
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
        RequestFootprintEstimate request = null;
        if (asked.speaksOfRequests()) {
            var energy =
                    serving == null
                            ? byEcoLogits(asked, model, centre, grid, embodied, ecologits, assumed)
                            : serving;
            request = request(energy, centre, grid, embodied, derivation);
            assumed.addAll(energy.assumed());
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
        assumed.addAll(UnusedOfFootprint.of(asked, use != null, power != null, serving != null));
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
            FootprintEstimateRequest asked,
            Model model,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        var provider = asked.tokens().provider();
        var pue = asked.site().pue();
        var wue = asked.site().wueLitresPerKwh();
        return provider == null
                ? DataCentre.serving(model, pue, wue, epoch, ecologits)
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

    private static RequestEnergy byEcoLogits(
            FootprintEstimateRequest asked,
            Model model,
            DataCentre centre,
            GridFigures grid,
            EmbodiedConstants embodied,
            AssumptionBook ecologits,
            List<String> assumed) {
        var tokens = asked.tokens();
        if (tokens.outputTokens() == null) {
            throw new MissingData("A request needs its output tokens.", "outputTokens");
        }
        var total = tokens.totalParameters();
        var active = tokens.activeParameters();
        var source = (String) null;
        if (model != null && total == null) {
            total = model.parametersTotal;
            active = active == null ? model.parametersActive : active;
            source = model.source.slug;
        }
        if (total == null) {
            throw new MissingData(
                    "The record does not say how many parameters %s has.".formatted(model.name),
                    "totalParameters of " + model.slug);
        }
        var known = ActiveParameters.of(total, active, source == null ? null : model);
        if (known.basis() == ActiveParameters.Basis.UNKNOWN) {
            throw new MissingData(
                    "The record does not say how many parameters of %s are active per token, and it is a mixture of experts."
                            .formatted(model.name),
                    "activeParameters of " + model.slug);
        }
        if (tokens.activeParameters() == null && source == null) {
            assumed.add("Taken as a dense model: activeParameters is not given.");
        } else if (known.assumed() != null) {
            assumed.add(known.assumed());
        }
        if (tokens.promptTokens() == null) {
            assumed.add("No prompt tokens, which cost nothing in the regressions of EcoLogits.");
        }
        return RequestEnergy.of(
                RequestFootprint.of(
                        known.total(),
                        known.active(),
                        tokens.promptTokens() == null ? 0 : tokens.promptTokens(),
                        tokens.outputTokens(),
                        centre.pue().median(),
                        grid.site(centre.wue().median(), centre.wueSource()),
                        MethodConstants.request(ecologits),
                        embodied,
                        source),
                known.steps(),
                asked.method() == null
                        ? RequestEnergy.ecologitsForWantOf(
                                model == null
                                        ? "no model is named whose layers and heads are known"
                                        : "the record does not have all of layers, heads and active parameters of "
                                                + model.name)
                        : null);
    }

    private static RequestFootprintEstimate request(
            RequestEnergy energy,
            DataCentre centre,
            GridFigures grid,
            EmbodiedConstants embodied,
            List<Step> derivation) {
        var sampled = energy.footprint(centre, grid, embodied);
        derivation.addAll(energy.derivation(sampled));
        var kwh = sampled.usage().energyKwh();
        return new RequestFootprintEstimate(
                energy.method(),
                energy.chips(),
                energy.latencySeconds(),
                kwh.times(WATT_HOURS_PER_KWH),
                energy.joulesPerOutputToken(kwh),
                energy.joulesPerToken(kwh),
                sampled.usage());
    }
}
