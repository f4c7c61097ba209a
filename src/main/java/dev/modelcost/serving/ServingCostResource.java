package dev.modelcost.serving;

import dev.modelcost.admission.Computes;
import dev.modelcost.model.Model;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a model of the record costs to serve. */
@ReadsRecord
@Computes
@Path("/models/{slug}/serving-cost")
@Tag(name = "metrics")
public class ServingCostResource {

    private final ServingEstimator serving;
    private final AnswerOrigin origin;

    ServingCostResource(ServingEstimator serving, AnswerOrigin origin) {
        this.serving = serving;
        this.origin = origin;
    }

    @GET
    @Takes(ServingCostRequest.class)
    @Operation(
            summary = "What a model costs to serve",
            description =
                    "Memory, time per token and USD per million tokens on given chips: a bound that nothing beats and an estimate with"
                            + " its spread. Where the record does not hold layers and heads, the weights alone are counted, and the answer says so.")
    public ServingReport getServingCost(@PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        var asked = ServingCostRequest.PARAMETERS.ofQuery(uri);
        return origin.note(serving.report(model, asked), asked.deployment().asOf());
    }
}
