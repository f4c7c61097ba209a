package dev.modelcost.edit;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.RowPaths;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows of any table, for who looks for one to change, or for all that were changed. */
@ReadsRecord
@Path(RowPaths.ROWS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "record")
public class RowListResource {

    private final Edits edits;

    RowListResource(Edits edits) {
        this.edits = edits;
    }

    @GET
    @Takes(RowListRequest.class)
    @Operation(
            summary = "List the rows of a table as they are sent to change them",
            description =
                    "Of each table of the record, also of those that no other list shows row by row."
                            + " With ownership=own, what was added to the shipped record or corrected.")
    public Page<RowReport> listRows(@Context UriInfo uri) {
        var asked = RowListRequest.of(uri);
        return asked.page(edits.rows(asked));
    }
}
