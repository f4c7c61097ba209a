package dev.modelcost.assumption;

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

/** The constants of the methods. */
@Path("/assumption-sets")
@Tag(name = "record")
public class AssumptionSetResource {

    private static final Listing<AssumptionSet> SETS =
            new Listing<>(
                    AssumptionSet.class, "from AssumptionSet e", List.of(), List.of(Sort.bySlug()));

    @GET
    @Operation(summary = "List assumption sets")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "Order; with '-' before it, descending.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"slug", "-slug"},
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<AssumptionSetView> listAssumptionSets(@Context UriInfo uri) {
        return SETS.page(uri, AssumptionSetView.class, AssumptionSetView::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One assumption set")
    @Parameter(ref = "slug")
    @Parameter(ref = "fields")
    public AssumptionSetView getAssumptionSet(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        Query.none(uri);
        return AssumptionSetView.of(List.of(AssumptionSet.DIRECTORY.require(slug, uri))).get(0);
    }
}
