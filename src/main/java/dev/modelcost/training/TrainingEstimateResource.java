package dev.modelcost.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.store.ReadOnly;
import dev.modelcost.web.Body;
import dev.modelcost.web.Query;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a training run would cost. Nothing is stored. */
@Path("/estimates/training")
@Tag(name = "metrics")
public class TrainingEstimateResource {

    private final TrainingCosts costs;

    TrainingEstimateResource(TrainingCosts costs) {
        this.costs = costs;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a training run would cost",
            description =
                    "All fields are optional but the work must be determined. What is given overrides the record of the model and"
                            + " the chip; what is missing comes from the assumption set and widens the range. If all that goes"
                            + " into a method is given, the answer is plain arithmetic and exact.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrainingEstimateRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "amortized",
                                        summary = "GPT-4, all inputs given",
                                        value =
                                                """
                                                {"method": "amortized", "chipHours": 57000000, "serverPricePerChipUsd": 24875,
                                                 "priceAvailableFrom": "2020-08-12", "trainingStart": "2022-05-12",
                                                 "tdpWatts": 400, "serverPowerFactor": 2.031, "averagePowerFraction": 0.75,
                                                 "pue": 1.25, "usdPerKwh": 0.0806}"""),
                                @ExampleObject(
                                        name = "rental",
                                        summary = "A run by its FLOP, at market rates",
                                        value =
                                                """
                                                {"method": "rental", "chip": "nvidia-h100-sxm5-80gb", "activeParameters": 70e9,
                                                 "trainingTokens": 15e12, "mfu": 0.4, "publishedOn": "2024-04-18"}""")
                            }))
    public TrainingCostReport estimateTraining(JsonNode body, @Context UriInfo uri) {
        Query.of(uri).refuseUnknown();
        var question = TrainingCostRequest.of(TrainingEstimateChecks.read(Body.of(body)));
        return ReadOnly.read(() -> costs.ofQuestion(question));
    }
}
