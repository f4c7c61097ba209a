package dev.modelcost.price;

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

/** What a request costs at published or given prices. Nothing is stored. */
@ReadsRecord
@Computes
@Path("/estimates/request-cost")
@Tag(name = "estimates")
public class RequestCostResource {

    private final RequestCostEstimate estimate;

    RequestCostResource(RequestCostEstimate estimate) {
        this.estimate = estimate;
    }

    @POST
    @Takes(RequestCostRequest.class)
    @Operation(
            summary = "What a request costs",
            description =
                    "Uses the cached, cache-write, batch, tier and time-of-day prices valid at the"
                            + " time of the request; also gives the blended price and the approximate"
                            + " number of words.")
    public RequestCostReport estimateRequestCost(JsonNode body, @Context UriInfo uri) {
        return estimate.report(RequestCostRequest.PARAMETERS.ofBody(body, uri));
    }
}
