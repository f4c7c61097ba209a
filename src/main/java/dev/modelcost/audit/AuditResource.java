package dev.modelcost.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.admission.Computes;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a figure that is not stored can be true, and the verdicts on the whole record. */
@ReadsRecord
@Computes
@Path("/audits")
@Tag(name = "audits")
public class AuditResource {

    private final Auditor auditor;

    AuditResource(Auditor auditor) {
        this.auditor = auditor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Whether a figure can be true",
            description =
                    "Nothing is stored. Give one claim, or a `text` whose claims are then found. What a claim does not state is looked up from its subject, and listed in `assumed`; a claim that"
                            + " nothing on record can check is unverifiable, and the checks say what is missing.")
    @Takes(AuditRequest.class)
    public AuditAnswer audit(JsonNode body, @Context UriInfo uri) {
        var question = AuditRequest.PARAMETERS.ofBody(body, uri);
        return question.text() == null ? auditor.audit(question) : auditor.text(question);
    }

    @GET
    @Path("/summary")
    @Operation(
            summary = "The verdicts on the whole record",
            description =
                    "How many claims have each verdict, the worst first, and which ones something is wrong with.")
    public AuditSummary summarize(@Context UriInfo uri) {
        Parameters.none(uri);
        return auditor.summary();
    }
}
