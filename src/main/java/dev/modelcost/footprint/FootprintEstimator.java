package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.chip.Chip;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.grid.Regions;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.source.SourceRef;
import dev.modelcost.source.SourceRefs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers what training, serving and machines draw from the grid, emit and evaporate: finds what
 * the record says and lets {@link ModelFootprint} and {@link FootprintEstimate} compute.
 */
final class FootprintEstimator {

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
                        training,
                        ecologits);
        return FootprintReport.of(
                model,
                footprint,
                published(model, footprint.training()),
                sources(footprint.derivation()),
                List.of(training.used(), ecologits.used(), priors.used()));
    }

    /**
     * Of what a question describes.
     *
     * @throws InvalidInput for a region that is not in the record
     * @throws MissingData that names what is missing
     * @throws UnknownName for a chip that is not in the record
     */
    FootprintEstimateReport report(FootprintEstimateRequest asked) {
        var taken = new ArrayList<String>();
        var estimate =
                FootprintEstimate.of(
                        asked,
                        Chip.DIRECTORY.named("chip", asked.use().chip(), taken),
                        grid(asked.site().region(), asked.site(), asked.electricityYear()),
                        training,
                        ecologits);
        return FootprintEstimateReport.of(
                taken,
                estimate,
                sources(estimate.derivation()),
                List.of(training.used(), ecologits.used()));
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

    private List<SourceRef> sources(List<Step> derivation) {
        return SourceRefs.of(
                Stream.of(
                                derivation.stream().flatMap(step -> step.sources().stream()),
                                training.sources().stream(),
                                ecologits.sources().stream(),
                                priors.sources().stream())
                        .flatMap(slugs -> slugs)
                        .distinct()
                        .toList());
    }
}
