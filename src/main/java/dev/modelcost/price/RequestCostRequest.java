package dev.modelcost.price;

import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.stream.Stream;

/**
 * A request to a model, and the prices to charge it by.
 *
 * @param provider slug; null for the maker of the model
 * @param model slug; null if the provider's own name identifies it or prices are given
 * @param providerModel the provider's own name for the model; null where it has only one
 * @param tier standard, flex or priority
 * @param at in UTC; null for now
 * @param use tokens
 * @param prices to use instead of those in the record; null to use the record
 */
record RequestCostRequest(
        String provider,
        String model,
        String providerModel,
        String tier,
        LocalDateTime at,
        TokenUse use,
        Prices prices) {

    private static final long MOST_TOKENS = 1_000_000_000_000L;

    private static final Parameter<String> PROVIDER =
            Parameter.text("provider")
                    .describedAs("Slug of the provider; the model's maker if left out.")
                    .example("deepseek");
    private static final Parameter<String> MODEL =
            Parameter.text("model").describedAs("Slug of the model.").example("deepseek-r1");
    private static final Parameter<String> PROVIDER_MODEL =
            Parameter.text("providerModel")
                    .describedAs("The provider's own name for the model, where it has several.");
    private static final Parameter<String> TIER =
            Parameter.oneOf("tier", "standard", "flex", "priority")
                    .describedAs("Class of service.")
                    .defaultsTo("standard");
    private static final Parameter<LocalDateTime> AT =
            Parameter.moment("at")
                    .describedAs(
                            "Time of the request; now if left out. A time without an offset is"
                                    + " taken as UTC, a date alone as noon on that day.")
                    .example(LocalDateTime.of(2025, 2, 28, 12, 0));
    private static final Parameter<Long> PROMPT_TOKENS =
            Parameter.count("promptTokens", 0, MOST_TOKENS)
                    .describedAs(
                            "Tokens of the prompt, including those read from or written to a"
                                    + " cache.")
                    .defaultsTo(0L)
                    .example(1_000_000L);
    private static final Parameter<Long> CACHED_TOKENS =
            Parameter.count("cachedTokens", 0, MOST_TOKENS)
                    .describedAs("Tokens of the prompt that are read from a cache.")
                    .defaultsTo(0L)
                    .example(400_000L);
    private static final Parameter<Long> CACHE_WRITE_TOKENS =
            Parameter.count("cacheWriteTokens", 0, MOST_TOKENS)
                    .describedAs("Tokens of the prompt that are written to a cache.")
                    .defaultsTo(0L);
    private static final Parameter<Long> OUTPUT_TOKENS =
            Parameter.count("outputTokens", 0, MOST_TOKENS)
                    .describedAs("Output tokens, reasoning included.")
                    .defaultsTo(0L)
                    .example(100_000L);
    private static final Parameter<Boolean> BATCH =
            Parameter.flag("batch")
                    .describedAs("Whether the request is part of a batch job.")
                    .defaultsTo(false);
    private static final Parameter<Prices> PRICES =
            Parameter.object("prices", Prices.PARAMETERS)
                    .describedAs("Prices to use instead of those in the record.");

    static final Parameters<RequestCostRequest> PARAMETERS =
            Parameters.of(
                            RequestCostRequest.class,
                            RequestCostRequest::read,
                            PROVIDER,
                            MODEL,
                            PROVIDER_MODEL,
                            TIER,
                            AT,
                            PROMPT_TOKENS,
                            CACHED_TOKENS,
                            CACHE_WRITE_TOKENS,
                            OUTPUT_TOKENS,
                            BATCH,
                            PRICES)
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
        return new RequestCostRequest(
                given.read(PROVIDER),
                given.read(MODEL),
                given.read(PROVIDER_MODEL),
                given.read(TIER),
                given.read(AT),
                use(given),
                prices);
    }

    private static TokenUse use(GivenValues given) {
        var prompt = given.read(PROMPT_TOKENS);
        var cached = given.read(CACHED_TOKENS);
        var written = given.read(CACHE_WRITE_TOKENS);
        var output = given.read(OUTPUT_TOKENS);
        var batch = given.read(BATCH);
        if (!given.has(PROMPT_TOKENS) && !given.has(OUTPUT_TOKENS)) {
            throw new MissingData(
                    "A request needs prompt tokens or output tokens.",
                    "promptTokens or outputTokens");
        }
        if (cached + written > prompt) {
            throw given.refusal(
                    cached > 0 ? CACHED_TOKENS : CACHE_WRITE_TOKENS,
                    "together with the tokens written to the cache this is %d, more than the %d of the prompt, which include them."
                            .formatted(cached + written, prompt));
        }
        if (batch && cached + written > 0) {
            throw given.refusal(
                    BATCH, "the record has no price for cached tokens in a batch; leave them out.");
        }
        return new TokenUse(prompt, cached, written, output, batch);
    }

    /**
     * Prices per million tokens. Null for those that the request does not use.
     *
     * @param currency ISO 4217
     * @param input of prompt tokens that are neither read from a cache nor written to one
     * @param output of output tokens
     * @param cacheRead of prompt tokens that are read from a cache
     * @param cacheWrite of prompt tokens that are written to a cache
     * @param batchInput of prompt tokens in a batch
     * @param batchOutput of output tokens in a batch
     */
    record Prices(
            String currency,
            Double input,
            Double output,
            Double cacheRead,
            Double cacheWrite,
            Double batchInput,
            Double batchOutput) {

        private static final Parameter<String> CURRENCY =
                Parameter.currency("currency").describedAs("ISO 4217.").defaultsTo("USD");
        private static final Parameter<Double> INPUT =
                perMillion("input", "prompt tokens that are neither read from a cache nor written");
        private static final Parameter<Double> OUTPUT = perMillion("output", "output tokens");
        private static final Parameter<Double> CACHE_READ =
                perMillion("cacheRead", "prompt tokens that are read from a cache");
        private static final Parameter<Double> CACHE_WRITE =
                perMillion("cacheWrite", "prompt tokens that are written to a cache");
        private static final Parameter<Double> BATCH_INPUT =
                perMillion("batchInput", "prompt tokens in a batch");
        private static final Parameter<Double> BATCH_OUTPUT =
                perMillion("batchOutput", "output tokens in a batch");

        static final Parameters<Prices> PARAMETERS =
                Parameters.of(
                                Prices.class,
                                Prices::read,
                                CURRENCY,
                                INPUT,
                                OUTPUT,
                                CACHE_READ,
                                CACHE_WRITE,
                                BATCH_INPUT,
                                BATCH_OUTPUT)
                        .describedAs("Prices per million tokens.");

        private static Parameter<Double> perMillion(String name, String of) {
            return Parameter.number(name, 0, 1e6)
                    .describedAs("Price per million " + of + ", in the currency.");
        }

        private static Prices read(GivenValues given) {
            return new Prices(
                    given.read(CURRENCY),
                    given.read(INPUT),
                    given.read(OUTPUT),
                    given.read(CACHE_READ),
                    given.read(CACHE_WRITE),
                    given.read(BATCH_INPUT),
                    given.read(BATCH_OUTPUT));
        }

        /**
         * The prices as the formulas take them: of any prompt, at any hour.
         *
         * @throws MissingData if no price is given
         */
        PriceRow row() {
            if (Stream.of(input, output, cacheRead, cacheWrite, batchInput, batchOutput)
                    .allMatch(price -> price == null)) {
                throw new MissingData("The prices are empty.", "prices.input", "prices.output");
            }
            return new PriceRow(
                    0,
                    null,
                    null,
                    currency,
                    published(input),
                    published(output),
                    published(cacheRead),
                    published(cacheWrite),
                    published(batchInput),
                    published(batchOutput),
                    null);
        }

        private static BigDecimal published(Double price) {
            return price == null ? null : BigDecimal.valueOf(price);
        }
    }
}
