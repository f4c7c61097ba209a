package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the maker of a model, or another provider, charged for its tokens on a day.
 *
 * @param row the price as published
 * @param blended one price for input and output, in the proportion in which they are used
 */
public record ListPrice(TokenPrice row, BlendedPrice blended) {

    /** Empty if the record has no price in USD for input and output that held on the day. */
    public static Optional<ListPrice> of(Model model, LocalDate on, double prompt, double output) {
        return of(model, null, on, prompt, output);
    }

    /** The same of a provider; of the maker for null. */
    public static Optional<ListPrice> of(
            Model model, Provider provider, LocalDate on, double prompt, double output) {
        var row =
                provider == null
                        ? MakerPrices.of(List.of(model)).on(model, on, ListPrice::isWhole)
                        : StandardPrice.on(
                                TokenPrice.offers(provider, model).stream()
                                        .filter(offer -> offer.tier.equals("standard"))
                                        .filter(ListPrice::isWhole)
                                        .toList(),
                                on);
        return row.map(
                found ->
                        new ListPrice(
                                found,
                                BlendedPrice.of(
                                        found.input,
                                        found.output,
                                        prompt,
                                        output,
                                        found.currency,
                                        found.source.slug)));
    }

    /** Whether it is in dollars, for any prompt at any hour, for input and for output. */
    private static boolean isWhole(TokenPrice row) {
        return row.isForAnyPromptAndHour()
                && row.currency.equals("USD")
                && row.input != null
                && row.output != null
                && row.input.signum() > 0
                && row.output.signum() > 0;
    }

    /** Who charges how much since when. */
    public String sentence() {
        return "List price of %s at %s: %s input, %s output USD per million tokens, valid from %s."
                .formatted(
                        row.providerModel,
                        row.provider.name,
                        row.input.stripTrailingZeros().toPlainString(),
                        row.output.stripTrailingZeros().toPlainString(),
                        row.validFrom);
    }
}
