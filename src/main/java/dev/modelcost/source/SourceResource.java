package dev.modelcost.source;

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

/** Where facts come from. */
@Path("/sources")
@Tag(name = "record", description = "What is known, with its sources")
public class SourceResource {

    private static final Listing<Source> SOURCES =
            new Listing<>(
                    Source.class,
                    "from Source e",
                    List.of(
                            Filter.oneOf(
                                    "kind",
                                    "e.kind",
                                    "paper",
                                    "filing",
                                    "vendor",
                                    "press",
                                    "dataset",
                                    "interview",
                                    "regulation"),
                            Filter.after("publishedAfter", "e.publishedOn"),
                            Filter.before("publishedBefore", "e.publishedOn")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("publishedOn", "e.publishedOn", s -> s.publishedOn)));

    @GET
    @Operation(summary = "List sources")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Kind of source.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "paper",
                                "filing",
                                "vendor",
                                "press",
                                "dataset",
                                "interview",
                                "regulation"
                            }))
    @Parameter(
            name = "publishedAfter",
            in = ParameterIn.QUERY,
            description = "Published after this day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2025-01-01")
    @Parameter(
            name = "publishedBefore",
            in = ParameterIn.QUERY,
            description = "Published before this day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"slug", "-slug", "publishedOn", "-publishedOn"},
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<SourceView> listSources(@Context UriInfo uri) {
        return SOURCES.page(
                uri, SourceView.class, rows -> rows.stream().map(SourceView::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One source")
    @Parameter(ref = "slug")
    @Parameter(ref = "fields")
    public SourceView getSource(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        Query.none(uri);
        return SourceView.of(Source.DIRECTORY.require(slug, uri));
    }
}
