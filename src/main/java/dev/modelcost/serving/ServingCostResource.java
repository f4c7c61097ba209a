package dev.modelcost.serving;

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

/** What a model of the record costs to serve. */
@Path("/models/{slug}/serving-cost")
@Tag(name = "metrics")
public class ServingCostResource {

    private final ServingEstimate serving;

    ServingCostResource(ServingEstimate serving) {
        this.serving = serving;
    }

    @GET
    @Operation(
            summary = "What a model costs to serve",
            description =
                    "Memory, time per token and USD per million tokens on given chips: a bound that nothing beats and an estimate with"
                            + " its spread. Where the record does not hold layers and heads, of the weights alone, and the answer says so.")
    @Parameter(ref = "slug")
    @Parameter(
            name = "chip",
            in = ParameterIn.QUERY,
            description = "Slug of the chip; an H100 if left out.",
            schema = @Schema(type = SchemaType.STRING),
            example = "nvidia-h100-sxm5-80gb")
    @Parameter(
            name = "count",
            in = ParameterIn.QUERY,
            description = "Chips of a copy, 1 to 100000; as many as it needs if left out.",
            schema = @Schema(type = SchemaType.INTEGER),
            example = "8")
    @Parameter(
            name = "precision",
            in = ParameterIn.QUERY,
            description = "Number format of the weights.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"fp32", "bf16", "fp16", "fp8", "int8", "fp4", "int4"},
                            defaultValue = "bf16"))
    @Parameter(
            name = "batch",
            in = ParameterIn.QUERY,
            description = "Requests decoded together, 1 to 100000.",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "64"))
    @Parameter(
            name = "input",
            in = ParameterIn.QUERY,
            description = "Prompt tokens of a request, 1 to 10000000.",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "3000"))
    @Parameter(
            name = "output",
            in = ParameterIn.QUERY,
            description = "Output tokens of a request, 1 to 10000000.",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "1000"))
    @Parameter(
            name = "context",
            in = ParameterIn.QUERY,
            description =
                    "Tokens that a decode step looks back on; prompt and half of the output if left out.",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "utilization",
            in = ParameterIn.QUERY,
            description = "Share of the paid time with this load, 0.001 to 1.",
            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "1"))
    @Parameter(
            name = "rate",
            in = ParameterIn.QUERY,
            description = "USD per chip-hour, 0.001 to 1000; the market rate if left out.",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "2")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "Day whose market rate and list price count; today if left out.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2025-03-01")
    @Parameter(ref = "fields")
    public ServingReport getServingCost(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return serving.report(ServingRequest.read(model, Query.of(uri)));
    }
}
