package dev.modelcost.chip;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accelerators: data sheets, peaks, prices over time. */
@ReadsRecord
@Path("/chips")
@Tag(name = "record")
public class ChipResource {

    @GET
    @Takes(ChipList.class)
    @Operation(summary = "List chips")
    public Page<ChipView> listChips(@Context UriInfo uri) {
        return ChipList.LISTING.page(uri, ChipView.class, ChipView::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One chip")
    public ChipView getChip(@PathParam("slug") String slug, @Context UriInfo uri) {
        Parameters.none(uri);
        return Chip.DIRECTORY.show(slug, uri, chip -> ChipView.of(List.of(chip)).get(0));
    }

    @GET
    @Path("/{slug}/prices")
    @Takes(ChipPriceList.class)
    @Operation(summary = "What a chip cost to buy and to rent, over time")
    public Page<ChipPriceView> listChipPrices(
            @PathParam("slug") String slug, @Context UriInfo uri) {
        var chip = Chip.DIRECTORY.require(slug, uri);
        return ChipPriceList.LISTING.page(
                uri,
                ChipPriceView.class,
                rows -> rows.stream().map(ChipPriceView::of).toList(),
                List.of("e.chip = :chip"),
                Map.of("chip", chip));
    }
}
