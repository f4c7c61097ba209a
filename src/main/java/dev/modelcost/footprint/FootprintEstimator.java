package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.chip.Chip;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.source.SourceRefs;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers what training, serving and machines draw from the grid, emit and evaporate: finds what
 * the record says and lets {@link ModelFootprint} and {@link FootprintEstimate} compute.
 */
final class FootprintEstimator {

    private final AssumptionBook epoch = AssumptionBook.open(AssumptionBook.EPOCH);
    private final AssumptionBook ecologits = AssumptionBook.open(AssumptionBook.ECOLOGITS);

    /**
     * Of a model of the record.
     *
     * @throws InvalidInput for a region that is not in the record
     * @throws MissingData if neither training nor serving can be determined
     */
    FootprintReport report(Model model, FootprintRequest asked) {
        var footprint =
                ModelFootprint.of(
                        model,
                        asked,
                        TrainingEnergy.find(model, asked.byFormula(), epoch),
                        new ModelFootprint.Grids(
                                grid(asked.site(), ModelFootprint.trainingYear(model, asked)),
                                grid(asked.site(), asked.site().year())),
                        epoch,
                        ecologits);
        return FootprintReport.of(
                model,
                footprint,
                published(model),
                sources(footprint.derivation()),
                List.of(epoch.used(), ecologits.used()));
    }

    /**
     * Of what a question describes.
     *
     * @throws InvalidInput for a region that is not in the record
     * @throws MissingData that names what is missing
     * @throws UnknownName for a chip that is not in the record
     */
    FootprintEstimateReport report(FootprintEstimateRequest asked) {
        var named = asked.use().chip();
        var estimate =
                FootprintEstimate.of(
                        asked,
                        named == null ? null : Chip.DIRECTORY.requireNamed("chip", named),
                        grid(asked.site(), asked.site().year()),
                        epoch,
                        ecologits);
        return FootprintEstimateReport.of(
                estimate, sources(estimate.derivation()), List.of(epoch.used(), ecologits.used()));
    }

    private static GridFigures grid(SiteRequest site, Integer year) {
        return GridFigures.of(
                site.region(), year, site.carbonGramsCo2PerKwh(), site.waterLitresPerKwh());
    }

    private static List<PublishedFootprint> published(Model model) {
        return Stream.of("energy", "carbon", "water")
                .flatMap(metric -> Claim.about(List.of(model), metric).stream())
                .map(PublishedFootprint::of)
                .toList();
    }

    private List<SourceRef> sources(List<Step> derivation) {
        return SourceRefs.of(
                Stream.of(
                                derivation.stream().flatMap(step -> step.sources().stream()),
                                epoch.sources().stream(),
                                ecologits.sources().stream())
                        .flatMap(slugs -> slugs)
                        .distinct()
                        .toList());
    }
}
