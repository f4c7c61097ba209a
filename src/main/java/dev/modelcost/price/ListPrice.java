package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the maker of a model charged for its tokens on a day.
 *
 * @param row the price as published
 * @param blended one price for input and output, in the proportion in which they are used
 * @param ofCached how cached tokens are charged, as the beginning of a sentence; null if there are
 *     none
 */
public record ListPrice(TokenPrice row, BlendedPrice blended, String ofCached) {

    /**
     * Empty if the record has no USD price for input and output that was valid on the day.
     *
     * @param use tokens of a request; those that are cached are charged in full where the record
     *     has no price of them
     */
    public static Optional<ListPrice> of(Model model, LocalDate on, TokenUse use) {
        return MakerPrices.on(List.of(model), on)
                .on(model, on, ListPrice::isWhole)
                .map(found -> of(found, use));
    }

    static ListPrice of(TokenPrice row, TokenUse use) {
        var source = row.source.slug;
        if (use.cachedTokens() == 0 || row.cacheRead == null) {
            return new ListPrice(
                    row,
                    BlendedPrice.of(
                            row.input,
                            row.output,
                            use.promptTokens(),
                            use.outputTokens(),
                            row.currency,
                            source),
                    use.cachedTokens() == 0
                            ? null
                            : "The record has no price of cached tokens there, which are charged in full");
        }
        return new ListPrice(
                row,
                BlendedPrice.ofRequest(
                        row.input, row.cacheRead, row.output, use, row.currency, source),
                "%d of the %d prompt tokens are cached, at %s"
                        .formatted(
                                use.cachedTokens(),
                                use.promptTokens(),
                                row.cacheRead.stripTrailingZeros().toPlainString()));
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
        return sentence(row) + (ofCached == null ? "" : " " + ofCached + ".");
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
