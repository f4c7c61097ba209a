package dev.modelcost.price;

import dev.modelcost.calc.derivation.Moment;
import dev.modelcost.calc.price.Charge;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to a model, and the prices to charge it by.
 *
 * @param provider slug; null for the one that the model's name says, else its maker, else the
 *     cheapest
 * @param model slug; null if the provider's own name identifies it or prices are given
 * @param providerModel the provider's own name for the model; null where it has only one
 * @param tier standard, flex or priority
 * @param at in UTC; null for now; of a day that was given without an hour its noon
 * @param anyHour whether only the day was given
 * @param use tokens
 * @param prices to use instead of those in the record; null to use the record
 */
record RequestCostRequest(
        String provider,
        String model,
        List<String> models,
        String providerModel,
        String tier,
        LocalDateTime at,
        boolean anyHour,
        TokenUse use,
        long requests,
        Prices prices) {

    private static final long MOST_REQUESTS = 1_000_000_000_000L;
    private static final int MOST_MODELS = 20;

    private static final Parameter<String> PROVIDER =
            Parameter.named("provider", "provider")
                    .describedAs(
                            "Slug of the provider; if left out, the one that the model's name says (groq/...), else the model's maker, else the cheapest.")
                    .example("deepseek");
    private static final Parameter<String> MODEL =
            Parameter.named("model", "model")
                    .describedAs("Slug of the model.")
                    .example("deepseek-r1");
    private static final Parameter<List<String>> MODELS =
            Parameter.list(MOST_MODELS, Parameter.named("models", "model"))
                    .describedAs(
                            "Slugs of several models in place of one, to compare what the same requests cost.");
    private static final Parameter<String> PROVIDER_MODEL =
            Parameter.named("providerModel", ProviderModels.KIND)
                    .describedAs("The provider's own name for the model, where it has several.");
    private static final Parameter<ServiceTier> TIER =
            Parameter.oneOf("tier", ServiceTier.class)
                    .describedAs("Class of service.")
                    .defaultsTo(ServiceTier.STANDARD);
    private static final Parameter<Moment> AT =
            Parameter.moment("at")
                    .describedAs(
                            "When; now if left out. Without an offset it is UTC. A day alone will do where the price is the same at every hour.")
                    .example(Moment.of(LocalDateTime.of(2025, 2, 28, 12, 0)));
    private static final Parameter<Long> REQUESTS =
            Parameter.count("requests", 1, MOST_REQUESTS)
                    .describedAs(
                            "How many such requests; all else is for each of them, and each is priced by its own length.")
                    .defaultsTo(1L);
    private static final Parameter<Prices> PRICES =
            Parameter.object("prices", Prices.PARAMETERS)
                    .describedAs("Prices to use instead of those in the record.");

    static final Parameters<RequestCostRequest> PARAMETERS =
            Parameters.of(
                            RequestCostRequest.class,
                            RequestCostRequest::read,
                            Stream.of(
                                            Stream.of(
                                                    PROVIDER,
                                                    MODEL,
                                                    MODELS,
                                                    PROVIDER_MODEL,
                                                    TIER,
                                                    AT),
                                            TokenUseParameters.all(),
                                            Stream.of(REQUESTS, PRICES))
                                    .flatMap(some -> some)
                                    .toArray(Parameter<?>[]::new))
                    .describedAs("A request, and a model with its provider, or explicit prices.")
                    .example(
                            "a long prompt to R1",
                            """
                            {"model": "deepseek-r1", "at": "2025-02-28T12:00:00Z", "promptTokens": 1000000, "cachedTokens": 400000, "outputTokens": 100000}
                            """);

    /**
     * @throws InvalidInput naming the invalid field
     * @throws MissingData if no tokens are given
     */
    private static RequestCostRequest read(GivenValues given) {
        // Read before the tokens, which may be missing: errors are reported before omissions.
        var prices = given.read(PRICES);
        var models = given.read(MODELS);
        if (models != null && (given.has(MODEL) || given.has(PROVIDER_MODEL) || prices != null)) {
            throw given.refusal(
                    MODELS,
                    "takes the place of model, providerModel and prices; give one of them.");
        }
        if (prices != null && (given.has(MODEL) || given.has(PROVIDER))) {
            throw given.refusal(
                    PRICES,
                    "takes the place of provider and model; give one or the other. A name for the answer goes into providerModel.");
        }
        var use = TokenUseParameters.read(given);
        var tier = given.read(TIER);
        if (use.batch() && tier != ServiceTier.STANDARD) {
            throw given.refusal(TIER, "a batch is a tier of its own; leave out one of the two.");
        }
        var at = given.read(AT);
        var anyHour = at != null && at.time() == null;
        return new RequestCostRequest(
                given.read(PROVIDER),
                models == null ? given.read(MODEL) : models.get(0),
                models,
                given.read(PROVIDER_MODEL),
                tier.slug(),
                at == null ? null : at.day().atTime(anyHour ? LocalTime.NOON : at.time()),
                anyHour,
                use,
                given.read(REQUESTS),
                prices);
    }

    /** The same about another model. */
    RequestCostRequest of(String other) {
        return new RequestCostRequest(
                provider, other, null, null, tier, at, anyHour, use, requests, null);
    }

    /**
     * Prices per million tokens. Null for those that the request does not use.
     *
     * @param currency ISO 4217
     * @param row the prices as the formulas take them: of any prompt, at any hour
     */
    record Prices(String currency, PriceRow row) {

        private static final Parameter<String> CURRENCY =
                Parameter.currency("currency").describedAs("ISO 4217.").defaultsTo("USD");
        private static final Map<Charge, Parameter<Double>> CHARGES = new EnumMap<>(Charge.class);

        static {
            perMillion(
                    Charge.INPUT,
                    "input",
                    "prompt tokens that are neither read from a cache nor written");
            perMillion(Charge.OUTPUT, "output", "output tokens");
            perMillion(Charge.CACHE_READ, "cacheRead", "prompt tokens that are read from a cache");
            perMillion(
                    Charge.CACHE_WRITE,
                    "cacheWrite",
                    "prompt tokens that are written to a cache, which keeps them for minutes");
            perMillion(
                    Charge.CACHE_WRITE_1H,
                    "cacheWrite1h",
                    "prompt tokens that are written to a cache, which keeps them for an hour");
            perMillion(Charge.BATCH_INPUT, "batchInput", "prompt tokens in a batch");
            perMillion(Charge.BATCH_OUTPUT, "batchOutput", "output tokens in a batch");
            perMillion(
                    Charge.BATCH_CACHE_READ,
                    "batchCacheRead",
                    "prompt tokens of a batch that are read from a cache");
        }

        static final Parameters<Prices> PARAMETERS =
                Parameters.of(
                                Prices.class,
                                Prices::read,
                                Stream.concat(Stream.of(CURRENCY), CHARGES.values().stream())
                                        .toArray(Parameter<?>[]::new))
                        .describedAs("Prices per million tokens.");

        private static void perMillion(Charge charge, String name, String of) {
            CHARGES.put(
                    charge,
                    Parameter.number(name, 0, 1e6)
                            .describedAs("Price per million " + of + ", in the currency."));
        }

        /** The prices by their names in the question. */
        Map<String, Charge> named() {
            var named = new LinkedHashMap<String, Charge>();
            CHARGES.forEach(
                    (charge, parameter) -> {
                        if (row.price(charge) != null) {
                            named.put("prices." + parameter.name(), charge);
                        }
                    });
            return named;
        }

        /** The same without one price; empty if there is no other. */
        Optional<PriceRow> without(Charge charge) {
            var others = new EnumMap<>(row.prices());
            others.remove(charge);
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PriceRow(null, 0, null, currency, others));
        }

        /**
         * @throws MissingData if no price is given
         */
        private static Prices read(GivenValues given) {
            var prices = new EnumMap<Charge, BigDecimal>(Charge.class);
            CHARGES.forEach(
                    (charge, parameter) -> {
                        var price = given.read(parameter);
                        if (price != null) {
                            prices.put(charge, BigDecimal.valueOf(price));
                        }
                    });
            var currency = given.read(CURRENCY);
            if (prices.isEmpty()) {
                throw new MissingData("The prices are empty.", "prices.input", "prices.output");
            }
            return new Prices(currency, PriceRow.of(null, 0, null, currency, prices, null));
        }
    }
}
