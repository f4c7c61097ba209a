package dev.modelcost.price;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What providers charge per token, over time. */
@Path("/prices")
@Tag(name = "record")
public class PriceResource {

    static final Listing<TokenPrice> PRICES =
            new Listing<>(
                    TokenPrice.class,
                    TokenPrice.QUERY,
                    List.of(
                            Filter.named("provider", "e.provider.slug", "provider"),
                            Filter.named("model", "e.model.slug", "model"),
                            Filter.oneOf("tier", "e.tier", "standard", "flex", "priority"),
                            Filter.text("currency", "e.currency"),
                            Filter.after("validAfter", "e.validFrom"),
                            Filter.atMost(
                                    "maxInputPerMillionTokens",
                                    "e.input",
                                    1e6,
                                    BigDecimal::valueOf),
                            Filter.atMost(
                                    "maxOutputPerMillionTokens",
                                    "e.output",
                                    1e6,
                                    BigDecimal::valueOf),
                            Filter.asOf()),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("validFrom", "e.validFrom", price -> price.validFrom),
                            Sort.byDecimal(
                                    "inputPerMillionTokens", "e.input", price -> price.input),
                            Sort.byDecimal(
                                    "outputPerMillionTokens", "e.output", price -> price.output)));

    @GET
    @Operation(summary = "List token prices")
    @Parameter(ref = "provider")
    @Parameter(
            name = "model",
            in = ParameterIn.QUERY,
            description = "The model's slug.",
            schema = @Schema(type = SchemaType.STRING),
            example = "deepseek-r1")
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
    public Page<TokenPriceView> listPrices(@Context UriInfo uri) {
        return PRICES.page(uri, TokenPriceView.class, PriceResource::views);
    }

    static List<TokenPriceView> views(List<TokenPrice> rows) {
        return rows.stream().map(TokenPriceView::of).toList();
    }
}
