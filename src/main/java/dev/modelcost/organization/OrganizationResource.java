package dev.modelcost.organization;

import dev.modelcost.names.Country;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Page;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who makes chips and models, sells them, or states figures about them. */
@Path("/organizations")
@Tag(name = "record")
public class OrganizationResource {

    private static final Listing<Organization> ORGANIZATIONS =
            new Listing<>(
                    Organization.class,
                    "from Organization e",
                    List.of(
                            new Filter<>(
                                    dev.modelcost.web.Parameter.text("country")
                                            .describedAs(
                                                    "Country as ISO 3166-1 alpha-2, alpha-3 or English name.")
                                            .example("CN"),
                                    "e.country = :country",
                                    asked -> Country.require("country", asked).alpha2())),
                    List.of(Sort.bySlug(), Sort.byText("name", "e.name", o -> o.name)));

    @GET
    @Operation(summary = "List organizations")
    @Parameter(
            name = "country",
            in = ParameterIn.QUERY,
            description = "Country as ISO 3166-1 alpha-2, alpha-3 or English name.",
            schema = @Schema(type = SchemaType.STRING),
            example = "CN")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"slug", "-slug", "name", "-name"},
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<OrganizationView> listOrganizations(@Context UriInfo uri) {
        return ORGANIZATIONS.page(
                uri,
                OrganizationView.class,
                rows -> rows.stream().map(OrganizationView::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One organization")
    @Parameter(ref = "slug")
    @Parameter(ref = "fields")
    public OrganizationView getOrganization(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        Query.none(uri);
        return OrganizationView.of(Organization.DIRECTORY.require(slug, uri));
    }
}
