package dev.modelcost.metric;

import dev.modelcost.calc.BlendedPrice;
import dev.modelcost.model.Model;
import dev.modelcost.price.TokenPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the maker of a model asked for its tokens on a day.
 *
 * @param row the price as published
 * @param blended input and output in the proportion of a load
 */
record ListPrice(TokenPrice row, BlendedPrice blended) {

    /** Empty if the record has no price in USD for input and output that held on the day. */
    static Optional<ListPrice> of(Model model, LocalDate on, double prompt, double output) {
        return TokenPrice.byTheirMakers(List.of(model)).stream()
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

    String sentence() {
        return "List price of %s: %s input, %s output USD per million tokens, valid from %s."
                .formatted(
                        row.providerModel,
                        row.input.stripTrailingZeros().toPlainString(),
                        row.output.stripTrailingZeros().toPlainString(),
                        row.validFrom);
    }
}
