package dev.modelcost.price;

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

/** The sellers of tokens. */
@ReadsRecord
@Path("/providers")
@Tag(name = "record")
public class ProviderResource {

    @GET
    @Takes(ProviderList.class)
    @Operation(summary = "List providers")
    public Page<ProviderView> listProviders(@Context UriInfo uri) {
        return ProviderList.LISTING.page(
                uri, ProviderView.class, rows -> rows.stream().map(ProviderView::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One provider")
    public ProviderView getProvider(@PathParam("slug") String slug, @Context UriInfo uri) {
        Parameters.none(uri);
        return Provider.DIRECTORY.show(slug, uri, ProviderView::of);
    }
}
