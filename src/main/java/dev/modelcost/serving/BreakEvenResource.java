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

/** What-if: own chips against an API. Nothing is stored. */
@ReadsRecord
@Computes
@Path("/estimates/break-even")
@Tag(name = "estimates")
public class BreakEvenResource {

    private final BreakEvenEstimator breakEven;

    BreakEvenResource(BreakEvenEstimator breakEven) {
        this.breakEven = breakEven;
    }

    @POST
    @Takes(BreakEvenRequest.class)
    @Operation(
            summary = "Own chips against an API",
            description =
                    "The tokens a month at which they cost the same, and what own tokens cost by utilisation, as a curve. Speed and price are"
                            + " given, or come from the serving estimate and from the maker's list.")
    public BreakEvenReport estimateBreakEven(JsonNode body, @Context UriInfo uri) {
        return breakEven.report(BreakEvenRequest.PARAMETERS.ofBody(body, uri));
    }
}
