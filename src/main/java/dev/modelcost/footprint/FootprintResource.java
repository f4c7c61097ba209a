package dev.modelcost.footprint;

import dev.modelcost.admission.Computes;
import dev.modelcost.model.Model;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Energy, carbon and water of a model of the record. */
@ReadsRecord
@Computes
@Path("/models/{slug}/footprint")
@Tag(name = "metrics")
public class FootprintResource {

    @GET
    @Takes(FootprintRequest.class)
    @Operation(
            summary = "Energy, carbon and water of a model",
            description =
                    "Of training: by power that was measured, else by the TDP of the chips with their servers at average load, as the training cost"
                            + " counts it. Of a million output tokens with the prompts read beside them: by the estimate of serving where the record has the model's layers and heads, else by the regressions of EcoLogits. Carbon is location-based.")
    public FootprintReport getFootprint(@PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return new FootprintEstimator().report(model, FootprintRequest.PARAMETERS.ofQuery(uri));
    }
}
