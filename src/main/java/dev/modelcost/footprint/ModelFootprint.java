package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.footprint.RequestFootprint;
import dev.modelcost.failure.MissingData;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The footprint of a model, put together from its training, its size and the grid, before it is put
 * into an answer.
 *
 * @param training null where the record does not say enough
 * @param trainingNote what the figure covers, or what is missing for it
 * @param perMillionTokens null where the number of parameters is unknown
 * @param perMillionTokensNote what the figure covers, or what is missing for it
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation line by line
 */
record ModelFootprint(
        TrainingFootprint training,
        String trainingNote,
        TokenFootprint perMillionTokens,
        String perMillionTokensNote,
        List<String> assumed,
        List<Step> derivation) {

    /** Output tokens whose footprint is answered. */
    static final int TOKENS = 1_000_000;

    /**
     * The electricity of training and of serving, as far as each can be determined.
     *
     * @param training of the place and the year of training
     * @param serving of the year in question, else the latest
     */
    record Grids(GridFigures training, GridFigures serving) {}

    /**
     * @param serving what a million output tokens take by the estimate of serving; null for the
     *     regressions of EcoLogits
     * @throws MissingData if neither training nor serving can be determined
     */
    static ModelFootprint of(
            Model model,
            FootprintRequest asked,
            TrainingEnergy energy,
            TrainingPlace place,
            Grids grids,
            RequestEnergy serving,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        if (energy.uses().isEmpty() && model.parametersTotal == null) {
            throw new MissingData(
                    "The record says neither on which chips %s was trained for how long, nor how many parameters it has."
                            .formatted(model.name),
                    Stream.concat(
                                    energy.missing().stream(),
                                    Stream.of("parameters of " + model.slug))
                            .toList());
        }
        var assumed = new ArrayList<String>();
        var derivation = new ArrayList<Step>();
        TrainingFootprint training = null;
        if (!energy.uses().isEmpty()) {
            var centre =
                    place.in(
                            DataCentre.training(
                                    model,
                                    place.pue() == null ? asked.site().pue() : place.pue(),
                                    asked.site().wueLitresPerKwh(),
                                    epoch,
                                    ecologits));
            training = training(energy, place, centre, grids.training, ecologits, derivation);
            assumed.addAll(place.assumptions(grids.training));
            assumed.addAll(assumedOfTraining(model, asked, energy, grids.training));
            assumed.addAll(centre.assumed());
        }
        TokenFootprint tokens = null;
        if (model.parametersTotal != null || serving != null) {
            var centre =
                    DataCentre.serving(
                            model,
                            asked.site().pue(),
                            asked.site().wueLitresPerKwh(),
                            epoch,
                            ecologits);
            var requests =
                    serving == null
                            ? byEcoLogits(model, asked, centre, grids.serving, ecologits, assumed)
                            : serving;
            if (requests != null) {
                tokens = tokens(requests, centre, grids.serving, ecologits, derivation);
                assumed.addAll(requests.assumed());
            }
            assumed.addAll(grids.serving.assumed());
            if (asked.site().region() == null) {
                assumed.add("Place of serving: anywhere (the world average).");
            }
            if (asked.site().year() == null && grids.serving.carbonYear() != null) {
                assumed.add(
                        "Electricity of serving: that of %d, the latest year in the record."
                                .formatted(grids.serving.carbonYear()));
            }
            assumed.addAll(centre.assumed());
        }
        if (serving == null) {
            assumed.addAll(asked.unusedByEcoLogits());
        }
        return new ModelFootprint(
                training,
                trainingNote(model, energy),
                tokens,
                tokens == null
                        ? "Missing: %sparameters of %s."
                                .formatted(
                                        model.parametersTotal == null ? "" : "active ", model.slug)
                        : note(tokens),
                assumed.stream().distinct().toList(),
                List.copyOf(derivation));
    }

    /** The year in which training ended; null if neither asked for nor known. */
    static Integer trainingYear(Model model, FootprintRequest asked, AssumptionBook epoch) {
        var year = asked.site().year();
        if (year != null || model.releasedOn == null) {
            return year;
        }
        var delay = MethodConstants.publicationDelayDays(epoch::has, epoch::value, model.slug);
        return model.releasedOn.minusDays(delay).getYear();
    }

    private static TrainingFootprint training(
            TrainingEnergy energy,
            TrainingPlace place,
            DataCentre centre,
            GridFigures grid,
            AssumptionBook ecologits,
            List<Step> derivation) {
        var sampled =
                SampledFootprint.of(
                        energy.uses(), centre, grid, MethodConstants.embodied(ecologits));
        derivation.addAll(energy.derivation());
        derivation.addAll(sampled.medians().steps());
        return new TrainingFootprint(
                sampled.chipHours(), List.copyOf(energy.bases()), place.basis(), sampled.usage());
    }

    private static List<String> assumedOfTraining(
            Model model, FootprintRequest asked, TrainingEnergy energy, GridFigures grid) {
        var assumed = new ArrayList<String>();
        if (asked.site().year() == null && model.releasedOn != null && grid.carbonYear() != null) {
            assumed.add(
                    "Electricity of training: that of %d, the nearest in the record to the model's training."
                            .formatted(grid.carbonYear()));
        }
        if (energy.bases().contains(TrainingEnergy.BY_TDP)) {
            assumed.add(
                    "Power of training: TDP x server power factor x average power fraction, since the record has no measurement.");
        }
        assumed.add(
                "Making of the machines: that of EcoLogits' GPU and server, whatever chip it was.");
        return assumed;
    }

    private static String trainingNote(Model model, TrainingEnergy energy) {
        var missing = String.join(", ", energy.missing());
        if (energy.uses().isEmpty()) {
            return "Missing: " + missing + ".";
        }
        return "The stages that trained %s; no prior research, no failed runs, no base model.%s"
                .formatted(model.name, missing.isEmpty() ? "" : " Without " + missing + ".");
    }

    private static String note(TokenFootprint tokens) {
        return tokens.method().equals(RequestEnergy.BY_ECOLOGITS)
                ? "A million output tokens by the regressions of EcoLogits, whose own error is not published: the range is"
                        + " that of PUE and WUE. Prompts cost nothing in them."
                : "A million output tokens with the prompts read beside them, by the estimate of serving: the range is that of time and"
                        + " power as measured, and of PUE and WUE.";
    }

    /** Null where it is not known how many parameters are active. */
    private static RequestEnergy byEcoLogits(
            Model model,
            FootprintRequest asked,
            DataCentre centre,
            GridFigures grid,
            AssumptionBook ecologits,
            List<String> assumed) {
        var known = ActiveParameters.of(model.parametersTotal, model.parametersActive, model);
        if (known.assumed() != null) {
            assumed.add(known.assumed());
        }
        // A mixture taken as dense would draw many times what it does.
        if (known.basis() == ActiveParameters.Basis.UNKNOWN) {
            return null;
        }
        var source = model.architectureSource == null ? model.source : model.architectureSource;
        return RequestEnergy.of(
                RequestFootprint.of(
                        known.total(),
                        known.active(),
                        0,
                        TOKENS,
                        centre.pue().median(),
                        grid.site(centre.wue().median(), centre.wueSource()),
                        MethodConstants.request(ecologits),
                        MethodConstants.embodied(ecologits),
                        source.slug),
                known.steps(),
                asked.method() == null
                        ? RequestEnergy.ecologitsForWantOf(
                                "the record does not have all of layers, heads and active parameters of "
                                        + model.name)
                        : null);
    }

    private static TokenFootprint tokens(
            RequestEnergy energy,
            DataCentre centre,
            GridFigures grid,
            AssumptionBook ecologits,
            List<Step> derivation) {
        var sampled = energy.footprint(centre, grid, MethodConstants.embodied(ecologits));
        derivation.addAll(energy.derivation(sampled));
        var kwh = sampled.usage().energyKwh();
        var prompts = energy.promptTokens() > 0;
        return new TokenFootprint(
                energy.method(),
                energy.chips(),
                energy.outputTokens(),
                prompts ? energy.promptTokens() : null,
                energy.joulesPerOutputToken(kwh),
                prompts ? energy.joulesPerToken(kwh) : null,
                sampled.usage());
    }
}
