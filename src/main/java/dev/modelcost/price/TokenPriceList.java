package dev.modelcost.price;

import dev.modelcost.model.Model;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Parameter;
import java.math.BigDecimal;
import java.util.List;

/** The list of token prices, with its filters and sort orders. */
final class TokenPriceList {

    private static final double MOST_PER_MILLION = 1e6;

    private static final Parameter<String> PROVIDER_MODEL =
            Parameter.named("providerModel", ProviderModels.KIND)
                    .describedAs("A provider's own name of a model, as its price list has it.")
                    .example("deepseek-chat");

    static final Listing<TokenPrice> LISTING =
            new Listing<>(
                    TokenPrice.READER,
                    List.of(
                            Filter.named("provider", "e.provider.slug", Provider.DIRECTORY)
                                    .describedAs("The provider's slug.")
                                    .example("openai"),
                            Filter.named("model", "e.model.slug", Model.DIRECTORY)
                                    .describedAs("The model's slug.")
                                    .example("deepseek-r1"),
                            new Filter<>(
                                    PROVIDER_MODEL,
                                    "e.providerModel = :providerModel",
                                    ProviderModels::named),
                            Filter.oneOf("tier", "e.tier", ServiceTier.class)
                                    .describedAs("Service tier."),
                            Filter.text("currency", "e.currency")
                                    .describedAs("ISO 4217 code of the currency.")
                                    .example("USD"),
                            Filter.after("validAfter", "e.validFrom")
                                    .describedAs(
                                            "Valid from a date after this one, to find what has"
                                                    + " changed since."),
                            Filter.atMost(
                                            "maxInputPerMillionTokens",
                                            "e.input",
                                            MOST_PER_MILLION,
                                            BigDecimal::valueOf)
                                    .describedAs(
                                            "Maximum price of a million input tokens, in the"
                                                    + " price's currency."),
                            Filter.atMost(
                                            "maxOutputPerMillionTokens",
                                            "e.output",
                                            MOST_PER_MILLION,
                                            BigDecimal::valueOf)
                                    .describedAs(
                                            "Maximum price of a million output tokens, in the"
                                                    + " price's currency."),
                            Filter.asOf()),
                    List.of(
                            Sort.bySlug(),
                            Sort.<TokenPrice>byDate(
                                            "validFrom", "e.validFrom", price -> price.validFrom)
                                    .ofEveryRow(),
                            Sort.byDecimal(
                                    "inputPerMillionTokens", "e.input", price -> price.input),
                            Sort.byDecimal(
                                    "outputPerMillionTokens", "e.output", price -> price.output)));

    private TokenPriceList() {}

    static List<TokenPriceView> views(List<TokenPrice> rows) {
        return rows.stream().map(TokenPriceView::of).toList();
    }
}
