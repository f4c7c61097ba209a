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

/** What-if: own chips against an API. Nothing is stored. */
@Path("/estimates/break-even")
@Tag(name = "estimates")
public class BreakEvenResource {

    private static final String EXAMPLE =
            """
            {"chipCount": 8, "usdPerChipHour": 2, "tokensPerSecond": 2000, "apiUsdPerMillionTokens": 4,
             "utilizations": [0.1, 0.25, 0.5, 0.75, 1]}
            """;

    private final BreakEvenEstimate breakEven;

    BreakEvenResource(BreakEvenEstimate breakEven) {
        this.breakEven = breakEven;
    }

    @POST
    @Operation(
            summary = "Own chips against an API",
            description =
                    "The tokens a month at which they cost the same, and what own tokens cost by utilisation, as a curve. Speed and price are"
                            + " given, or come from the serving estimate and from the maker's list.")
    public BreakEvenReport estimateBreakEven(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    BreakEvenRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "eight chips",
                                                            value = EXAMPLE)))
                    JsonNode body,
            @Context UriInfo uri) {
        Body.noQuery(uri);
        return breakEven.report(BreakEvenRequest.read(Body.of(body)));
    }
}
