package dev.modelcost.footprint;

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

/** What-if: energy, carbon and water of what is described. Nothing is stored. */
@ReadsRecord
@Computes
@Path("/estimates/footprint")
@Tag(name = "estimates")
public class FootprintEstimateResource {

    @POST
    @Takes(FootprintEstimateRequest.class)
    @Operation(
            summary = "Energy, carbon and water of a use of machines or of a request",
            description =
                    "Plain arithmetic on what is given is exact; what is left out is assumed, widens the range, and is named.")
    public FootprintEstimateReport estimateFootprint(JsonNode body, @Context UriInfo uri) {
        return new FootprintEstimator()
                .report(FootprintEstimateRequest.PARAMETERS.ofBody(body, uri));
    }
}
