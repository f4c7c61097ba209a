package dev.modelcost.compare;

import dev.modelcost.admission.Computes;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models side by side. */
@ReadsRecord
@Computes
@Path("/compare")
@Tag(name = "metrics")
public class CompareResource {

    private final Comparer comparer;
    private final AnswerOrigin origin;

    CompareResource(Comparer comparer, AnswerOrigin origin) {
        this.comparer = comparer;
        this.origin = origin;
    }

    @GET
    @Takes(CompareRequest.class)
    @Operation(
            summary = "Models side by side",
            description =
                    "What their training is said to have cost, what it comes to by chip-hours, and what their makers sell them for. Only like is"
                            + " divided by like: the same scope, the same kind of tokens, the same day.")
    public CompareReport compareModels(@Context UriInfo uri) {
        var asked = CompareRequest.PARAMETERS.ofQuery(uri);
        return origin.note(comparer.compare(asked), asked.asOf());
    }
}
