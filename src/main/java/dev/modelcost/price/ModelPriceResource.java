package dev.modelcost.price;

import dev.modelcost.model.Model;
import dev.modelcost.store.Listing;
import dev.modelcost.store.ReadsRecord;
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

/** What a model is sold for. */
@ReadsRecord
@Path("/models/{slug}/prices")
@Tag(name = "record")
public class ModelPriceResource {

    private static final Listing<TokenPrice> LISTING = TokenPriceList.LISTING.without("model");

    @GET
    @Takes(ModelPriceResource.class)
    @Operation(summary = "What a model is sold for, by provider, over time")
    public Page<TokenPriceView> listModelPrices(
            @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return LISTING.page(
                uri,
                TokenPriceView.class,
                TokenPriceList::views,
                List.of("e.model = :subject"),
                Map.of("subject", model));
    }
}
