package dev.modelcost.assumption;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The constants of the methods. */
@ReadsRecord
@Path("/assumption-sets")
@Tag(name = "record")
public class AssumptionSetResource {

    @GET
    @Takes(AssumptionSetList.class)
    @Operation(summary = "List assumption sets")
    public Page<AssumptionSetView> listAssumptionSets(@Context UriInfo uri) {
        return AssumptionSetList.LISTING.page(uri, AssumptionSetView.class, AssumptionSetView::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One assumption set")
    public AssumptionSetView getAssumptionSet(
            @PathParam("slug") String slug, @Context UriInfo uri) {
        Parameters.none(uri);
        return AssumptionSet.DIRECTORY.show(
                slug, uri, set -> AssumptionSetView.of(List.of(set)).get(0));
    }
}
