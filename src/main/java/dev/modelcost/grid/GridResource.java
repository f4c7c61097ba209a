package dev.modelcost.grid;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The price, carbon intensity and water intensity of electricity. */
@ReadsRecord
@Path("/grid")
@Tag(name = "record")
public class GridResource {

    @GET
    @Takes(GridList.class)
    @Operation(summary = "List electricity by region and year")
    public Page<GridView> listGrid(@Context UriInfo uri) {
        return GridList.LISTING.page(
                uri, GridView.class, rows -> rows.stream().map(GridView::of).toList());
    }
}
