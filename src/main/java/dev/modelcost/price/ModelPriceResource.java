package dev.modelcost.price;

import dev.modelcost.model.Model;
import dev.modelcost.web.Page;
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

/** What a model is sold for. */
@Path("/models/{slug}/prices")
@Tag(name = "record")
public class ModelPriceResource {

    @GET
    @Operation(summary = "What a model is sold for, by provider, over time")
    @Parameter(ref = "slug")
    @Parameter(ref = "provider")
    @Parameter(ref = "tier")
    @Parameter(ref = "currency")
    @Parameter(ref = "validAfter")
    @Parameter(ref = "maxInputPerMillionTokens")
    @Parameter(ref = "maxOutputPerMillionTokens")
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
                                "slug",
                                "-slug",
                                "validFrom",
                                "-validFrom",
                                "inputPerMillionTokens",
                                "-inputPerMillionTokens",
                                "outputPerMillionTokens",
                                "-outputPerMillionTokens"
                            },
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<TokenPriceView> listModelPrices(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return PriceResource.PRICES
                .without("model")
                .page(
                        uri,
                        TokenPriceView.class,
                        PriceResource::views,
                        List.of("e.model = :subject"),
                        Map.of("subject", model));
    }
}
