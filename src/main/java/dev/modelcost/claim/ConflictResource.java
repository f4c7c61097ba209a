package dev.modelcost.claim;

import dev.modelcost.admission.Computes;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which published figures contradict each other. */
@ReadsRecord
@Computes
@Path("/conflicts")
@Tag(name = "claims")
public class ConflictResource {

    @GET
    @Takes(ConflictRequest.class)
    @Operation(
            summary = "Claims that contradict each other",
            description =
                    "Two claims at a time about the same subject, metric and scope that differ by more than their rounding, and the likely reason."
                            + " Which of them is right is a question for the audit of each.")
    public ConflictReport listConflicts(@Context UriInfo uri) {
        var assumed = new ArrayList<String>();
        var asked = ConflictRequest.PARAMETERS.ofQuery(uri).named(assumed);
        var pairs = ClaimConflicts.pairs().stream().filter(asked::asksFor).toList();
        var shown = pairs.stream().limit(asked.limit()).toList();
        var claims =
                Claim.bySlug(
                        shown.stream()
                                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                                .distinct()
                                .toList());
        return new ConflictReport(
                pairs.size(),
                shown.stream().map(pair -> ConflictReport.Conflict.of(pair, claims)).toList(),
                List.copyOf(assumed));
    }
}
