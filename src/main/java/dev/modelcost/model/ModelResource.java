package dev.modelcost.model;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Page;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** AI models: size, lineage, training runs by stage, scores. */
@Path("/models")
@Tag(name = "record")
public class ModelResource {

    private static final Listing<Model> MODELS =
            new Listing<>(
                    Model.class,
                    Model.QUERY,
                    List.of(
                            Filter.named("organization", "e.organization.slug", "organization"),
                            Filter.oneOf(
                                    "access",
                                    "e.access",
                                    "open-weights",
                                    "open-weights-restricted",
                                    "open-weights-non-commercial",
                                    "api",
                                    "hosted",
                                    "unreleased"),
                            Filter.oneOf(
                                    "confidence",
                                    "e.confidence",
                                    "confident",
                                    "likely",
                                    "speculative",
                                    "unknown"),
                            Filter.named("baseModel", "e.baseModel.slug", "model"),
                            Filter.after("releasedAfter", "e.releasedOn"),
                            Filter.before("releasedBefore", "e.releasedOn"),
                            Filter.atLeast("minParameters", "e.parametersTotal", 1e16, n -> n),
                            Filter.atMost("maxParameters", "e.parametersTotal", 1e16, n -> n),
                            Filter.atLeast("minTrainingFlop", "e.trainingFlop", 1e30, flop -> flop),
                            Filter.atMost("maxTrainingFlop", "e.trainingFlop", 1e30, flop -> flop)),
                    List.of(
                            Sort.bySlug(),
                            Sort.byText("name", "e.name", model -> model.name),
                            Sort.byDate("releasedOn", "e.releasedOn", model -> model.releasedOn),
                            Sort.byDouble(
                                    "parametersTotal",
                                    "e.parametersTotal",
                                    model -> model.parametersTotal),
                            Sort.byDouble(
                                    "trainingFlop",
                                    "e.trainingFlop",
                                    model -> model.trainingFlop)));

    private static final Listing<TrainingRun> RUNS =
            new Listing<>(
                    TrainingRun.class,
                    "from TrainingRun e join fetch e.model left join fetch e.chip join fetch e.source",
                    List.of(
                            Filter.named("source", "e.source.slug", "source"),
                            Filter.named("chip", "e.chip.slug", "chip")),
                    List.of(Sort.bySlug()));

    private static final Listing<Score> SCORES =
            new Listing<>(
                    Score.class,
                    "from Score e join fetch e.model join fetch e.source",
                    List.of(Filter.text("benchmark", "e.benchmark")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDouble("value", "e.value", score -> score.value)));

    @GET
    @Operation(summary = "List models")
    @Parameter(
            name = "organization",
            in = ParameterIn.QUERY,
            description = "The maker's slug.",
            schema = @Schema(type = SchemaType.STRING),
            example = "deepseek")
    @Parameter(
            name = "access",
            in = ParameterIn.QUERY,
            description = "How the model can be had.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "open-weights",
                                "open-weights-restricted",
                                "open-weights-non-commercial",
                                "api",
                                "hosted",
                                "unreleased"
                            }))
    @Parameter(
            name = "confidence",
            in = ParameterIn.QUERY,
            description = "Of the source in its estimates.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"confident", "likely", "speculative", "unknown"}))
    @Parameter(
            name = "baseModel",
            in = ParameterIn.QUERY,
            description = "Slug of the model that it was trained on from.",
            schema = @Schema(type = SchemaType.STRING),
            example = "deepseek-v3")
    @Parameter(
            name = "releasedAfter",
            in = ParameterIn.QUERY,
            description = "Released after this day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2024-01-01")
    @Parameter(
            name = "releasedBefore",
            in = ParameterIn.QUERY,
            description = "Released before this day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "minParameters",
            in = ParameterIn.QUERY,
            description = "Least parameters in all.",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "7e9")
    @Parameter(
            name = "maxParameters",
            in = ParameterIn.QUERY,
            description = "Most parameters in all.",
            schema = @Schema(type = SchemaType.NUMBER))
    @Parameter(
            name = "minTrainingFlop",
            in = ParameterIn.QUERY,
            description = "Least training work, in FLOP.",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "1e24")
    @Parameter(
            name = "maxTrainingFlop",
            in = ParameterIn.QUERY,
            description = "Most training work, in FLOP.",
            schema = @Schema(type = SchemaType.NUMBER))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "slug",
                                "-slug",
                                "name",
                                "-name",
                                "releasedOn",
                                "-releasedOn",
                                "parametersTotal",
                                "-parametersTotal",
                                "trainingFlop",
                                "-trainingFlop"
                            },
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<ModelView> listModels(@Context UriInfo uri) {
        return MODELS.page(uri, ModelView.class, ModelView::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One model")
    @Parameter(ref = "slug")
    @Parameter(ref = "fields")
    public ModelView getModel(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        Query.none(uri);
        return ModelView.of(Model.DIRECTORY.require(slug, uri));
    }

    @GET
    @Path("/{slug}/runs")
    @Operation(summary = "How a model was trained, stage by stage, by each source")
    @Parameter(ref = "slug")
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = "Slug of the source that tells it.",
            schema = @Schema(type = SchemaType.STRING),
            example = "arxiv-2412.19437")
    @Parameter(
            name = "chip",
            in = ParameterIn.QUERY,
            description = "Slug of the chip that did the work.",
            schema = @Schema(type = SchemaType.STRING),
            example = "nvidia-h800-sxm5")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"slug", "-slug"},
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<TrainingRunView> listModelRuns(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return RUNS.page(
                uri,
                TrainingRunView.class,
                rows -> rows.stream().map(TrainingRunView::of).toList(),
                List.of("e.model = :model"),
                Map.of("model", model));
    }

    @GET
    @Path("/{slug}/scores")
    @Operation(summary = "What a model reached on benchmarks")
    @Parameter(ref = "slug")
    @Parameter(
            name = "benchmark",
            in = ParameterIn.QUERY,
            description = "Name of the benchmark.",
            schema = @Schema(type = SchemaType.STRING),
            example = "MMLU")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"slug", "-slug", "value", "-value"},
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<ScoreView> listModelScores(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return SCORES.page(
                uri,
                ScoreView.class,
                rows -> rows.stream().map(ScoreView::of).toList(),
                List.of("e.model = :model"),
                Map.of("model", model));
    }
}
