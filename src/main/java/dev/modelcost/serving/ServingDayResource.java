package dev.modelcost.serving;

import dev.modelcost.admission.Computes;
import dev.modelcost.model.Model;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A day of a model's service, as its operator published it. */
@ReadsRecord
@Computes
@Path("/models/{slug}/serving-day")
@Tag(name = "metrics")
public class ServingDayResource {

    @GET
    @Operation(
            summary = "A published day of a model's service",
            description =
                    "What the operator published of a day (chips, rate, tokens, revenue), and the cost, gross margin and mark-up that follow"
                            + " from it by plain arithmetic.")
    public ServingDayReport getServingDay(@PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        Parameters.none(uri);
        return ServingDayFinder.report(model);
    }
}
