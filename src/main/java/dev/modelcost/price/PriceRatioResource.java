package dev.modelcost.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.web.Body;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many times one price is another. Nothing is stored. */
@Path("/estimates/price-ratio")
@Tag(name = "estimates")
public class PriceRatioResource {

    private static final String EXAMPLE =
            """
            {"first": {"model": "o1", "kind": "cached-input", "on": "2025-01-25"}, "second": {"model": "deepseek-r1", "kind": "cached-input", "on": "2025-01-25"}}
            """;

    private final PriceRatioEstimate estimate;

    PriceRatioResource(PriceRatioEstimate estimate) {
        this.estimate = estimate;
    }

    @POST
    @Operation(
            summary = "How many times one price is another",
            description =
                    "Like with like: the same kind of tokens, currency, day and basis; otherwise refused with every difference named, or answered with the mix named.")
    public PriceRatioReport estimatePriceRatio(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceRatioRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "o1 against R1",
                                                            value = EXAMPLE)))
                    JsonNode body,
            @Context UriInfo uri) {
        Body.noQuery(uri);
        return estimate.report(PriceRatioRequest.read(Body.of(body)));
    }
}
