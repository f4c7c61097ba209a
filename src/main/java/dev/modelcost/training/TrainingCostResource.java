package dev.modelcost.training;

import dev.modelcost.admission.Computes;
import dev.modelcost.day.DayTemplate;
import dev.modelcost.day.Days;
import dev.modelcost.day.OnDays;
import dev.modelcost.model.Model;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a model cost to train. */
@ReadsRecord
@Computes
@Path("/models/{slug}/training-cost")
@Tag(name = "metrics", description = "Computed answers, each with its derivation")
public class TrainingCostResource {

    private final TrainingCosts costs;
    private final AnswerOrigin origin;

    TrainingCostResource(TrainingCosts costs, AnswerOrigin origin) {
        this.costs = costs;
        this.origin = origin;
    }

    @GET
    @Takes(TrainingCostRequest.class)
    @Operation(
            summary = "What a model cost to train",
            description =
                    "Costed by rental (chip-hours times an hourly rate, stage by stage), by the share of purchased chips' value that a run uses up, by the purchase of the cluster, or as the full cost of development including staff. Plain arithmetic on published figures is exact; a value that had to be looked up in the market or inferred gives a range around the result of the derivation.")
    public TrainingCostReport getTrainingCost(
            @PathParam("slug") String slug, @Context UriInfo uri) {
        var question = TrainingCostRequest.PARAMETERS.ofQuery(uri);
        var model = Model.DIRECTORY.require(slug, uri);
        if (question.asOf() == null) {
            return costs.ofRecord(model, question);
        }
        var onAnyDay = costs.ofRecord(model, question.on(DayTemplate.ANY));
        return origin.note(new OnDays<>(onAnyDay, Days.ALL), question.asOf());
    }
}
