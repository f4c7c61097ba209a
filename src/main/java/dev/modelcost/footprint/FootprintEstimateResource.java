package dev.modelcost.footprint;

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

/** What-if: energy, carbon and water of what a client describes. Nothing is stored. */
@Path("/estimates/footprint")
@Tag(name = "estimates")
public class FootprintEstimateResource {

    private static final String EXAMPLE =
            """
            {"chipHours": 1082990, "wattsPerChip": 400, "pue": 1.2, "carbonGramsCo2PerKwh": 57, "region": "FRA"}
            """;

    @POST
    @Operation(
            summary = "Energy, carbon and water of a use of machines or of a request",
            description =
                    "Plain arithmetic on what is given is exact; what is left out is assumed, widens the range, and is named.")
    public FootprintEstimateReport estimateFootprint(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    FootprintEstimateRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "BLOOM 176B",
                                                            value = EXAMPLE)))
                    JsonNode body,
            @Context UriInfo uri) {
        Body.noQuery(uri);
        return FootprintEstimate.of(FootprintEstimateRequest.read(Body.of(body)));
    }
}
