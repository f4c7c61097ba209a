package dev.modelcost.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model's maker charges on a day is one price, whoever is asked. */
@ServiceTest
class PricesAgreeTest {

    private static final String DAY = "2025-06-01";
    private static final String NOON = "T12:00:00Z";
    private static final Offset<Double> ROUNDING = within(1e-9);

    @Test
    void ofTheFrontierAndOfARequest() {
        var prices = frontier("input");

        assertThat(prices).hasSizeGreaterThan(8);
        prices.forEach(
                (model, usd) ->
                        assertThat(perMillion(model, "promptTokens"))
                                .as(model)
                                .isEqualTo(usd, ROUNDING));
        frontier("output")
                .forEach(
                        (model, usd) ->
                                assertThat(perMillion(model, "outputTokens"))
                                        .as(model)
                                        .isEqualTo(usd, ROUNDING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "output"})
    void ofTheFrontierAndSideBySide(String kind) {
        var prices = frontier(kind);
        var compared = 0;
        var answer =
                Api.get(
                        "/compare?fields=priceRatios&asOf=%s&models=deepseek-v3,gpt-4o-mini,deepseek-r1,o3-mini"
                                .formatted(DAY));
        for (var ratio : Api.json(answer.asString()).get("priceRatios")) {
            if (ratio.get("kind").asText().equals(kind)) {
                var model = ratio.at("/model/slug").asText();
                var over = ratio.at("/over/slug").asText();
                assertThat(ratio.get("modelPrice").asDouble())
                        .as(model)
                        .isEqualTo(prices.get(model), ROUNDING);
                assertThat(ratio.get("overPrice").asDouble())
                        .as(over)
                        .isEqualTo(prices.get(over), ROUNDING);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    @Test
    void ofTheFrontierAndOfAnAudit() {
        frontier("input")
                .forEach(
                        (model, usd) ->
                                assertThat(verdict(model, usd)).as(model).isEqualTo("consistent"));
    }

    @Test
    void ofATrendAndOfARequest() {
        var points =
                Api.json(Api.get("/trends/price?score=80&benchmark=MMLU").asString()).get("points");

        assertThat(points).hasSizeGreaterThan(3);
        for (var point : points) {
            var model = point.at("/subject/slug").asText();
            var cost = requestCost(model, "promptTokens", point.get("on").asText());
            assertThat(cost.at("/blendedPerMillionTokens/median").asDouble())
                    .as(model)
                    .isEqualTo(point.get("value").asDouble(), ROUNDING);
        }
    }

    @Test
    void ofAMarginAndOfARequest() {
        var serving = Api.json(Api.get("/models/deepseek-v3/serving-cost?asOf=" + DAY).asString());
        var blended =
                requestCost("deepseek-v3", "promptTokens", DAY)
                        .at("/blendedPerMillionTokens/median")
                        .asDouble();

        assertThat(serving.at("/impliedMargin/median").asDouble())
                .isEqualTo(
                        1 - serving.at("/usdPerMillionTokens/blended/median").asDouble() / blended,
                        within(1e-6));
    }

    /** Price by model, in USD per million tokens. */
    private static Map<String, Double> frontier(String kind) {
        var answer = Api.json(Api.get("/frontier?kind=%s&asOf=%s".formatted(kind, DAY)).asString());
        var prices = new HashMap<String, Double>();
        Stream.of("front", "dominated")
                .flatMap(list -> answer.get(list).valueStream())
                .forEach(
                        entry ->
                                prices.put(
                                        entry.at("/model/slug").asText(),
                                        entry.at("/usdPerMillionTokens/median").asDouble()));
        return prices;
    }

    private static double perMillion(String model, String tokens) {
        return requestCost(model, tokens, DAY).at("/perMillionTokens/median").asDouble();
    }

    private static JsonNode requestCost(String model, String tokens, String day) {
        return post(
                "estimates/request-cost", Map.of("model", model, tokens, 1000, "at", day + NOON));
    }

    private static String verdict(String model, double usd) {
        return post(
                        "audits",
                        Map.of(
                                "subject",
                                model,
                                "metric",
                                "token-price",
                                "value",
                                usd,
                                "unit",
                                "USD/Mtok",
                                "scope",
                                "input",
                                "statedOn",
                                DAY))
                .get("verdict")
                .asText();
    }

    private static JsonNode post(String path, Map<String, Object> body) {
        var response = given().contentType(ContentType.JSON).body(body).post("/api/v1/" + path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return Api.json(response.asString());
    }
}
