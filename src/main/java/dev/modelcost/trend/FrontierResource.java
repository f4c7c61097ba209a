package dev.modelcost.trend;

import dev.modelcost.calc.trend.ParetoFront;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Pareto front of price and score. */
@Path("/frontier")
@Tag(name = "metrics")
public class FrontierResource {

    private final Clock clock;

    FrontierResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The models that no other beats in price and score at once",
            description =
                    "At the makers' own list prices that hold on the day. Of the benchmark asked for, else the one with the most scores.")
    @Parameter(
            name = "x",
            in = ParameterIn.QUERY,
            description = "What should be low.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"price"},
                            defaultValue = "price"))
    @Parameter(
            name = "y",
            in = ParameterIn.QUERY,
            description = "What should be high.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"score"},
                            defaultValue = "score"))
    @Parameter(
            name = "benchmark",
            in = ParameterIn.QUERY,
            description = "Whose scores count; the one with the most scores if left out.",
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
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "Day on which the prices hold; today if left out.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(ref = "fields")
    public FrontierReport getFrontier(@Context UriInfo uri) {
        var query = Query.of(uri);
        query.oneOf("x", List.of("price"));
        query.oneOf("y", List.of("score"));
        var scored = ScoredModels.read(query);
        var kind = query.oneOf("kind", ScoredModels.PRICE_KINDS).orElse("blended");
        var asOf = query.date("asOf").orElseGet(() -> LocalDate.now(clock));
        query.refuseUnknown();
        return report(scored, kind, asOf);
    }

    private static FrontierReport report(ScoredModels scored, String kind, LocalDate asOf) {
        var models = new HashMap<String, Model>();
        var sources = new LinkedHashSet<String>();
        var candidates = new ArrayList<ParetoFront.Candidate>();
        var prices = MakerPrices.of(scored.scores().keySet());
        for (var model : prices.models()) {
            prices.on(model, asOf, row -> ScoredModels.usd(row, kind).isPresent())
                    .ifPresent(
                            row -> {
                                models.put(model.slug, model);
                                sources.add(row.source.slug);
                                candidates.add(
                                        new ParetoFront.Candidate(
                                                model.slug,
                                                ScoredModels.usd(row, kind).orElseThrow(),
                                                scored.scores().get(model)));
                            });
        }
        scored.all().stream()
                .filter(score -> models.containsKey(score.model.slug))
                .forEach(score -> sources.add(score.source.slug));
        var front = ParetoFront.of(candidates);
        return new FrontierReport(
                "price",
                "score",
                kind,
                scored.benchmark(),
                asOf,
                points(front.members(), models),
                points(front.dominated(), models),
                note(scored, candidates.size(), asOf),
                SourceRefs.of(sources));
    }

    private static List<FrontierReport.Point> points(
            List<ParetoFront.Candidate> candidates, Map<String, Model> models) {
        return candidates.stream()
                .map(
                        candidate ->
                                new FrontierReport.Point(
                                        Model.ref(models.get(candidate.name())),
                                        candidate.price(),
                                        candidate.score()))
                .toList();
    }

    private static String note(ScoredModels scored, int priced, LocalDate asOf) {
        if (scored.benchmark() == null) {
            return "The record holds no benchmark scores, so no model is on the front; scores can be added to the record.";
        }
        return "%d of %d models with a score on %s have a list price by their makers that held on %s."
                .formatted(priced, scored.scores().size(), scored.benchmark(), asOf);
    }
}
