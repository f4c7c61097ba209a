package dev.modelcost.grid;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What electricity costs, emits and drinks, by region and year. */
@Path("/grid")
@Tag(name = "record")
public class GridResource {

    private static final Listing<Grid> GRID =
            new Listing<>(
                    Grid.class,
                    Grid.QUERY,
                    List.of(
                            new Filter<>(
                                    dev.modelcost.web.Parameter.text("region")
                                            .describedAs(
                                                    "A country as ISO 3166-1 alpha-2, alpha-3 or English name, WOR for the world, or another code of the list.")
                                            .example("FRA"),
                                    "e.region = :region",
                                    asked -> Regions.ofRecord().code("region", asked)),
                            Filter.equal(
                                    dev.modelcost.web.Parameter.integer("year", 1990, 2100),
                                    "e.year")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDouble(
                                    "carbonGramsCo2PerKwh",
                                    "e.carbonGCo2PerKwh",
                                    grid -> grid.carbonGCo2PerKwh),
                            Sort.byDouble(
                                    "waterLitresPerKwh",
                                    "e.waterLitresPerKwh",
                                    grid -> grid.waterLitresPerKwh)));

    @GET
    @Operation(summary = "List electricity by region and year")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description =
                    "A country as ISO 3166-1 alpha-2, alpha-3 or English name, WOR for the world, or another code of the list.",
            schema = @Schema(type = SchemaType.STRING),
            example = "FRA")
    @Parameter(
            name = "year",
            in = ParameterIn.QUERY,
            description = "Year of the figures.",
            schema = @Schema(type = SchemaType.INTEGER),
            example = "2023")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "slug",
                                "-slug",
                                "carbonGramsCo2PerKwh",
                                "-carbonGramsCo2PerKwh",
                                "waterLitresPerKwh",
                                "-waterLitresPerKwh"
                            },
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<GridView> listGrid(@Context UriInfo uri) {
        return GRID.page(uri, GridView.class, rows -> rows.stream().map(GridView::of).toList());
    }
}
