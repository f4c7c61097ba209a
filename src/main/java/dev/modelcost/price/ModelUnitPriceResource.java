package dev.modelcost.price;

import dev.modelcost.model.Model;
import dev.modelcost.store.Listing;
import dev.modelcost.web.Page;
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

/** What providers charge for the audio, images and other units of a model. */
@Path("/models/{slug}/unit-prices")
@Tag(name = "record")
public class ModelUnitPriceResource {

    private static final Listing<UnitPrice> LISTING = UnitPriceList.LISTING.without("model");

    @GET
    @Takes(ModelUnitPriceResource.class)
    @Operation(summary = "What audio, images and other units of a model are sold for, over time")
    public Page<UnitPriceView> listModelUnitPrices(
            @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return LISTING.page(
                uri,
                UnitPriceView.class,
                UnitPriceList::views,
                List.of("e.model = :subject"),
                Map.of("subject", model));
    }
}
