package dev.modelcost.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.admission.Computes;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What-if: serving a model that need not exist. Nothing is stored. */
@ReadsRecord
@Computes
@Path("/estimates/serving")
@Tag(name = "estimates", description = "What-if questions; nothing is stored")
public class ServingEstimateResource {

    private final ServingEstimator serving;

    ServingEstimateResource(ServingEstimator serving) {
        this.serving = serving;
    }

    @POST
    @Takes(ServingRequest.class)
    @Operation(
            summary = "What serving a model would cost",
            description =
                    "A model of the record, or its size and architecture. What is given takes precedence over the record; what is left out is"
                            + " assumed, and the answer says what was.")
    public ServingReport estimateServing(JsonNode body, @Context UriInfo uri) {
        return serving.report(ServingRequest.PARAMETERS.ofBody(body, uri));
    }
}
