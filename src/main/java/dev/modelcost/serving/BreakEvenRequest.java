package dev.modelcost.serving;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Own chips against an API. What is not given is null.
 *
 * @param served which model is served and bought
 * @param deployment on what and for whom; its tokens are also the proportion of the traffic
 * @param api the price of the API
 * @param tokensPerMonth volume whose cost is asked for
 * @param fixedUsdPerMonth what is paid beside the chips
 * @param tokensPerSecond of the chips of one copy together at full load, prompt and output
 * @param utilization share of a month that a copy may be loaded
 * @param curve points of the curve, each a share of the month
 */
public record BreakEvenRequest(
        ServedModelRequest served,
        DeploymentRequest deployment,
        Api api,
        Double tokensPerMonth,
        Double fixedUsdPerMonth,
        Double tokensPerSecond,
        Double utilization,
        List<Double> curve) {

    /**
     * Whose price counts, and for which mix.
     *
     * @param usdPerMillionTokens blended in the proportion of the traffic; null for the record's
     * @param providers slugs of the providers whose prices count; empty if none is named
     * @param cachedShare share of the prompt tokens that are read from a cache; null if not given
     */
    record Api(Double usdPerMillionTokens, List<String> providers, Double cachedShare) {}

    private static final Parameter<Double> API_USD_PER_MILLION_TOKENS =
            Parameter.number("apiUsdPerMillionTokens", 0.0001, 100_000)
                    .describedAs(
                            "Price of the API, USD per million tokens, blended in the proportion of"
                                    + " the traffic; a list price of the record if left out.")
                    .example(4.0);
    private static final Parameter<String> PROVIDER =
            Parameter.named("provider", "provider")
                    .describedAs(
                            "Provider whose list price counts; if left out the model's maker, or"
                                    + " the cheapest provider where the maker does not sell it.")
                    .example("together");
    private static final Parameter<List<String>> PROVIDERS =
            Parameter.list(50, Parameter.named("providers", "provider"))
                    .describedAs(
                            "Several providers to compare with; the cheapest of them counts. Not"
                                    + " together with provider.")
                    .example(List.of("together", "fireworks"));
    private static final Parameter<Double> CACHED_SHARE =
            Parameter.number("cachedShare", 0, 1)
                    .describedAs(
                            "Share of the prompt tokens that are read from a cache, at the API and"
                                    + " on own chips; 0 if left out.")
                    .example(0.5);
    private static final Parameter<Double> TOKENS_PER_MONTH =
            Parameter.number("tokensPerMonth", 1, 1e18)
                    .describedAs(
                            "Prompt and output tokens a month whose cost on both sides is asked"
                                    + " for; without it the answer says from how many on own chips"
                                    + " pay.")
                    .example(20e9);
    private static final Parameter<Double> FIXED_USD_PER_MONTH =
            Parameter.number("fixedUsdPerMonth", 0, 1e9)
                    .describedAs(
                            "What is paid beside the chips, such as staff, USD a month; 0 if left"
                                    + " out.")
                    .example(5000.0);
    private static final Parameter<Double> TOKENS_PER_SECOND =
            Parameter.number("tokensPerSecond", 0.001, 1e9)
                    .describedAs(
                            "Prompt and output tokens of the chips of one copy together at full"
                                    + " load, a second; by the serving estimate if left out.")
                    .example(2000.0);
    private static final Parameter<Double> UTILIZATION =
            Parameter.number("utilization", 0.001, 1)
                    .describedAs(
                            "Share of a month that a copy may be loaded; what is above it needs one"
                                    + " more copy. 1 if left out.")
                    .example(0.5);
    private static final Parameter<List<Double>> UTILIZATIONS =
            Parameter.list(100, Parameter.number("utilizations", 0.001, 1))
                    .describedAs(
                            "Points of the curve, each a share of the month at full load; 0.1, 0.2"
                                    + " up to 1 if left out.")
                    .example(List.of(0.25, 0.5, 1.0));

    static final Parameters<BreakEvenRequest> PARAMETERS =
            Parameters.of(
                            BreakEvenRequest.class,
                            BreakEvenRequest::read,
                            TOKENS_PER_MONTH,
                            API_USD_PER_MILLION_TOKENS,
                            PROVIDER,
                            PROVIDERS,
                            CACHED_SHARE,
                            FIXED_USD_PER_MONTH,
                            TOKENS_PER_SECOND,
                            UTILIZATION,
                            UTILIZATIONS)
                    .and(ServedModelRequest.PARAMETERS)
                    .and(DeploymentRequest.PARAMETERS)
                    .describedAs(
                            "The price of the API, or a model whose list price counts; and the"
                                    + " speed of the own chips, or what they serve.")
                    .example(
                            "eight chips",
                            """
                            {"chipCount": 8, "usdPerChipHour": 2, "tokensPerSecond": 2000, "apiUsdPerMillionTokens": 4,
                             "utilizations": [0.1, 0.25, 0.5, 0.75, 1]}
                            """)
                    .example(
                            "a model at a volume",
                            """
                            {"model": "llama-3.1-70b", "chip": "nvidia-h100-sxm5-80gb", "chipCount": 8, "usdPerChipHour": 2.45,
                             "provider": "together", "tokensPerMonth": 20e9, "asOf": "2026-07-01"}
                            """);

    /**
     * @throws InvalidInput for values of which one would not be used
     */
    private static BreakEvenRequest read(GivenValues values) {
        var price = values.read(API_USD_PER_MILLION_TOKENS);
        var provider = values.read(PROVIDER);
        var providers = values.read(PROVIDERS);
        if (provider != null && providers != null) {
            throw values.refusal(PROVIDERS, "given together with provider; give one of the two.");
        }
        if (price != null && (provider != null || providers != null)) {
            throw values.refusal(
                    provider == null ? PROVIDERS : PROVIDER,
                    "given together with apiUsdPerMillionTokens, which leaves nothing to look up;"
                            + " give one of the two.");
        }
        var speed = values.read(TOKENS_PER_SECOND);
        var cached = values.read(CACHED_SHARE);
        if (price != null && speed != null && cached != null) {
            throw values.refusal(
                    CACHED_SHARE,
                    "changes nothing where both apiUsdPerMillionTokens and tokensPerSecond are"
                            + " given.");
        }
        return new BreakEvenRequest(
                ServedModelRequest.read(values),
                DeploymentRequest.read(values),
                new Api(
                        price,
                        provider != null
                                ? List.of(provider)
                                : Objects.requireNonNullElse(providers, List.of()),
                        cached),
                values.read(TOKENS_PER_MONTH),
                values.read(FIXED_USD_PER_MONTH),
                speed,
                values.read(UTILIZATION),
                values.read(UTILIZATIONS));
    }

    /** Fields that were given and that a given speed or price leaves without a use. */
    List<String> unused() {
        if (tokensPerSecond == null) {
            return List.of();
        }
        var given = new TreeMap<String, Object>();
        given.put("precision", deployment.precision());
        given.put("kvPrecision", deployment.kvPrecision());
        given.put("batch", deployment.batch());
        given.put("tensorParallel", deployment.sharing().tensorParallel());
        given.put("expertParallel", deployment.sharing().expertParallel());
        given.put("dataParallel", deployment.sharing().dataParallel());
        given.put("engine", deployment.engine().engine());
        given.put("prefixCacheHit", deployment.engine().prefixCacheHit());
        given.put("draftTokens", deployment.engine().draftTokens());
        given.put("acceptanceRate", deployment.engine().acceptanceRate());
        given.put("assumptions", deployment.engine().assumptions());
        given.put("contextTokens", deployment.contextTokens());
        given.put("activeParameters", served.activeParameters());
        given.put("totalParameters", served.totalParameters());
        given.put("layers", served.layers());
        given.put("heads", served.heads());
        given.put("kvHeads", served.kvHeads());
        given.put("headSize", served.headSize());
        given.put("kvLatentSize", served.kvLatentSize());
        given.put("chip", deployment.chip());
        if (api.usdPerMillionTokens() != null) {
            given.put("model", served.model());
            given.put("promptTokens", deployment.promptTokens());
            given.put("outputTokens", deployment.outputTokens());
            given.put("asOf", deployment.asOf());
        }
        return given.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(Map.Entry::getKey)
                .toList();
    }
}
