package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the maker of a model, or another provider, asked for its tokens on a day.
 *
 * @param row the price as published
 * @param blended input and output in the proportion of a load
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
                                TokenPrice.offers(provider, model, "standard").stream()
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

    /** In dollars, for any prompt at any hour, of input and of output. */
    private static boolean isWhole(TokenPrice row) {
        return row.isForAnyPromptAndHour()
                && row.currency.equals("USD")
                && row.input != null
                && row.output != null
                && row.input.signum() > 0
                && row.output.signum() > 0;
    }

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
