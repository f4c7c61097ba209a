package dev.modelcost.source;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sources of the facts in the record. */
@ReadsRecord
@Path("/sources")
@Tag(name = "record", description = "What is known, with its sources")
public class SourceResource {

    @GET
    @Takes(SourceList.class)
    @Operation(summary = "List sources")
    public Page<SourceView> listSources(@Context UriInfo uri) {
        return SourceList.LISTING.page(
                uri, SourceView.class, rows -> rows.stream().map(SourceView::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One source")
    public SourceView getSource(@PathParam("slug") String slug, @Context UriInfo uri) {
        Parameters.none(uri);
        return Source.DIRECTORY.show(slug, uri, SourceView::of);
    }
}
