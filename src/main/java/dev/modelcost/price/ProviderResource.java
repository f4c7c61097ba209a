package dev.modelcost.price;

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

/** Who sells tokens. */
@Path("/providers")
@Tag(name = "record")
public class ProviderResource {

    private static final Listing<Provider> PROVIDERS =
            new Listing<>(
                    Provider.class,
                    Provider.QUERY,
                    List.of(
                            Filter.oneOf("kind", "e.kind", "vendor", "cloud", "aggregator"),
                            Filter.named("organization", "e.organization.slug", "organization")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byText("name", "e.name", provider -> provider.name)));

    @GET
    @Operation(summary = "List providers")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description =
                    "vendor sells its own models, cloud resells in its own data centres, aggregator passes on.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"vendor", "cloud", "aggregator"}))
    @Parameter(
            name = "organization",
            in = ParameterIn.QUERY,
            description = "Slug of the organization behind it.",
            schema = @Schema(type = SchemaType.STRING),
            example = "openai")
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
    public Page<ProviderView> listProviders(@Context UriInfo uri) {
        return PROVIDERS.page(
                uri, ProviderView.class, rows -> rows.stream().map(ProviderView::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One provider")
    @Parameter(ref = "slug")
    @Parameter(ref = "fields")
    public ProviderView getProvider(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        Query.none(uri);
        return ProviderView.of(Provider.DIRECTORY.require(slug, uri));
    }
}
