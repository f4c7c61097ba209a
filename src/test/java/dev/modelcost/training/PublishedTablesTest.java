package dev.modelcost.training;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.testsupport.PublishedTable;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What others published, through the what-if operations, within 0.1 %. */
@ServiceTest
class PublishedTablesTest {

    private static final double TOLERANCE_PERCENT = 0.1;

    private static final List<String> INPUTS =
            List.of(
                    "model",
                    "chip",
                    "chipHours",
                    "chipCount",
                    "wallClockHours",
                    "trainingFlop",
                    "mfu",
                    "publishedOn",
                    "trainingStart",
                    "tdpWatts");

    static Stream<Map<String, String>> epochCosts() {
        return PublishedTable.read("epoch-costs.csv").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("epochCosts")
    void costsWhatEpochComputes(Map<String, String> row) {
        for (var method : List.of("amortized", "acquisition", "rental")) {
            var published = row.get(method + "Usd");
            if (published == null) {
                continue;
            }
            var body =
                    INPUTS.stream()
                            .filter(row::containsKey)
                            .map(name -> "\"%s\": %s".formatted(name, json(row.get(name))))
                            .collect(Collectors.joining(", "));
            // The tables rest on Epoch's own choice of rents, which is not the default.
            var rates = method.equals("rental") ? "\"rates\": \"epoch-2025\", " : "";
            var report =
                    post(
                            "training",
                            "{\"method\": \"%s\", \"priceMonth\": \"2024-12\", \"samples\": 100, \"assumptions\": \"epoch-2025\", %s%s}"
                                    .formatted(method, rates, body));
            assertThat(report.getDouble("costUsd.median"))
                    .as(method)
                    .isCloseTo(Double.parseDouble(published), withinPercentage(TOLERANCE_PERCENT));
        }
    }

    static Stream<Map<String, String>> runs() {
        return PublishedTable.read("published-runs.csv").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void impliesTheUtilisationOfPublishedRuns(Map<String, String> row) {
        var report =
                post(
                        "training",
                        """
                        {"usdPerChipHour": 1, "chip": "%s", "activeParameters": %s, "trainingTokens": %s, "chipHours": %s}"""
                                .formatted(
                                        row.get("chip"),
                                        row.get("activeParameters"),
                                        row.get("trainingTokens"),
                                        row.get("chipHours")));
        var expected =
                6
                        * number(row, "activeParameters")
                        * number(row, "trainingTokens")
                        / (number(row, "chipHours") * 3600 * number(row, "peakFlopPerSecond"));
        assertThat(report.getDouble("runs[0].impliedMfu"))
                .isCloseTo(expected, withinPercentage(TOLERANCE_PERCENT));
    }

    /**
     * DeepSeek-V3: one run, 38.9 % of the 16-bit peak, 19.5 % of the FP8 peak (METHODS section 1).
     */
    @ParameterizedTest
    @CsvSource({"bf16, 0.389", "fp8, 0.195"})
    void saysOfWhichPeak(String precision, double mfu) {
        var report =
                post(
                        "training",
                        """
                        {"usdPerChipHour": 2, "chip": "nvidia-h800-sxm5", "trainingFlop": 3.69e24, "chipHours": 2664000,
                         "precision": "%s"}"""
                                .formatted(precision));

        assertThat(report.getString("runs[0].peakPrecision")).isEqualTo(precision);
        assertThat(report.getDouble("runs[0].impliedMfu")).isCloseTo(mfu, withinPercentage(0.5));
    }

    static Stream<Map<String, String>> powers() {
        return PublishedTable.read("epoch-power.csv").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("powers")
    void drawsThePowerThatEpochComputes(Map<String, String> row) {
        var inputs =
                "\"chipCount\": %s, \"tdpWatts\": %s, \"publishedOn\": \"%s\""
                        .formatted(
                                row.get("chipCount"), row.get("tdpWatts"), row.get("publishedOn"));
        var byFootprint = post("footprint", "{%s}".formatted(inputs));
        var byTraining =
                post(
                        "training",
                        "{\"usdPerChipHour\": 1, \"wallClockHours\": 100, %s}".formatted(inputs));

        assertThat(byFootprint.getDouble("trainingPowerWatts"))
                .isCloseTo(number(row, "powerWatts"), withinPercentage(TOLERANCE_PERCENT));
        assertThat(byTraining.getDouble("runs[0].trainingPowerWatts"))
                .isCloseTo(number(row, "powerWatts"), withinPercentage(TOLERANCE_PERCENT));
    }

    /**
     * Cached bytes of a token in 16 bits: "Insights into DeepSeek-V3" (arXiv 2505.09343), Table 1,
     * for what the record holds of the models' attention.
     */
    @ParameterizedTest
    @CsvSource({
        "deepseek-v3, 70272",
        "qwen2.5-72b, 327680",
        "llama-3.1-405b, 516096",
    })
    void cachesWhatThePaperSays(String model, double bytesPerToken) {
        var report =
                post(
                        "serving",
                        """
                        {"model": "%s", "chip": "nvidia-h100-sxm5-80gb", "precision": "fp8", "kvPrecision": "bf16", "batch": 1, "promptTokens": 999,
                         "outputTokens": 1, "usdPerChipHour": 2, "asOf": "2025-03-01"}"""
                                .formatted(model));

        assertThat(report.getDouble("cacheBytes")).isEqualTo(1000 * bytesPerToken);
    }

    /**
     * What a row of measurements names is enough: model, chip, chips, batch, precision, context.
     */
    @Test
    void servesAModelByItsNameAsByItsArchitecture() {
        var load =
                """
                "chip": "nvidia-a100-sxm4-80gb", "chipCount": 4, "precision": "bf16", "kvPrecision": "bf16", "batch": 64,
                "promptTokens": 500, "outputTokens": 500, "contextTokens": 750, "usdPerChipHour": 2, "asOf": "2025-03-01",
                "assumptions": "inference-economics-2025"}""";
        var named = post("serving", "{\"model\": \"llama-3.1-70b\", " + load);
        var told =
                post(
                        "serving",
                        "{\"totalParameters\": 70553706496, \"layers\": 80, \"heads\": 64, \"kvHeads\": 8, \"headSize\": 128, "
                                + load);

        assertThat(named.getDouble("cacheBytes")).isEqualTo(told.getDouble("cacheBytes"));
        // 141.1 GB of weights and 64 x 750 x 327,680 bytes of cache through 4 x 2.039 TB/s.
        var bound = (2 * 70553706496.0 + 64 * 750 * 327_680.0) / (4 * 2.039e12);
        assertThat(told.getDouble("decode.boundSecondsPerToken"))
                .isCloseTo(bound, withinPercentage(TOLERANCE_PERCENT));
        assertThat(told.getDouble("decode.estimatedSecondsPerToken.median"))
                .isCloseTo(2.04 * bound + 0.003, withinPercentage(TOLERANCE_PERCENT));
        // The record knows the vocabulary too: embeddings of the input, 128,256 x 8,192 values, are
        // looked up, not read.
        var lookedUp = 2 * 128_256.0 * 8_192 / (4 * 2.039e12);
        assertThat(named.getDouble("decode.boundSecondsPerToken"))
                .isCloseTo(bound - lookedUp, withinPercentage(TOLERANCE_PERCENT));
    }

    /** EcoLogits 0.9: chips, latency and Wh at PUE 1.2, computed from its formulas by hand. */
    @ParameterizedTest
    @CsvSource({
        "8e9, 8e9, 400, 1, 17.94615, 0.03566103",
        "70e9, 70e9, 400, 4, 34.77317, 0.2630116",
        "671e9, 37e9, 1000, 32, 64.54213, 3.978901",
        "1e6, 1e6, 1, 1, 0.03943798, 0.0000794467",
        "1e13, 1e13, 100, 512, 682.4525, 625.3190",
    })
    void answersARequestByEcoLogits(
            double total, double active, int tokens, int chips, double seconds, double wattHours) {
        var report =
                post(
                        "footprint",
                        """
                        {"totalParameters": %s, "activeParameters": %s, "outputTokens": %d, "provider": "openai"}"""
                                .formatted(total, active, tokens));

        assertThat(report.getInt("request.chips")).isEqualTo(chips);
        assertThat(report.getDouble("request.latencySeconds"))
                .isCloseTo(seconds, withinPercentage(TOLERANCE_PERCENT));
        assertThat(report.getDouble("request.energyWh.median"))
                .isCloseTo(wattHours, withinPercentage(TOLERANCE_PERCENT));
        assertThat(report.getDouble("request.footprint.pue.median")).isEqualTo(1.2);
        assertThat(report.getDouble("request.footprint.wueLitresPerKwh.median")).isEqualTo(0.569);
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static String json(String cell) {
        return cell.matches("[0-9.]+(e[+-]?\\d+)?") ? cell : '"' + cell + '"';
    }

    private static JsonPath post(String operation, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/estimates/" + operation)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
