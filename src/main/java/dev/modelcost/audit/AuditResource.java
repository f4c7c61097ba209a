package dev.modelcost.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.store.AnswerCache;
import dev.modelcost.store.ReadOnly;
import dev.modelcost.web.Body;
import dev.modelcost.web.Query;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a figure that is not stored can be true, and the verdicts over the whole record. */
@Path("/audits")
@Tag(name = "audits")
public class AuditResource {

    private final Auditor auditor;
    private final AnswerCache cache;

    AuditResource(Auditor auditor, AnswerCache cache) {
        this.auditor = auditor;
        this.cache = cache;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Whether a figure can be true",
            description =
                    "Nothing is stored. What the claim does not state is looked up from its subject; a claim that nothing can be checked"
                            + " about is unverifiable, with what is missing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuditRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "a cost",
                                        value =
                                                "{\"subject\": \"deepseek-r1\", \"metric\": \"training-cost\", \"value\": 249000, \"unit\":"
                                                        + " \"USD\", \"statedOn\": \"2025-09-22\"}"),
                                @ExampleObject(
                                        name = "a ratio of prices",
                                        value =
                                                "{\"subject\": \"deepseek-r1\", \"metric\": \"price-ratio\", \"value\": 53.6, \"unit\":"
                                                        + " \"times\", \"comparedWith\": \"o1\"}"),
                                @ExampleObject(
                                        name = "energy of a run that is not on record",
                                        value =
                                                "{\"metric\": \"energy\", \"value\": 433, \"unit\": \"GWh\", \"chip\":"
                                                        + " \"nvidia-a100-sxm4-80gb\", \"chipHours\": 1082990}")
                            }))
    public AuditReport audit(JsonNode body, @Context UriInfo uri) {
        Query.none(uri);
        var question = AuditRequest.read(Body.of(body));
        return ReadOnly.read(() -> auditor.audit(question));
    }

    @GET
    @Path("/summary")
    @Operation(
            summary = "The verdicts over the whole record",
            description = "How many claims have each verdict, the worst first, and which they are.")
    @Parameter(ref = "fields")
    public AuditSummary summarize(@Context UriInfo uri) {
        Query.none(uri);
        return cache.answer("audit-summary", "", "", AuditSummary.class, auditor::summary);
    }
}
