package dev.modelcost.trend;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How fast costs and prices change: least-squares fits with their interval and their points. */
@Path("/trends")
@Tag(name = "metrics")
public class TrendResource {

    private static final double CONFIDENCE = 0.9;

    @GET
    @Path("/training-cost")
    @Operation(
            summary = "How fast the cost of training grows",
            description =
                    "Epoch AI's estimates of final training runs, amortised hardware and energy in USD of 2023, by day of release.")
    @Parameter(
            name = "top",
            in = ParameterIn.QUERY,
            description =
                    "Only models that were among the so many most costly when they were released, 1 to 1000; all if left out.",
            schema = @Schema(type = SchemaType.INTEGER),
            example = "10")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "First day of release.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2016-01-01")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Last day of release.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "confidence",
            in = ParameterIn.QUERY,
            description = "Of the interval, 0.5 to 0.99.",
            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "0.9"))
    @Parameter(ref = "fields")
    public TrendReport getTrainingCostTrend(@Context UriInfo uri) {
        var query = Query.of(uri);
        var top = query.integer("top", 1, 1000).orElse(null);
        var span = TrendPoints.Span.read(query);
        var confidence = confidence(query);
        query.refuseUnknown();
        return TrendPoints.trainingCost(top, span).report(confidence);
    }

    @GET
    @Path("/price")
    @Operation(
            summary = "How fast the price of tokens falls",
            description =
                    "With a score: of the cheapest model at or above it on a benchmark, that is at equal quality. Without: of the first list"
                            + " price of each model by its maker, which mixes qualities and says so.")
    @Parameter(
            name = "score",
            in = ParameterIn.QUERY,
            description = "What a model must reach.",
            schema = @Schema(type = SchemaType.NUMBER))
    @Parameter(
            name = "benchmark",
            in = ParameterIn.QUERY,
            description = "On which benchmark; the one with the most scores if left out.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Which price: blended is input and output 3 to 1.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"blended", "input", "output"},
                            defaultValue = "blended"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "First day of a price.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Last day of a price.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "confidence",
            in = ParameterIn.QUERY,
            description = "Of the interval, 0.5 to 0.99.",
            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "0.9"))
    @Parameter(ref = "fields")
    public TrendReport getPriceTrend(@Context UriInfo uri) {
        var query = Query.of(uri);
        var score = query.number("score", -1e6, 1e6).orElse(null);
        if (score == null && query.text("benchmark").isPresent()) {
            throw new InvalidInput("benchmark", "goes with score; give both or neither.");
        }
        var scored = score == null ? null : ScoredModels.read(query);
        var kind = query.oneOf("kind", ScoredModels.PRICE_KINDS).orElse("blended");
        var span = TrendPoints.Span.read(query);
        var confidence = confidence(query);
        query.refuseUnknown();
        return score == null
                ? TrendPoints.firstPrices(kind, span).report(confidence)
                : TrendPoints.atScore(scored, score, kind, span, confidence);
    }

    @GET
    @Path("/chip-price")
    @Operation(
            summary = "How the price of chips changes",
            description =
                    "Of one chip: USD per chip, or per chip-hour. Of all: the price of compute, per 1e15 FLOP/s of dense 16-bit peak.")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Bought, or rented by the hour.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"rental", "purchase"},
                            defaultValue = "rental"))
    @Parameter(
            name = "chip",
            in = ParameterIn.QUERY,
            description = "Slug of one chip; all if left out.",
            schema = @Schema(type = SchemaType.STRING),
            example = "nvidia-h100-sxm5-80gb")
    @Parameter(
            name = "commitment",
            in = ParameterIn.QUERY,
            description = "Of a rental.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"on-demand", "1-year", "3-year"},
                            defaultValue = "on-demand"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "First day of a price.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Last day of a price.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "confidence",
            in = ParameterIn.QUERY,
            description = "Of the interval, 0.5 to 0.99.",
            schema = @Schema(type = SchemaType.NUMBER, defaultValue = "0.9"))
    @Parameter(ref = "fields")
    public TrendReport getChipPriceTrend(@Context UriInfo uri) {
        var query = Query.of(uri);
        var series = TrendPoints.chipPrices(query);
        var confidence = confidence(query);
        query.refuseUnknown();
        return series.report(confidence);
    }

    private static double confidence(Query query) {
        return query.number("confidence", 0.5, 0.99).orElse(CONFIDENCE);
    }
}
