package dev.modelcost.serving;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of docs/concepts/serving-cost.md, and DeepSeek's published day. */
@ServiceTest
class ServingCostTest {

    private static final String DENSE_70B =
            """
            "activeParameters": 70e9, "totalParameters": 70e9, "layers": 80, "heads": 64, "kvHeads": 8, "headSize": 128,
            "chip": "nvidia-h100-sxm5-80gb", "chipCount": 8, "precision": "bf16", "kvPrecision": "bf16", "batch": 32, "promptTokens": 1000,
            "outputTokens": 500, "usdPerChipHour": 2, "utilization": 0.5, "draftTokens": 0
            """;

    @Test
    void answersTheWorkedExample() {
        var report = estimate(DENSE_70B + ", \"assumptions\": \"inference-economics-2025\"");

        assertThat(report.getBoolean("fits")).isTrue();
        assertThat(report.getDouble("memoryBytes")).isEqualTo(168e9);
        assertThat(report.getInt("chipsNeeded")).isEqualTo(4);
        assertThat(report.getDouble("decode.boundSecondsPerToken"))
                .isCloseTo(0.005713, within(1e-6));
        assertThat(report.getDouble("decode.estimatedSecondsPerToken.median"))
                .isCloseTo(0.014654, within(1e-6));
        assertThat(report.getString("decode.limitedBy")).isEqualTo("memory-bandwidth");
        assertThat(report.getDouble("tokensPerSecondPerChip.median"))
                .isCloseTo(272.95, within(0.01));
        assertThat(report.getDouble("usdPerMillionTokens.output.median"))
                .isCloseTo(4.071, within(0.001));
        assertThat(report.getDouble("usdPerMillionTokens.blended.median"))
                .isCloseTo(1.508, within(0.001));
        assertThat(report.getList("assumed")).isEmpty();
        assertThat(report.getList("derivation.step")).contains("Roofline", "KV cache per token");
        assertThat(report.getString("assumptions.set")).isEqualTo("inference-economics-2025");
        assertThat(report.getList("sources.slug")).contains("arxiv-2506.04645");
    }

    @Test
    void takesTheNumberOfChipsThatTheirNameSays() {
        var report = estimate("\"model\": \"llama-3.1-70b\", \"chip\": \"8xH100\"");

        assertThat(report.getInt("chipCount")).isEqualTo(8);
        assertThat(report.getList("assumed")).contains("Number of chips: 8, as '8xH100' says.");
    }

    /** Two copies on the eight chips of a machine. */
    @Test
    void takesAPartOfAnInstance() {
        assertThat(
                        estimate(
                                        "\"model\": \"llama-3.1-70b\", \"chip\": \"p5.48xlarge\", \"chipCount\": 4")
                                .getInt("chipCount"))
                .isEqualTo(4);
    }

    @Test
    void takesChipsAndVendorOfAnInstance() {
        var report =
                estimate(
                        "\"model\": \"llama-3.1-70b\", \"chip\": \"p5.48xlarge\", \"asOf\": \"2026-10-01\"");

        assertThat(report.getInt("chipCount")).isEqualTo(8);
        assertThat(report.getDouble("usdPerChipHour")).isEqualTo(6.88);
        assertThat(report.getList("assumed"))
                .contains("Vendor: Amazon Web Services, whose instance p5.48xlarge is.");
    }

    /** Some vendors call their instances like the chip. */
    @Test
    void theNameOfAChipSaysNothingOfAnInstance() {
        var report =
                estimate(
                        "\"model\": \"deepseek-v3\", \"chip\": \"H100\", \"asOf\": \"2026-10-01\"");

        assertThat(report.getInt("chipCount")).isEqualTo(16);
        assertThat(report.getList("assumed").toString())
                .doesNotContain("Number of chips", "Vendor:");
    }

    @Test
    void servesInThePrecisionThatTheNameOfTheModelSays() {
        assertThat(
                        estimate(
                                        "\"model\": \"llama3.1:70b-instruct-q4_K_M\", \"chip\": \"H100\", \"usdPerChipHour\": 2")
                                .getString("precision"))
                .isEqualTo("int4");
        assertThat(
                        estimate(
                                        "\"model\": \"llama3.1:70b-instruct-q4_K_M\", \"chip\": \"H100\", \"usdPerChipHour\": 2, \"precision\": \"bf16\"")
                                .getString("precision"))
                .isEqualTo("bf16");
    }

    /** What is as cheap as the cheapest rent cannot lie below the floor of that rent. */
    @Test
    void theFloorHasTheRangeOfTheRate() {
        var report =
                estimate(
                        "\"model\": \"deepseek-r1\", \"chip\": \"H100\", \"chipCount\": 1, \"asOf\": \"2026-10-01\"");

        assertThat(report.getDouble("usdPerMillionTokens.floor.low"))
                .isLessThanOrEqualTo(report.getDouble("usdPerMillionTokens.blended.low"));
        assertThat(report.getDouble("usdPerMillionTokens.floor.low"))
                .isLessThan(report.getDouble("usdPerMillionTokens.floor.median"));
    }

    @Test
    void servesByTheWeightsAloneWhereTheArchitectureIsUnknown() {
        var report =
                estimate(
                        """
                        "totalParameters": 70e9, "activeParameters": 70e9, "chip": "nvidia-h100-sxm5-80gb", "chipCount": 8,
                        "batch": 1, "promptTokens": 1000, "outputTokens": 500, "usdPerChipHour": 2
                        """);

        assertThat(report.getDouble("decode.boundSecondsPerToken"))
                .isCloseTo(140e9 / (8 * 3.35e12), within(1e-9));
        assertThat(report.getList("assumed", String.class))
                .anyMatch(
                        line ->
                                line.startsWith("Weights alone: layers, heads, headSize unknown")
                                        && line.contains("KV cache"));
    }

    @Test
    void takesTheArchitectureThatTheRecordHolds() {
        var report = get("/models/llama-3.1-405b/serving-cost?asOf=2025-06-01");

        assertThat(report.getString("model.slug")).isEqualTo("llama-3.1-405b");
        assertThat(report.getDouble("usdPerMillionTokens.blended.low"))
                .isLessThan(report.getDouble("usdPerMillionTokens.blended.high"));
        assertThat(report.getDouble("usdPerMillionTokens.floor.median"))
                .isLessThanOrEqualTo(report.getDouble("usdPerMillionTokens.blended.low"));
        assertThat(report.getList("assumed", String.class)).noneMatch(l -> l.contains("layers"));
        assertThat(report.getList("sources.slug")).contains("arxiv-2407.21783");
        assertThat(get("/models/gpt-4/serving-cost").getList("assumed", String.class))
                .anyMatch(l -> l.startsWith("Weights alone: layers"));
    }

    @Test
    void infersTheActiveParametersOfAMixtureFromItsTraining() {
        var report = get("/models/gpt-4/serving-cost");

        assertThat(report.getList("derivation.step")).contains("Active parameters");
        assertThat(report.getList("assumed", String.class))
                .anyMatch(line -> line.contains("inferred from the training FLOP"));
    }

    @Test
    void comparesWithTheMakersPriceOfTheDay() {
        var report =
                get(
                        "/models/deepseek-r1/serving-cost?asOf=2025-03-01&usdPerChipHour=2&batch=4096&precision=fp8"
                                + "&chip=nvidia-h800-sxm5&chipCount=64");

        assertThat(report.getString("impliedMarginNote")).contains("0.55 input, 2.19 output");
        var price = (3 * 0.55 + 2.19) / 4;
        assertThat(report.getDouble("impliedMargin.median"))
                .isCloseTo(
                        1 - report.getDouble("usdPerMillionTokens.blended.median") / price,
                        within(1e-6));
    }

    @Test
    void saysWhyThereIsNoMargin() {
        var report = get("/models/llama-3.1-405b/serving-cost?asOf=2024-01-01");

        assertThat(report.<Object>get("impliedMargin")).isNull();
        assertThat(report.getString("impliedMarginNote")).contains("2024-01-01");
    }

    @Test
    void givesDeepSeeksPublishedDayByItsOwnNumbers() {
        var day = get("/models/deepseek-r1/serving-day");

        assertThat(day.getDouble("costUsd.median")).isEqualTo(87_072);
        assertThat(day.getBoolean("costUsd.exact")).isTrue();
        assertThat(day.getDouble("publishedCostUsd")).isEqualTo(87_072);
        assertThat(day.getDouble("grossMargin")).isCloseTo(0.845, within(0.0005));
        assertThat(day.getDouble("markUp")).isCloseTo(5.45, within(0.005));
        assertThat(day.getDouble("computedRevenueUsd.median")).isCloseTo(562_100, within(1.0));
        assertThat(day.getList("sources.slug")).contains("deepseek-open-infra-day-6");
    }

    @Test
    void saysThatNobodyPublishedADay() {
        given().get("/api/v1/models/gpt-4/serving-day")
                .then()
                .statusCode(422)
                .body("detail", containsString("It holds one of DeepSeek-R1."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"totalParameters\": 1e300} | totalParameters | 1000",
                "{\"totalParameters\": \"NaN\"} | totalParameters | not a number",
                "{\"totalParameters\": 1e9, \"utilization\": 0} | utilization | from 0.001 to 1",
                "{\"totalParameters\": 1e9, \"chipCount\": 1.5} | chipCount | whole number",
                "{\"totalParameters\": 1e9, \"batch\": -1} | batch | whole number from 1",
                "{\"totalParameters\": [1]} | totalParameters | a number",
                "{\"totalParameters\": 1e9, \"activeParameters\": 2e9} | activeParameters | more"
                        + " than",
                "{\"totalParameters\": 1e9, \"precision\": \"fp9\"} | precision | bf16",
                "{\"totalParameters\": 1e15, \"layers\": 1000, \"heads\": 1024, \"headSize\": 4096,"
                        + " \"batch\": 100000, \"promptTokens\": 10000000} | batch | chips",
                "{\"totalParameters\": 1e9, \"heads\": 8, \"kvHeads\": 9} | kvHeads | more than"
                        + " heads",
                "{\"totalParameters\": 1e9, \"kvHeads\": 8, \"kvLatentSize\": 576} | kvLatentSize |"
                        + " together with kvHeads",
                "{\"totalParameter\": 1e9} | totalParameter | Allowed are",
                "null | body | JSON object",
                "[] | body | object",
            })
    void refusesByName(String body, String field, String allowed) {
        var problem = post(body).statusCode(400).extract().jsonPath();

        assertThat(problem.getString("parameter")).isEqualTo(field);
        assertThat(problem.getString("detail")).contains(allowed);
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(post("{}").statusCode(422).extract().jsonPath().getList("missing")).isNotEmpty();
        given().get("/api/v1/models/gpt-4o/serving-cost").then().statusCode(422);
        given().get("/api/v1/models/gpt-4/serving-cost?utilization=0").then().statusCode(400);
        given().get("/api/v1/models/gpt-4/serving-cost?speed=1").then().statusCode(400);
        given().get("/api/v1/models/gpt-4/serving-cost?layers=80").then().statusCode(400);
    }

    private static JsonPath estimate(String fields) {
        return post("{" + fields + "}").statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse post(String body) {
        return givenAllDetails()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimates/serving")
                .then()
                .contentType(org.hamcrest.Matchers.containsString("json"));
    }

    private static JsonPath get(String path) {
        return givenAllDetails().get("/api/v1" + path).then().statusCode(200).extract().jsonPath();
    }
}
