package dev.modelcost.price;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.matchesRegex;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of docs/concepts/prices.md. */
@ServiceTest
class RequestCostEstimateTest {

    private static final String R1 =
            "\"model\": \"deepseek-r1\", \"promptTokens\": 1000000, \"cachedTokens\": 400000, \"outputTokens\": 100000";

    @Test
    void chargesCachedTokensByTheirOwnPrice() {
        var report = cost("{" + R1 + ", \"at\": \"2025-02-28T12:00:00Z\"}");

        assertThat(report.getDouble("costUsd.median")).isCloseTo(0.605, within(1e-6));
        assertThat(report.getString("provider.slug")).isEqualTo("deepseek");
        assertThat(report.getDouble("blendedPerMillionTokens.median"))
                .isCloseTo(0.96, within(1e-6));
        assertThat(report.getDouble("cacheAwareInputPerMillionTokens.median"))
                .isCloseTo(0.6 * 0.55 + 0.4 * 0.14, within(1e-6));
        assertThat(report.getDouble("promptWords")).isEqualTo(750_000);
        assertThat(report.getList("sources.slug")).contains("deepseek-open-infra-day-6");
    }

    @Test
    void takesThePriceOfTheHour() {
        var day = cost("{" + R1 + ", \"at\": \"2025-02-28T12:00:00Z\"}");
        var night = cost("{" + R1 + ", \"at\": \"2025-02-28T17:00:00Z\"}");
        var elsewhere = cost("{" + R1 + ", \"at\": \"2025-03-01T01:00:00+08:00\"}");

        assertThat(night.getDouble("costUsd.median")).isLessThan(day.getDouble("costUsd.median"));
        assertThat(night.getString("price")).contains("daily");
        assertThat(elsewhere.getDouble("costUsd.median"))
                .isEqualTo(night.getDouble("costUsd.median"));
    }

    @Test
    void namesWhoSellsWhatItsMakerDoesNot() {
        post("{\"model\": \"llama-3.3-70b\", \"promptTokens\": 1000, \"tier\": \"priority\"}")
                .statusCode(422)
                .body(
                        "detail",
                        matchesRegex(
                                "The record has no price of Llama 3.3 70B by its maker; it has some by these providers: .*groq, .*together.*"));
    }

    @Test
    void takesThePricesThatAreGiven() {
        var report =
                cost(
                        """
                        {"promptTokens": 2000000, "outputTokens": 1000000, "batch": true,
                         "prices": {"input": 3, "output": 15, "batchInput": 1.5, "batchOutput": 7.5}}
                        """);

        assertThat(report.getDouble("amount")).isCloseTo(10.5, within(1e-6));
        assertThat(report.<Object>get("provider")).isNull();
    }

    @Test
    void saysWhoseBatchesHaveNoPrice() {
        post("{\"model\": \"xai/grok-4\", \"promptTokens\": 1000, \"batch\": true}")
                .statusCode(422)
                .body(
                        "detail",
                        matchesRegex(
                                ".*no price of batch inputs at xAI, and knows no rule by which it charges batches; without batch it costs the standard price\\."));
    }

    @ParameterizedTest
    @CsvSource({
        "azure/gpt-4o, azure-openai, 0.5",
        "groq/llama-3.3-70b-versatile, groq, 0.5",
        "deepinfra/meta-llama/Llama-3.3-70B-Instruct, deepinfra, 0.8"
    })
    void chargesBatchesByTheRuleOfWhoSellsThem(String model, String provider, double share) {
        var asked =
                "{\"model\": \"%s\", \"at\": \"2026-08-01T12:00:00Z\", \"promptTokens\": 1000000, \"outputTokens\": 1000000, \"batch\": %s}";
        var batch = cost(asked.formatted(model, true));

        assertThat(batch.getString("provider.slug")).isEqualTo(provider);
        assertThat(batch.getDouble("amount"))
                .isCloseTo(
                        share * cost(asked.formatted(model, false)).getDouble("amount"),
                        within(1e-6));
    }

    @Test
    void namesTheSourcesOfTheBillsOfAllModels() {
        var asked =
                ", \"at\": \"2025-02-28T12:00:00Z\", \"promptTokens\": 3000, \"outputTokens\": 500}";
        var first = cost("{\"model\": \"deepseek-r1\"" + asked).<String>getList("sources.slug");
        var second = cost("{\"model\": \"gpt-4o\"" + asked).<String>getList("sources.slug");

        var both = cost("{\"models\": [\"deepseek-r1\", \"gpt-4o\"]" + asked);

        assertThat(second).isNotEqualTo(first);
        assertThat(both.<String>getList("sources.slug"))
                .containsAll(first)
                .containsAll(second)
                .doesNotHaveDuplicates();
    }

    @Test
    void comparesTheMonthsBillsOfSeveralModels() {
        var report =
                cost(
                        """
                        {"models": ["gpt-5.5", "gemini-3.1-pro", "deepseek-r1"], "at": "2026-08-01T12:00:00Z",
                         "promptTokens": 3000, "cachedTokens": 1800, "outputTokens": 500, "requests": 2000000}
                        """);

        assertThat(report.getDouble("amount")).isCloseTo(43_800, within(1e-6));
        assertThat(report.getList("bills.asked"))
                .containsExactly("deepseek-r1", "gemini-3.1-pro", "gpt-5.5");
        assertThat(report.getDouble("bills[1].amount")).isCloseTo(17_520, within(1e-6));
        assertThat(report.getList("bills[0].assumed").toString())
                .contains("no price of DeepSeek-R1 by its maker that held on 2026-08-01");
    }

    @Test
    void saysWhyABillIsMissing() {
        var report =
                cost(
                        """
                        {"models": ["gpt-5.5", "deepseek-r1"], "at": "2026-08-01T12:00:00Z", "tier": "flex",
                         "promptTokens": 3000, "outputTokens": 500}
                        """);

        assertThat(report.getString("bills[1].unpriced")).contains("DeepSeek-R1");
    }

    @Test
    void saysThatARetiredNameIsNoLongerSold() {
        var report =
                cost(
                        "{\"provider\": \"openai\", \"providerModel\": \"chatgpt-4o-latest\", \"promptTokens\": 1000000}");

        assertThat(report.getDouble("amount")).isCloseTo(5, within(1e-6));
        assertThat(report.getString("retirement.retiresOn")).isEqualTo("2026-02-17");
        assertThat(report.getList("assumed").toString()).contains("is not sold by OpenAI since");
    }

    @Test
    void saysHowOldAPriceIs() {
        var report =
                cost("{\"model\": \"o1\", \"at\": \"2026-12-24T12:00:00Z\", \"promptTokens\": 10}");

        assertThat(report.getString("priceLastSeenOn")).startsWith("2026-");
        assertThat(report.getList("assumed").toString()).contains("is yet to come");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\": \"o1\", \"promptTokens\": 10, \"cachedTokens\": 20} | cachedTokens",
                "{\"model\": \"o1\", \"promptTokens\": -10} | promptTokens",
                "{\"model\": \"o1\", \"promptTokens\": 1e300} | promptTokens",
                "{\"model\": \"o1\", \"promptTokens\": 1.5} | promptTokens",
                "{\"model\": \"o1\", \"promptTokens\": 10, \"tier\": \"flex\", \"batch\": true} | tier",
                "{\"model\": \"o1\", \"promptTokens\": 10, \"audioInputTokens\": 11} | audioInputTokens",
                "{\"model\": \"o1\", \"models\": [\"o1\"], \"promptTokens\": 10} | models",
                "{\"model\": \"deepseek-r1\", \"promptTokens\": 10, \"at\": \"2025-02-28\"} | at",
                "{\"model\": \"o1\", \"promptTokens\": 10, \"tier\": \"gold\"} | tier",
                "{\"model\": \"o1\", \"promptTokens\": 10, \"at\": \"noon\"} | at",
                "{\"promptTokens\": 10, \"prices\": {\"input\": -1}} | prices.input",
                "{\"promptTokens\": 10, \"prices\": {\"inpu\": 1}} | prices.inpu",
            })
    void refusesByName(String body, String field) {
        assertThat(post(body).statusCode(400).extract().jsonPath().getString("parameter"))
                .isEqualTo(field);
    }

    @Test
    void namesWhatIsMissing() {
        post("{}").statusCode(422);
        post("{\"promptTokens\": 10}").statusCode(422);
        post("{\"promptTokens\": 10, \"outputTokens\": 1, \"prices\": {\"input\": 1}}")
                .statusCode(422);
        post("{\"model\": \"deepseek-r1\", \"promptTokens\": 10, \"at\": \"2020-01-01\"}")
                .statusCode(422);
        post("{\"model\": \"no-such-model\", \"promptTokens\": 10}").statusCode(404);
    }

    private static JsonPath cost(String body) {
        return post(body).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse post(String body) {
        return givenAllDetails()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimates/request-cost")
                .then();
    }
}
