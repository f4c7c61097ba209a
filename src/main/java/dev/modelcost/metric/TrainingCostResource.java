package dev.modelcost.metric;

import dev.modelcost.model.Model;
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

    private final RentalTraining rental;

    TrainingCostResource(RentalTraining rental) {
        this.rental = rental;
    }

    @GET
    @Operation(
            summary = "What a model cost to train",
            description =
                    "Chip-hours times an hourly rate, stage by stage. Plain arithmetic on published figures is exact; a market rate"
                            + " or chip-hours that had to be inferred give a range.")
    @Parameter(ref = "slug")
    @Parameter(
            name = "method",
            in = ParameterIn.QUERY,
            description = "How the chips are paid for.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"rental"},
                            defaultValue = "rental"))
    @Parameter(
            name = "scope",
            in = ParameterIn.QUERY,
            description =
                    "run: the stages that made the model, as its makers count them; model: all recorded runs, ablations included.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"run", "model"},
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
    @Parameter(ref = "fields")
    public TrainingCostReport getTrainingCost(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var query = Query.of(uri);
        var question = TrainingCostQuestion.read(query);
        query.refuseUnknown();
        return rental.report(Model.DIRECTORY.require(slug, uri), question);
    }
}
