package dev.modelcost.organization;

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

/** Organizations that make chips or models, sell them, or publish figures about them. */
@ReadsRecord
@Path("/organizations")
@Tag(name = "record")
public class OrganizationResource {

    @GET
    @Takes(OrganizationList.class)
    @Operation(summary = "List organizations")
    public Page<OrganizationView> listOrganizations(@Context UriInfo uri) {
        return OrganizationList.LISTING.page(
                uri,
                OrganizationView.class,
                rows -> rows.stream().map(OrganizationView::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One organization")
    public OrganizationView getOrganization(@PathParam("slug") String slug, @Context UriInfo uri) {
        Parameters.none(uri);
        return Organization.DIRECTORY.show(slug, uri, OrganizationView::of);
    }
}
