package dev.modelcost.price;

import dev.modelcost.web.Page;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What providers charge for what is not a token of text, over time. */
@Path("/unit-prices")
@Tag(name = "record")
public class UnitPriceResource {

    @GET
    @Takes(UnitPriceList.class)
    @Operation(
            summary = "List prices of audio, images and other units",
            description =
                    "Tokens of audio and images by the million; images, minutes, searches, pages and the like by the piece. Prices of tokens of text are in /prices.")
    public Page<UnitPriceView> listUnitPrices(@Context UriInfo uri) {
        return UnitPriceList.LISTING.page(uri, UnitPriceView.class, UnitPriceList::views);
    }
}
