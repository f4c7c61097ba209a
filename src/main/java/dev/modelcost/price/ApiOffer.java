package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.price.RequestCost;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a provider charges around the clock for a request to a model, in the standard tier.
 *
 * @param provider that sells it
 * @param byMaker whether the provider is the model's maker
 * @param row by which the request is charged
 * @param stale whether its price was last seen so long before the day that it may have changed
 * @param usdPerMillionTokens price of the whole request per million of its tokens, prompt and
 *     output together
 * @param steps how it was computed
 */
public record ApiOffer(
        Provider provider,
        boolean byMaker,
        TokenPrice row,
        boolean stale,
        double usdPerMillionTokens,
        List<Step> steps) {

    private static final String STANDARD = ServiceTier.STANDARD.slug();

    /**
     * Those of all providers, the cheapest first; of equal ones by the provider's slug. An offer
     * without a price in dollars for all tokens of the request is left out, and so is one that is
     * free or that depends on the hour.
     *
     * @param on day on which they hold
     * @param use tokens of the request
     */
    public static List<ApiOffer> of(Model model, LocalDate on, TokenUse use) {
        var maker =
                MakerPrices.on(List.of(model), on)
                        .on(model, on)
                        .map(row -> row.provider.slug)
                        .orElse("");
        var noon = on.atTime(LocalTime.NOON);
        var staleAfter = AssumptionBook.open(AssumptionBook.MARKET_RATE).value("stale-after");
        return PriceList.ofSellers(model, STANDARD, on).stream()
                .flatMap(seller -> seller.find(noon, STANDARD).stream())
                .flatMap(rows -> priced(rows, maker, use, noon, staleAfter).stream())
                .sorted(
                        Comparator.comparingDouble(ApiOffer::usdPerMillionTokens)
                                .thenComparing(offer -> offer.provider().slug))
                .toList();
    }

    /**
     * Slug of the provider that the name of a model says ({@code groq/...}); empty if it says none,
     * or one that has never sold the model.
     *
     * @param name as it was given
     */
    public static Optional<String> sellerIn(String name, Model model) {
        return ProviderModels.sellerIn(name, model).map(seller -> seller.slug);
    }

    private static Optional<ApiOffer> priced(
            PriceRows rows, String maker, TokenUse use, LocalDateTime at, double staleAfter) {
        RequestCost cost;
        try {
            cost = RequestCost.of(rows.table(), use, at);
        } catch (IllegalArgumentException unpriced) {
            // The rows have no price for some tokens of this request, or two.
            return Optional.empty();
        }
        var row = rows.published(cost.row()).orElseThrow();
        if (cost.amount() == 0
                || cost.row().windowed()
                || !cost.currency().equals("USD")
                || row.input == null
                || row.output == null) {
            return Optional.empty();
        }
        var tokens = (double) use.promptTokens() + use.outputTokens();
        var usd = cost.amount() / tokens * 1e6;
        var steps = new ArrayList<>(cost.steps());
        steps.add(
                Step.of(
                        "API price of the mix",
                        "request / tokens x 1e6",
                        usd,
                        "USD/Mtoken",
                        Input.of("request", cost.amount(), "USD"),
                        Input.of("tokens", tokens, "token")));
        return Optional.of(
                new ApiOffer(
                        row.provider,
                        row.provider.slug.equals(maker),
                        row,
                        PriceRows.Dates.of(row).isStale(at.toLocalDate(), staleAfter),
                        usd,
                        List.copyOf(steps)));
    }

    /** Who charges how much since when. */
    public String sentence() {
        return ListPrice.sentence(row);
    }
}
