package dev.modelcost.audit;

import dev.modelcost.admission.Computes;
import dev.modelcost.claim.Claim;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a claim of the record can be true. */
@ReadsRecord
@Computes
@Path("/claims/{id}/audit")
@Tag(name = "audits", description = "Can this figure be true?")
public class ClaimAuditResource {

    private final Auditor auditor;

    ClaimAuditResource(Auditor auditor) {
        this.auditor = auditor;
    }

    @GET
    @Operation(
            summary = "Whether a claim can be true",
            description =
                    "What the figure implies, held against better sources, prices of the time and physics, with the arithmetic and the"
                            + " likely explanation.")
    public AuditReport auditClaim(@PathParam("id") String id, @Context UriInfo uri) {
        Parameters.none(uri);
        return auditor.audit(Claim.DIRECTORY.require(id, uri));
    }
}
