package dev.modelcost.serving;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of docs/concepts/serving-cost.md. */
@ServiceTest
class BreakEvenTest {

    private static final String GIVEN =
            "\"chipCount\": 8, \"usdPerChipHour\": 2, \"tokensPerSecond\": 2000,"
                    + " \"apiUsdPerMillionTokens\": 4";

    @Test
    void isPlainArithmeticOnWhatIsGiven() {
        var report = estimate("{" + GIVEN + "}");

        assertThat(report.getDouble("usdPerMonth.median")).isEqualTo(11_688);
        assertThat(report.getDouble("tokensPerMonth")).isCloseTo(2.922e9, within(1.0));
        assertThat(report.getDouble("capacityTokensPerMonth.median"))
                .isCloseTo(5.2596e9, within(1.0));
        assertThat(report.getDouble("utilizationAtBreakEven.median"))
                .isCloseTo(0.5556, within(0.0001));
        assertThat(report.getBoolean("utilizationAtBreakEven.exact")).isTrue();
        assertThat(report.getBoolean("reachable")).isTrue();
    }

    @Test
    void drawsTheCurveAtTheUtilisationsAskedFor() {
        var report = estimate("{" + GIVEN + ", \"utilizations\": [0.25, 0.5, 1]}");

        assertThat(report.getList("curve.utilization", Double.class))
                .containsExactly(0.25, 0.5, 1.0);
        assertThat(report.getList("curve.ownPays")).containsExactly(false, false, true);
        assertThat(report.getDouble("curve[2].ownUsdPerMillionTokens"))
                .isCloseTo(11_688 / 5259.6, within(1e-5));
    }

    @Test
    void takesSpeedAndPriceFromTheRecord() {
        var report =
                estimate(
                        """
                        {"model": "deepseek-r1", "asOf": "2025-03-01", "chip": "nvidia-h800-sxm5", "usdPerChipHour": 2,
                         "precision": "fp8", "batch": 256}
                        """);

        assertThat(report.getDouble("apiUsdPerMillionTokens.median"))
                .isCloseTo((3 * 0.55 + 2.19) / 4, within(1e-6));
        assertThat(report.getString("apiPriceNote")).contains("deepseek-reasoner at DeepSeek");
        assertThat(report.getDouble("tokensPerSecond.low"))
                .isLessThan(report.getDouble("tokensPerSecond.high"));
        assertThat(report.getList("derivation.step")).contains("Roofline", "Break-even");
        assertThat(report.getList("curve")).hasSize(10);
    }

    /** The decision that a platform engineer takes: a probability, not a yes. */
    @Test
    void decidesAtAVolume() {
        var report =
                estimate(
                        """
                        {"model": "llama-3.1-70b", "chip": "nvidia-h100-sxm5-80gb", "chipCount": 8, "usdPerChipHour": 2.45,
                         "provider": "together", "tokensPerMonth": 40e9, "asOf": "2026-07-30"}
                        """);

        assertThat(report.getDouble("apiUsdPerMillionTokens.median")).isEqualTo(0.88);
        assertThat(report.getDouble("tokensPerMonth")).isCloseTo(16.27e9, within(0.01e9));
        assertThat(report.getDouble("apiUsdPerMonth.median")).isCloseTo(35_200, within(0.01));
        assertThat(report.getDouble("usdPerMonth.median"))
                .isCloseTo(report.getInt("replicas") * 14_317.8, within(0.01));
        assertThat(report.getDouble("probabilityOwnCheaper")).isStrictlyBetween(0.0, 1.0);
        assertThat(report.getDouble("probabilityReachable")).isStrictlyBetween(0.0, 1.0);
        assertThat(report.getString("provider.slug")).isEqualTo("together");
        assertThat(report.getString("cheapestProvider.slug")).isNotEqualTo("together");
        assertThat(report.getList("months")).hasSize(10);
    }

    @Test
    void takesCachedTokensAtTheirOwnPrice() {
        var question =
                "{\"model\": \"deepseek-r1\", \"asOf\": \"2025-03-01\", \"chipCount\": 8,"
                        + " \"usdPerChipHour\": 2, \"tokensPerSecond\": 2000%s}";

        var plain = estimate(question.formatted(""));
        var cached = estimate(question.formatted(", \"cachedShare\": 0.5"));

        assertThat(plain.getDouble("apiUsdPerMillionTokens.median"))
                .isCloseTo((3 * 0.55 + 2.19) / 4, within(1e-6));
        assertThat(cached.getDouble("apiUsdPerMillionTokens.median"))
                .isCloseTo((1.5 * 0.55 + 1.5 * 0.14 + 2.19) / 4, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"chipCount\": 8, \"usdPerChipHour\": 2, \"tokensPerSecond\": 0,"
                        + " \"apiUsdPerMillionTokens\": 4} | tokensPerSecond",
                "{\"chipCount\": 8, \"usdPerChipHour\": 2, \"tokensPerSecond\": 1,"
                        + " \"apiUsdPerMillionTokens\": 0} | apiUsdPerMillionTokens",
                "{\"chipCount\": 0, \"usdPerChipHour\": 2, \"tokensPerSecond\": 1,"
                        + " \"apiUsdPerMillionTokens\": 4} | chipCount",
                "{\"chipCount\": 1, \"usdPerChipHour\": 2, \"tokensPerSecond\": 1,"
                        + " \"apiUsdPerMillionTokens\": 4, \"utilizations\": [0]} | utilizations",
                "{\"chipCount\": 1, \"usdPerChipHour\": 2, \"tokensPerSecond\": 1,"
                        + " \"apiUsdPerMillionTokens\": 4, \"utilizations\": [null]} | utilizations",
                "{\"chipCount\": 1, \"usdPerChipHour\": 1e300, \"tokensPerSecond\": 1,"
                        + " \"apiUsdPerMillionTokens\": 4} | usdPerChipHour",
                "{\"chipCount\": 1, \"usdPerChipHour\": 2, \"tokensPerSecond\": 1,"
                        + " \"apiUsdPerMillionTokens\": 4, \"provider\": \"together\"} | provider",
                "{\"chipCount\": 1, \"usdPerChipHour\": 2, \"tokensPerSecond\": 1,"
                        + " \"apiUsdPerMillionTokens\": 4, \"cachedShare\": 0.5} | cachedShare",
                "{\"model\": \"llama-3.1-70b\", \"provider\": \"together\", \"providers\":"
                        + " [\"fireworks\"]} | providers",
            })
    void refusesByName(String body, String field) {
        assertThat(post(body).statusCode(400).extract().jsonPath().getString("parameter"))
                .isEqualTo(field);
    }

    @Test
    void namesWhatIsMissing() {
        post("{}").statusCode(422);
        post("{\"tokensPerSecond\": 1000, \"apiUsdPerMillionTokens\": 4}").statusCode(422);
        post("{\"chipCount\": 1, \"usdPerChipHour\": 2, \"tokensPerSecond\": 1}").statusCode(422);
    }

    private static JsonPath estimate(String body) {
        return post(body).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse post(String body) {
        return givenAllDetails()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimates/break-even")
                .then();
    }
}
