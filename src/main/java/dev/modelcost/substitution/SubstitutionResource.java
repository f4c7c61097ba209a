package dev.modelcost.substitution;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.model.Model;
import dev.modelcost.names.Country;
import dev.modelcost.store.AnswerCache;
import dev.modelcost.training.Sampling;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingCostRequest.Method;
import dev.modelcost.training.TrainingCostRequest.RateBasis;
import dev.modelcost.training.TrainingCostRequest.Scope;
import dev.modelcost.training.TrainingEstimateRequest;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same training run on other chips. */
@Path("/models/{slug}/training-cost/substitutions")
@Tag(name = "metrics")
public class SubstitutionResource {

    /** Some two hundred chips, two methods each: fewer samples keep it below 100 ms. */
    private static final int SAMPLES = 200;

    private final Clock clock;
    private final AnswerCache cache;

    SubstitutionResource(Clock clock, AnswerCache cache) {
        this.clock = clock;
        this.cache = cache;
    }

    @GET
    @Operation(
            summary = "The same training run on every other chip",
            description =
                    "For each chip: chip-hours, days, cost, energy, whether the weights fit in memory, and whether it could be sold to"
                            + " the destination on the day, by which rule. Ranges are of 200 samples.")
    @Parameter(ref = "slug")
    @Parameter(
            name = "destination",
            in = ParameterIn.QUERY,
            description =
                    "Country that the chips would go to, as ISO 3166-1 alpha-2, alpha-3 or English name.",
            schema = @Schema(type = SchemaType.STRING),
            example = "CN")
    @Parameter(
            name = "on",
            in = ParameterIn.QUERY,
            description = "The day on which they would be sold; today if left out.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2024-06-01")
    @Parameter(
            name = "assumptions",
            in = ParameterIn.QUERY,
            description = "Slug of the assumption set.",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "epoch-2025"))
    @Parameter(ref = "fields")
    public SubstitutionReport listSubstitutions(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var query = Query.of(uri);
        var destination =
                query.text("destination")
                        .map(asked -> Country.require("destination", asked).alpha2())
                        .orElse(null);
        var on = query.date("on").orElseGet(() -> LocalDate.now(clock));
        var assumptions = query.text("assumptions").orElse(AssumptionBook.EPOCH);
        query.refuseUnknown();
        return cache.answer(
                "substitutions",
                slug,
                List.of(destination == null ? "" : destination, on, assumptions),
                SubstitutionReport.class,
                () ->
                        new Substitutions(
                                        Model.DIRECTORY.require(slug, uri),
                                        question(assumptions),
                                        AssumptionBook.ofTraining(assumptions),
                                        destination == null
                                                ? null
                                                : new ExportLegality(destination, on))
                                .report(destination, on));
    }

    /** Market rates for all: what somebody assumed for the original says nothing of the others. */
    private static TrainingCostRequest question(String assumptions) {
        return new TrainingCostRequest(
                Method.RENTAL,
                Scope.RUN,
                false,
                RateBasis.MARKET,
                null,
                assumptions,
                TrainingEstimateRequest.ofRecord(new Sampling(0.9, SAMPLES)));
    }
}
