package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.chip.Chip;
import dev.modelcost.claim.Claim;
import dev.modelcost.claim.WhatOthersSay;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.grid.Regions;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.serving.ServingEnergy;
import dev.modelcost.serving.ServingEnergyRequest;
import dev.modelcost.source.SourceRef;
import dev.modelcost.source.SourceRefs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Answers what training, serving and machines draw from the grid, emit and evaporate: finds what
 * the record says and lets {@link ModelFootprint} and {@link FootprintEstimate} compute.
 */
final class FootprintEstimator {

    private static final List<String> PUBLISHED = List.of("energy", "carbon", "water");

    private final AssumptionBook training = AssumptionBook.open(AssumptionBook.TRAINING);
    private final AssumptionBook ecologits = AssumptionBook.open(AssumptionBook.ECOLOGITS);
    private final AssumptionBook priors = AssumptionBook.open(AssumptionBook.PRIORS);

    /**
     * Of a model of the record.
     *
     * @throws InvalidInput for a region that is not in the record
     * @throws MissingData if neither training nor serving can be determined
     */
    FootprintReport report(Model model, FootprintRequest asked) {
        try {
            return ofModel(model, asked);
        } catch (MissingData unknown) {
            throw withPublished(unknown, model);
        }
    }

    private FootprintReport ofModel(Model model, FootprintRequest asked) {
        var taken = new ArrayList<String>();
        var serving =
                byServing(
                        new ServingEnergy.Served(model, null, null),
                        asked.method(),
                        () -> asked.serving().named(taken),
                        ModelFootprint.TOKENS,
                        taken);
        var place =
                TrainingPlace.of(model, asked.site(), TrainingRun.of(model), Regions.ofRecord());
        var trainedIn = ModelFootprint.trainingYear(model, asked, training);
        var footprint =
                ModelFootprint.of(
                        model,
                        asked,
                        TrainingEnergy.find(model, asked.byFormula(), training, priors),
                        place,
                        new ModelFootprint.Grids(
                                place.grid(trainedIn, asked.site().waterLitresPerKwh()),
                                grid(
                                        asked.site().region() == null
                                                ? Regions.WORLD
                                                : asked.site().region(),
                                        asked.site(),
                                        asked.site().year())),
                        serving,
                        training,
                        ecologits);
        return FootprintReport.of(
                model,
                taken,
                footprint,
                published(model, footprint.training()),
                sources(footprint.derivation(), serving),
                assumptions(serving, training.used(), ecologits.used(), priors.used()));
    }

    /** The same, with what others say of the model, or else of what its maker sells. */
    private static MissingData withPublished(MissingData unknown, Model model) {
        var said = WhatOthersSay.of(model, PUBLISHED);
        var ofProducts =
                said.isEmpty() ? WhatOthersSay.ofProducts(model, PUBLISHED) : List.<String>of();
        var sentence =
                !said.isEmpty()
                        ? " What others say of it, which is not used here: %s."
                                .formatted(String.join("; ", said))
                        : ofProducts.isEmpty()
                                ? ""
                                : " What others say of what its maker sells, which is not used here: %s."
                                        .formatted(String.join("; ", ofProducts));
        return new MissingData(unknown.getMessage() + sentence, unknown.missing());
    }

    /**
     * What requests take by the estimate of serving.
     *
     * @param outputTokens of all requests together; null for one request
     * @return null if EcoLogits is asked for, or nothing is and the model is not known enough
     */
    private static RequestEnergy byServing(
            ServingEnergy.Served served,
            String method,
            Supplier<ServingEnergyRequest> asked,
            Integer outputTokens,
            List<String> taken) {
        if (RequestEnergy.BY_ECOLOGITS.equals(method) || method == null && !served.isKnown()) {
            return null;
        }
        var request = ServingEnergy.of(served, asked.get(), taken);
        return RequestEnergy.of(
                request, outputTokens == null ? request.outputTokens() : outputTokens);
    }

    private static List<AssumptionsUsed> assumptions(
            RequestEnergy serving, AssumptionsUsed... others) {
        return Stream.concat(
                        Stream.of(others),
                        serving == null ? Stream.empty() : Stream.of(serving.assumptions()))
                .toList();
    }

    /**
     * Of what a question describes.
     *
     * @throws InvalidInput for a region that is not in the record
     * @throws MissingData that names what is missing
     * @throws UnknownName for a chip that is not in the record
     */
    FootprintEstimateReport report(FootprintEstimateRequest given) {
        var taken = new ArrayList<String>();
        var asked = given.named(taken);
        var model = Model.DIRECTORY.named("model", asked.tokens().model(), taken);
        var tokens = asked.tokens();
        var served =
                new ServingEnergy.Served(
                        model, tokens.totalParameters(), tokens.activeParameters());
        // The name of the chip is read once more below, which says what it was taken for.
        var serving =
                asked.speaksOfRequests()
                        ? byServing(served, asked.method(), asked::serving, null, new ArrayList<>())
                        : null;
        FootprintEstimate estimate;
        try {
            estimate =
                    FootprintEstimate.of(
                            asked,
                            model,
                            Chip.DIRECTORY.named("chip", asked.use().chip(), taken),
                            serving,
                            grid(asked.site().region(), asked.site(), asked.electricityYear()),
                            training,
                            ecologits);
        } catch (MissingData unknown) {
            throw model == null ? unknown : withPublished(unknown, model);
        }
        return FootprintEstimateReport.of(
                taken,
                estimate,
                sources(estimate.derivation(), serving),
                assumptions(serving, training.used(), ecologits.used()));
    }

    private static GridFigures grid(String region, SiteRequest site, Integer year) {
        return GridFigures.of(region, year, site.carbonGramsCo2PerKwh(), site.waterLitresPerKwh());
    }

    private static List<PublishedFootprint> published(Model model, TrainingFootprint training) {
        return Stream.of("energy", "carbon", "water")
                .flatMap(metric -> Claim.about(List.of(model), metric).stream())
                .map(claim -> PublishedFootprint.of(claim, training))
                .toList();
    }

    private List<SourceRef> sources(List<Step> derivation, RequestEnergy serving) {
        return SourceRefs.of(
                Stream.of(
                                derivation.stream().flatMap(step -> step.sources().stream()),
                                training.sources().stream(),
                                ecologits.sources().stream(),
                                priors.sources().stream(),
                                serving == null
                                        ? Stream.<String>empty()
                                        : serving.constantSources().stream())
                        .flatMap(slugs -> slugs)
                        .distinct()
                        .toList());
    }
}
