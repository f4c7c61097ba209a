package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.failure.MissingData;
import dev.modelcost.price.ApiOffer;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A price that own chips are compared with.
 *
 * @param provider that charges it; null for a price that is given
 * @param usdPerMillionTokens of the question's mix of tokens
 * @param note where it comes from
 * @param lastSeenOn last day on which it was seen; null if that is not known, or it is given
 * @param stale whether that is so long ago that it may have changed
 * @param steps how it was blended; empty if it is given
 */
record ApiPrice(
        Ref provider,
        double usdPerMillionTokens,
        String note,
        LocalDate lastSeenOn,
        boolean stale,
        List<Step> steps) {

    static ApiPrice given(double usdPerMillionTokens) {
        return new ApiPrice(null, usdPerMillionTokens, "Given.", null, false, List.of());
    }

    static ApiPrice of(ApiOffer offer) {
        return new ApiPrice(
                offer.provider().ref(),
                offer.usdPerMillionTokens(),
                offer.sentence(),
                offer.row().lastSeenOn,
                offer.stale(),
                offer.steps());
    }

    /**
     * The prices of a question.
     *
     * @param compared the one that the answer is about
     * @param cheapest of all providers in the record; null for a price that is given
     * @param all those that the question names, else those of all providers, the cheapest first;
     *     empty for a price that is given
     * @param assumed what was taken for what the question left open, sentence by sentence
     */
    record Choice(ApiPrice compared, ApiPrice cheapest, List<ApiPrice> all, List<String> assumed) {

        static Choice given(double usdPerMillionTokens) {
            return new Choice(ApiPrice.given(usdPerMillionTokens), null, List.of(), List.of());
        }

        /**
         * The cheapest provider of those that the question names; if it names none, the model's
         * maker, and if the maker does not sell it, the cheapest of all.
         *
         * @param offers of all providers, the cheapest first
         * @param named slugs of providers; empty for none
         * @param model name of the model
         * @param mix tokens of a request, in words
         * @param day in words
         * @throws MissingData if nobody, or one of the named, has such a price
         */
        static Choice of(
                List<ApiOffer> offers, List<String> named, String model, String mix, String day) {
            if (offers.isEmpty()) {
                throw new MissingData(
                        "The record has no price of %s that held on %s.".formatted(model, day),
                        "apiUsdPerMillionTokens");
            }
            for (var slug : named) {
                if (offers.stream().noneMatch(offer -> offer.provider().slug.equals(slug))) {
                    throw new MissingData(
                            "The record has no price of %s by %s that held on %s; it has those of %s."
                                    .formatted(
                                            model,
                                            slug,
                                            day,
                                            String.join(
                                                    ", ",
                                                    offers.stream()
                                                            .map(offer -> offer.provider().slug)
                                                            .toList())),
                            "apiUsdPerMillionTokens");
                }
            }
            var chosen =
                    offers.stream()
                            .filter(
                                    offer ->
                                            named.isEmpty()
                                                    || named.contains(offer.provider().slug))
                            .toList();
            var compared =
                    named.isEmpty()
                            ? chosen.stream()
                                    .min(Comparator.comparing(offer -> !offer.byMaker()))
                                    .orElseThrow()
                            : chosen.get(0);
            return new Choice(
                    ApiPrice.of(compared),
                    ApiPrice.of(offers.get(0)),
                    chosen.stream().map(ApiPrice::of).toList(),
                    List.of(sentence(compared, named.isEmpty(), mix, day)));
        }

        private static String sentence(
                ApiOffer compared, boolean isOurChoice, String mix, String day) {
            var whose =
                    compared.byMaker()
                            ? "the maker's list price"
                            : "the list price of " + compared.provider().name;
            var why =
                    isOurChoice && !compared.byMaker()
                            ? ", the cheapest in the record, which has none by the maker"
                            : "";
            var age =
                    compared.stale()
                            ? " It was last seen on %s and may have changed since."
                                    .formatted(compared.row().lastSeenOn)
                            : "";
            return "API price: %s%s as of %s, for %s.%s".formatted(whose, why, day, mix, age);
        }
    }
}
