package dev.modelcost.serving;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.List;

/**
 * Own chips against an API. What is not given is null.
 *
 * @param served which model is served and bought
 * @param deployment on what and for whom; its tokens are also the proportion of the traffic
 * @param apiUsdPerMillionTokens price of the API, blended in the proportion of the traffic
 * @param provider slug of the provider whose price counts
 * @param fixedUsdPerMonth what is paid beside the chips
 * @param tokensPerSecond of all chips together at full load, prompt and output
 * @param utilizations points of the curve, each a share of the month
 */
public record BreakEvenRequest(
        ServedModelRequest served,
        DeploymentRequest deployment,
        Double apiUsdPerMillionTokens,
        String provider,
        Double fixedUsdPerMonth,
        Double tokensPerSecond,
        List<Double> utilizations) {

    private static final Parameter<Double> API_USD_PER_MILLION_TOKENS =
            Parameter.number("apiUsdPerMillionTokens", 0.0001, 100_000)
                    .describedAs(
                            "Price of the API, USD per million tokens, blended in the proportion of the traffic; the provider's list price if left out.")
                    .example(4.0);
    private static final Parameter<String> PROVIDER =
            Parameter.text("provider")
                    .describedAs(
                            "Slug of the provider whose list price counts; the model's maker if left out.")
                    .example("deepseek");
    private static final Parameter<Double> FIXED_USD_PER_MONTH =
            Parameter.number("fixedUsdPerMonth", 0, 1e9)
                    .describedAs(
                            "What is paid beside the chips, such as staff, USD a month; 0 if left out.")
                    .example(5000.0);
    private static final Parameter<Double> TOKENS_PER_SECOND =
            Parameter.number("tokensPerSecond", 0.001, 1e9)
                    .describedAs(
                            "Prompt and output tokens of all chips together at full load, a second; by the serving estimate if left out.")
                    .example(2000.0);
    private static final Parameter<List<Double>> UTILIZATIONS =
            Parameter.list(100, Parameter.number("utilizations", 0.001, 1))
                    .describedAs(
                            "Points of the curve, each a share of the month at full load; 0.1, 0.2 up to 1 if left out.")
                    .example(List.of(0.25, 0.5, 1.0));

    static final Parameters<BreakEvenRequest> PARAMETERS =
            Parameters.of(
                            BreakEvenRequest.class,
                            BreakEvenRequest::read,
                            API_USD_PER_MILLION_TOKENS,
                            PROVIDER,
                            FIXED_USD_PER_MONTH,
                            TOKENS_PER_SECOND,
                            UTILIZATIONS)
                    .and(ServedModelRequest.PARAMETERS)
                    .and(DeploymentRequest.PARAMETERS)
                    .describedAs(
                            "The price of the API, or a model whose list price counts; and the speed of the own chips, or what they serve.")
                    .example(
                            "eight chips",
                            """
                            {"chipCount": 8, "usdPerChipHour": 2, "tokensPerSecond": 2000, "apiUsdPerMillionTokens": 4,
                             "utilizations": [0.1, 0.25, 0.5, 0.75, 1]}
                            """);

    private static BreakEvenRequest read(GivenValues values) {
        return new BreakEvenRequest(
                ServedModelRequest.read(values),
                DeploymentRequest.read(values),
                values.read(API_USD_PER_MILLION_TOKENS),
                values.read(PROVIDER),
                values.read(FIXED_USD_PER_MONTH),
                values.read(TOKENS_PER_SECOND),
                values.read(UTILIZATIONS));
    }
}
