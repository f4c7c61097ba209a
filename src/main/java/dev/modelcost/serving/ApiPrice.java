package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.ListPrice;
import dev.modelcost.price.Provider;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The price that own chips are compared with.
 *
 * @param usdPerMillionTokens blended in the proportion of the traffic
 * @param note where it comes from
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param steps how it was blended; empty if it is given
 */
record ApiPrice(double usdPerMillionTokens, String note, List<String> assumed, List<Step> steps) {

    static ApiPrice given(double usdPerMillionTokens) {
        return new ApiPrice(usdPerMillionTokens, "Given.", List.of(), List.of());
    }

    /**
     * A list price of the record.
     *
     * @param provider that the question names; null for the model's maker
     * @param dayIsGiven whether the question names the day
     * @param promptTokens of a request, the proportion in which the price is blended
     * @param outputTokens of a request
     * @throws MissingData if the record has no such price
     */
    static ApiPrice listed(
            Optional<ListPrice> price,
            Model model,
            Provider provider,
            LocalDate day,
            boolean dayIsGiven,
            int promptTokens,
            int outputTokens) {
        if (price.isEmpty()) {
            throw new MissingData(
                    "The record has no price of %s by %s that held on %s."
                            .formatted(
                                    model.name,
                                    provider == null ? "its maker" : provider.name,
                                    day),
                    "apiUsdPerMillionTokens");
        }
        var assumed =
                "API price: %s%s, blended for %d prompt and %d output tokens a request."
                        .formatted(
                                provider == null
                                        ? "the maker's list price"
                                        : "the list price of " + provider.name,
                                dayIsGiven ? "" : " as of %s, today".formatted(day),
                                promptTokens,
                                outputTokens);
        return new ApiPrice(
                price.get().blended().perMillionTokens(),
                price.get().sentence(),
                List.of(assumed),
                price.get().blended().steps());
    }
}
