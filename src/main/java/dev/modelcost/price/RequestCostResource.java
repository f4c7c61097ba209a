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

/** What a request costs at published or given prices. Nothing is stored. */
@Path("/estimates/request-cost")
@Tag(name = "estimates")
public class RequestCostResource {

    private static final String EXAMPLE =
            """
            {"model": "deepseek-r1", "at": "2025-02-28T12:00:00Z", "promptTokens": 1000000, "cachedTokens": 400000, "outputTokens": 100000}
            """;

    private final RequestCostEstimate estimate;

    RequestCostResource(RequestCostEstimate estimate) {
        this.estimate = estimate;
    }

    @POST
    @Operation(
            summary = "What a request costs",
            description =
                    "With cached, cache-write, batch, tier and time-of-day prices, as they held at the moment; the blended price and the words beside it.")
    public RequestCostReport estimateRequestCost(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    RequestCostRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "a long prompt to R1",
                                                            value = EXAMPLE)))
                    JsonNode body,
            @Context UriInfo uri) {
        Body.noQuery(uri);
        return estimate.report(RequestCostRequest.read(Body.of(body)));
    }
}
