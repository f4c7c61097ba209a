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

/** Computes the ratio of two prices. Nothing is stored. */
@ReadsRecord
@Computes
@Path("/estimates/price-ratio")
@Tag(name = "estimates")
public class PriceRatioResource {

    private final PriceRatioEstimate estimate;

    PriceRatioResource(PriceRatioEstimate estimate) {
        this.estimate = estimate;
    }

    @POST
    @Takes(PriceRatioRequest.class)
    @Operation(
            summary = "Ratio of two prices",
            description =
                    "Like is compared with like: the same kind of tokens, currency, date and basis."
                            + " Unlike prices are refused with every difference named, or compared with"
                            + " the differences named if requested.")
    public PriceRatioReport estimatePriceRatio(JsonNode body, @Context UriInfo uri) {
        return estimate.report(PriceRatioRequest.PARAMETERS.ofBody(body, uri));
    }
}
