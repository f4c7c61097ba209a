package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the maker of a model charged for its tokens on a day.
 *
 * @param row the price as published
 * @param blended one price for input and output, in the proportion in which they are used
 */
public record ListPrice(TokenPrice row, BlendedPrice blended) {

    /** Empty if the record has no USD price for input and output that was valid on the day. */
    public static Optional<ListPrice> of(Model model, LocalDate on, double prompt, double output) {
        return MakerPrices.on(List.of(model), on)
                .on(model, on, ListPrice::isWhole)
                .map(
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

    /** Whether it is in dollars, applies to any prompt at any hour, and covers input and output. */
    private static boolean isWhole(TokenPrice row) {
        return row.isForAnyPromptAndHour()
                && row.currency.equals("USD")
                && row.input != null
                && row.output != null
                && row.input.signum() > 0
                && row.output.signum() > 0;
    }

    /** States who charges how much, and since when. */
    public String sentence() {
        return sentence(row);
    }

    /** The same of a row with prices of input and output. */
    static String sentence(TokenPrice row) {
        return "List price of %s at %s: %s input, %s output USD per million tokens, valid from %s."
                .formatted(
                        row.providerModel,
                        row.provider.name,
                        row.input.stripTrailingZeros().toPlainString(),
                        row.output.stripTrailingZeros().toPlainString(),
                        row.validFrom);
    }
}
