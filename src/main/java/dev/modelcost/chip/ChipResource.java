package dev.modelcost.chip;

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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accelerators: data sheets, peaks, prices over time. */
@Path("/chips")
@Tag(name = "record")
public class ChipResource {

    private static final String[] TYPES = {"gpu", "tpu", "npu", "cpu", "other"};

    private static final Listing<Chip> CHIPS =
            new Listing<>(
                    Chip.class,
                    Chip.QUERY,
                    List.of(
                            Filter.named("vendor", "e.vendor.slug", "organization"),
                            Filter.oneOf("type", "e.type", TYPES),
                            Filter.after("releasedAfter", "e.releasedOn"),
                            Filter.before("releasedBefore", "e.releasedOn"),
                            Filter.atLeast(
                                    "minMemoryGb",
                                    "e.memoryBytes",
                                    1e6,
                                    gb -> Math.round(gb * 1e9)),
                            Filter.atMost(
                                    "maxMemoryGb",
                                    "e.memoryBytes",
                                    1e6,
                                    gb -> Math.round(gb * 1e9)),
                            Filter.atLeast("minTdpWatts", "e.tdpWatts", 1e6, watts -> watts),
                            Filter.atMost("maxTdpWatts", "e.tdpWatts", 1e6, watts -> watts)),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("releasedOn", "e.releasedOn", chip -> chip.releasedOn),
                            Sort.byLong("memoryBytes", "e.memoryBytes", chip -> chip.memoryBytes),
                            Sort.byDouble(
                                    "memoryBandwidthBytesPerSecond",
                                    "e.memoryBandwidthBytesPerSecond",
                                    chip -> chip.memoryBandwidthBytesPerSecond),
                            Sort.byDouble("tdpWatts", "e.tdpWatts", chip -> chip.tdpWatts)));

    private static final Listing<ChipPrice> PRICES =
            new Listing<>(
                    ChipPrice.class,
                    "from ChipPrice e join fetch e.chip left join fetch e.vendor join fetch e.source",
                    List.of(
                            Filter.oneOf("kind", "e.kind", "purchase", "rental"),
                            Filter.oneOf(
                                    "commitment",
                                    "e.commitment",
                                    "on-demand",
                                    "spot",
                                    "1-year",
                                    "3-year"),
                            Filter.named("vendor", "e.vendor.slug", "organization"),
                            Filter.asOf()),
                    List.of(
                            Sort.byDate("validFrom", "e.validFrom", price -> price.validFrom),
                            Sort.byDecimal("usd", "e.usd", price -> price.usd),
                            Sort.bySlug()));

    @GET
    @Operation(summary = "List chips")
    @Parameter(
            name = "vendor",
            in = ParameterIn.QUERY,
            description = "The vendor's slug.",
            schema = @Schema(type = SchemaType.STRING),
            example = "nvidia")
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "Type of chip.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"gpu", "tpu", "npu", "cpu", "other"}))
    @Parameter(
            name = "releasedAfter",
            in = ParameterIn.QUERY,
            description = "Released after this day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2022-01-01")
    @Parameter(
            name = "releasedBefore",
            in = ParameterIn.QUERY,
            description = "Released before this day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = "minMemoryGb",
            in = ParameterIn.QUERY,
            description = "Least memory, in GB of 1e9 bytes.",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "80")
    @Parameter(
            name = "maxMemoryGb",
            in = ParameterIn.QUERY,
            description = "Most memory, in GB of 1e9 bytes.",
            schema = @Schema(type = SchemaType.NUMBER))
    @Parameter(
            name = "minTdpWatts",
            in = ParameterIn.QUERY,
            description = "Least thermal design power.",
            schema = @Schema(type = SchemaType.NUMBER))
    @Parameter(
            name = "maxTdpWatts",
            in = ParameterIn.QUERY,
            description = "Most thermal design power.",
            schema = @Schema(type = SchemaType.NUMBER))
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
                                "releasedOn",
                                "-releasedOn",
                                "memoryBytes",
                                "-memoryBytes",
                                "memoryBandwidthBytesPerSecond",
                                "-memoryBandwidthBytesPerSecond",
                                "tdpWatts",
                                "-tdpWatts"
                            },
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<ChipView> listChips(@Context UriInfo uri) {
        return CHIPS.page(uri, ChipView.class, ChipView::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One chip")
    @Parameter(ref = "slug")
    @Parameter(ref = "fields")
    public ChipView getChip(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        Query.none(uri);
        return ChipView.of(List.of(Chip.DIRECTORY.require(slug, uri))).get(0);
    }

    @GET
    @Path("/{slug}/prices")
    @Operation(summary = "What a chip cost to buy and to rent, over time")
    @Parameter(ref = "slug")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Bought, or rented by the hour.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"purchase", "rental"}))
    @Parameter(
            name = "commitment",
            in = ParameterIn.QUERY,
            description = "Of a rental.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"on-demand", "spot", "1-year", "3-year"}))
    @Parameter(
            name = "vendor",
            in = ParameterIn.QUERY,
            description = "The seller's slug.",
            schema = @Schema(type = SchemaType.STRING),
            example = "lambda-labs")
    @Parameter(ref = "asOf")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "validFrom",
                                "-validFrom",
                                "usd",
                                "-usd",
                                "slug",
                                "-slug"
                            },
                            defaultValue = "validFrom"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<ChipPriceView> listChipPrices(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var chip = Chip.DIRECTORY.require(slug, uri);
        return PRICES.page(
                uri,
                ChipPriceView.class,
                rows -> rows.stream().map(ChipPriceView::of).toList(),
                List.of("e.chip = :chip"),
                Map.of("chip", chip));
    }
}
