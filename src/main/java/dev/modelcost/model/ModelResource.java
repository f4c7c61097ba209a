package dev.modelcost.model;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** AI models: size, lineage, training runs by stage, scores. */
@ReadsRecord
@Path("/models")
@Tag(name = "record")
public class ModelResource {

    @GET
    @Takes(ModelList.class)
    @Operation(summary = "List models")
    public Page<ModelView> listModels(@Context UriInfo uri) {
        return ModelList.LISTING.page(uri, ModelView.class, ModelView.PROJECTION);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One model")
    public ModelView getModel(@PathParam("slug") String slug, @Context UriInfo uri) {
        Parameters.none(uri);
        return Model.DIRECTORY.show(slug, uri, ModelView::of);
    }

    @GET
    @Path("/{slug}/runs")
    @Takes(TrainingRunList.class)
    @Operation(summary = "How a model was trained, stage by stage, according to each source")
    public Page<TrainingRunView> listModelRuns(
            @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return TrainingRunList.LISTING.page(
                uri,
                TrainingRunView.class,
                rows -> rows.stream().map(TrainingRunView::of).toList(),
                List.of("e.model = :model"),
                Map.of("model", model));
    }

    @GET
    @Path("/{slug}/scores")
    @Takes(ScoreList.class)
    @Operation(summary = "Benchmark scores of a model")
    public Page<ScoreView> listModelScores(@PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return ScoreList.LISTING.page(
                uri,
                ScoreView.class,
                rows -> rows.stream().map(ScoreView::of).toList(),
                List.of("e.model = :model"),
                Map.of("model", model));
    }
}
