package dev.modelcost.serving;

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

/** What-if: serving a model that need not exist. Nothing is stored. */
@Path("/estimates/serving")
@Tag(name = "estimates", description = "What-if questions; nothing is stored")
public class ServingEstimateResource {

    private static final String EXAMPLE =
            """
            {"activeParameters": 70e9, "totalParameters": 70e9, "layers": 80, "heads": 64, "kvHeads": 8, "headSize": 128,
             "chip": "nvidia-h100-sxm5-80gb", "chipCount": 8, "precision": "bf16", "batch": 32, "promptTokens": 1000,
             "outputTokens": 500, "usdPerChipHour": 2, "utilization": 0.5}
            """;

    private final ServingEstimate serving;

    ServingEstimateResource(ServingEstimate serving) {
        this.serving = serving;
    }

    @POST
    @Operation(
            summary = "What serving a model would cost",
            description =
                    "A model of the record, or its size and architecture. What is given overrides the record; what is left out is"
                            + " assumed, and the answer names it.")
    public ServingReport estimateServing(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ServingEstimateRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "a dense model of 70 billion",
                                                            value = EXAMPLE)))
                    JsonNode body,
            @Context UriInfo uri) {
        Body.noQuery(uri);
        return serving.report(ServingRequest.of(ServingEstimateRequest.read(Body.of(body))));
    }
}
