package dev.modelcost.price;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What providers charge per token, over time. */
@ReadsRecord
@Path("/prices")
@Tag(name = "record")
public class PriceResource {

    @GET
    @Takes(TokenPriceList.class)
    @Operation(
            summary = "List token prices",
            description =
                    "Of tokens of text. Prices of audio, images and other units are in /unit-prices.")
    public Page<TokenPriceView> listPrices(@Context UriInfo uri) {
        return TokenPriceList.LISTING.page(uri, TokenPriceView.class, TokenPriceList::views);
    }
}
