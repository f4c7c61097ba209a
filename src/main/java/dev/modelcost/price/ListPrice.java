package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
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
        var rows =
                provider == null
                        ? TokenPrice.byTheirMakers(List.of(model))
                        : TokenPrice.offers(provider, model, "standard");
        return rows.stream()
                .filter(row -> row.promptTokensAbove == 0 && row.dailyFromUtc == null)
                .filter(row -> row.isValidOn(on) && row.currency.equals("USD"))
                .filter(row -> row.input != null && row.output != null)
                .filter(row -> row.input.signum() > 0 && row.output.signum() > 0)
                .findFirst()
                .map(
                        row ->
                                new ListPrice(
                                        row,
                                        BlendedPrice.of(
                                                row.input,
                                                row.output,
                                                prompt,
                                                output,
                                                row.currency,
                                                row.source.slug)));
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
