package dev.modelcost.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.admission.Computes;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a training run would cost. Nothing is stored. */
@ReadsRecord
@Computes
@Path("/estimates/training")
@Tag(name = "metrics")
public class TrainingEstimateResource {

    private final TrainingCosts costs;

    TrainingEstimateResource(TrainingCosts costs) {
        this.costs = costs;
    }

    @POST
    @Takes(TrainingEstimateRequest.class)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a training run would cost",
            description =
                    "All fields are optional, but the work must be determined. Given values override the record of the model and the chip; missing values come from the assumption set and widen the range. If every input of a method is given, the answer is plain arithmetic and exact.")
    public TrainingCostReport estimateTraining(JsonNode body, @Context UriInfo uri) {
        var question = TrainingCostRequest.of(TrainingEstimateRequest.PARAMETERS.ofBody(body, uri));
        return costs.ofQuestion(question);
    }
}
