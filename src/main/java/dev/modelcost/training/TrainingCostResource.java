package dev.modelcost.training;

import dev.modelcost.model.Model;
import dev.modelcost.store.AnswerCache;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a model cost to train. */
@Path("/models/{slug}/training-cost")
@Tag(name = "metrics", description = "Computed answers, each with its derivation")
public class TrainingCostResource {

    private final TrainingCosts costs;
    private final AnswerCache cache;

    TrainingCostResource(TrainingCosts costs, AnswerCache cache) {
        this.costs = costs;
        this.cache = cache;
    }

    @GET
    @Operation(
            summary = "What a model cost to train",
            description =
                    "By rent (chip-hours times an hourly rate, stage by stage), by what a run uses up of chips that were bought, by"
                            + " the purchase of the cluster, or with all development and its staff. Plain arithmetic on published"
                            + " figures is exact; what had to be looked up in the market or inferred gives a range, round the"
                            + " number that the derivation ends in.")
    @Parameter(ref = "slug")
    @Parameter(
            name = "method",
            in = ParameterIn.QUERY,
            description = "How the chips are paid for.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"rental", "amortized", "acquisition", "development"},
                            defaultValue = "rental"))
    @Parameter(
            name = "scope",
            in = ParameterIn.QUERY,
            description =
                    "run: the stages that made the model, as its makers count them; model: all recorded runs, ablations included; development: all compute of its making, and the staff.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"run", "model", "development"},
                            defaultValue = "run"))
    @Parameter(
            name = "lineage",
            in = ParameterIn.QUERY,
            description = "Whether the cost of the base models is added, shown apart.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"),
            example = "true")
    @Parameter(
            name = "rate",
            in = ParameterIn.QUERY,
            description =
                    "published: the rate that the source itself states; market: that of the chip at the time; or a number of USD per"
                            + " chip-hour. Left out: published where it is stated, else market.",
            schema = @Schema(type = SchemaType.STRING),
            example = "published")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "The day whose market rates count; 60 days before training began if left out.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "confidence",
            in = ParameterIn.QUERY,
            description = "Share of the distribution between low and high, 0.5 to 0.99.",
            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "0.9"))
    @Parameter(
            name = "chip",
            in = ParameterIn.QUERY,
            description =
                    "Slug of a chip on which the same work is done instead: the same FLOP at the same MFU.",
            schema = @Schema(type = SchemaType.STRING),
            example = "nvidia-h100-sxm5-80gb")
    @Parameter(
            name = "count",
            in = ParameterIn.QUERY,
            description = "Number of chips instead of the recorded one; chip-hours stay.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "mfu",
            in = ParameterIn.QUERY,
            description = "Model FLOP utilisation instead of the recorded one.",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0.001", maximum = "1"))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Region of the grid whose electricity price counts.",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "USA"))
    @Parameter(
            name = "priceMonth",
            in = ParameterIn.QUERY,
            description =
                    "Answer in money of this month, by producer prices; in money of the time if left out.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^\\d{4}-\\d{2}$"),
            example = "2023-12")
    @Parameter(
            name = "samples",
            in = ParameterIn.QUERY,
            description = "Samples of a range, 100 to 20000.",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "100",
                            maximum = "20000",
                            defaultValue = "10000"))
    @Parameter(
            name = "assumptions",
            in = ParameterIn.QUERY,
            description = "Slug of the assumption set.",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "epoch-2025"))
    @Parameter(ref = "fields")
    public TrainingCostReport getTrainingCost(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var query = Query.of(uri);
        var question = TrainingCostRequest.read(query);
        query.refuseUnknown();
        TrainingCosts.refuseLineageOfDevelopment(question);
        return cache.answer(
                "training-cost",
                slug,
                question,
                TrainingCostReport.class,
                () -> costs.ofRecord(Model.DIRECTORY.require(slug, uri), question));
    }
}
