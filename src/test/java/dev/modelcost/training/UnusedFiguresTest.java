package dev.modelcost.training;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question or a record that tells the same thing twice, and differently. */
@ServiceTest
class UnusedFiguresTest {

    private static final String A100 = "\"chip\": \"nvidia-a100-sxm4-80gb\", \"usdPerChipHour\": 1";

    /**
     * Which count is by the order of docs/concepts/compute.md; by how much the other differs is
     * said.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // FLOP that are stated go before 6 x 1e11 x 1e12.
                "\"trainingFlop\": 1e23, \"activeParameters\": 1e11, \"trainingTokens\": 1e12, \"mfu\": 0.5 | 178062.678 | 6",
                // Published chip-hours go before chips x hours, ...
                "\"chipHours\": 1000, \"chipCount\": 100, \"wallClockHours\": 50 | 1000 | 5",
                // ... and before 1e23 / (312e12 x 0.5) / 3600, as do chips x hours.
                "\"chipHours\": 1000000, \"trainingFlop\": 1e23, \"mfu\": 0.5 | 1000000 | 0.178062678",
                "\"chipCount\": 1000, \"wallClockHours\": 1000, \"trainingFlop\": 1e23, \"mfu\": 0.5 | 1000000 | 0.178062678",
                "\"chipHours\": 1000000, \"activeParameters\": 1e11, \"trainingTokens\": 1e12, \"mfu\": 0.5 | 1000000 | 1.068376068",
            })
    void saysWhatTheOtherFiguresWouldGive(String fields, double chipHours, double ratio) {
        var report = post("{" + A100 + ", " + fields + "}").then().statusCode(200);
        var answer = report.extract().jsonPath();

        assertThat(answer.getDouble("chipHours.median"))
                .isCloseTo(chipHours, withinPercentage(1e-4));
        assertThat(answer.getList("runs[0].notes")).hasSize(1);
        assertThat(answer.getString("runs[0].notes[0]")).contains(" times the ");
        assertThat(
                        answer.getDouble(
                                "runs[0].derivation.find { it.step == 'Ratio of unused to used figure' }.value"))
                .isCloseTo(ratio, withinPercentage(1e-4));
    }

    @Test
    void isSilentWhereTheFiguresAgree() {
        var answer =
                post("{"
                                + A100
                                + ", \"chipHours\": 1000, \"chipCount\": 10, \"wallClockHours\": 100}")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(answer.getList("runs[0].notes")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"chipHours\": 1000, \"trainingFlop\": 1e24 | trainingFlop",
                "\"chipCount\": 10, \"wallClockHours\": 10, \"trainingFlop\": 1e24 | trainingFlop",
                "\"chipHours\": 1000, \"activeParameters\": 1e11, \"trainingTokens\": 1e12 | trainingTokens",
                "\"chipHours\": 1001, \"chipCount\": 10, \"wallClockHours\": 90 | chipHours",
                "\"precision\": \"fp32\", \"chipHours\": 1e6, \"trainingFlop\": 1e23 | trainingFlop",
            })
    void refusesWhatTheChipsCannotDo(String fields, String field) {
        var problem = post("{" + A100 + ", " + fields + "}").then().statusCode(400).extract();

        assertThat(problem.jsonPath().getString("parameter")).isEqualTo(field);
        assertThat(problem.jsonPath().getString("detail")).containsAnyOf("impossible", "more than");
    }

    /** 2 x 989 TFLOP/s in FP8: what is too much in 16 bits can be true in 8. */
    @Test
    void answersAndSaysWhatIsPossibleInAnotherPrecisionOnly() {
        var answer =
                post("""
                                {"chip": "nvidia-h100-sxm5-80gb", "usdPerChipHour": 1, "chipHours": 1000, "trainingFlop": 5e21}""")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(answer.getDouble("runs[0].impliedMfu")).isGreaterThan(1);
        assertThat(answer.getString("runs[0].notes[0]"))
                .contains("times the dense peak in bf16", "only in fp8");
    }

    /** Megatron-LM, Narayanan et al. 2021, Table 1: 174.6 billion on 1,024 A100 at 140 TFLOP/s. */
    @Test
    void countsADenseTransformerExactly() {
        var body =
                """
                {"chip": "nvidia-a100-sxm4-80gb", "usdPerChipHour": 1, "chipHours": 1000000, "trainingTokens": 3e11, "layers": 96,
                 "hiddenSize": 12288, "vocabulary": 51200, "sequenceTokens": 2048%s}""";
        var exact = answer(body.formatted(""));
        var causal = answer(body.formatted(", \"causalAttention\": true"));
        // 72 x tokens x L x h^2 x (1 + s / (6 h) + V / (12 L h)), and s / (12 h) if causal.
        var blocks = 72 * 3e11 * 96 * 12288.0 * 12288;
        var logits = 51200 / (12 * 96 * 12288.0);

        assertThat(exact.getDouble("runs[0].trainingFlop"))
                .isCloseTo(blocks * (1 + 2048 / (6 * 12288.0) + logits), withinPercentage(1e-4));
        assertThat(causal.getDouble("runs[0].trainingFlop"))
                .isCloseTo(blocks * (1 + 2048 / (12 * 12288.0) + logits), withinPercentage(1e-4));
        var share = "runs[0].derivation[0].inputs.find { it.name == 'attended share' }.value";
        assertThat(exact.getDouble(share)).isEqualTo(1);
        assertThat(causal.getDouble(share)).isEqualTo(0.5);
        assertThat(exact.getDouble("runs[0].impliedMfu"))
                .isCloseTo(
                        exact.getDouble("runs[0].trainingFlop") / (1e6 * 3600 * 312e12),
                        withinPercentage(1e-4));
    }

    @Test
    void theExactCountMakesChipHours() {
        var answer =
                answer(
                        """
                        {"chip": "nvidia-a100-sxm4-80gb", "usdPerChipHour": 1, "mfu": 0.5, "trainingTokens": 3e11, "layers": 96,
                         "hiddenSize": 12288, "vocabulary": 51200, "sequenceTokens": 2048, "activeParameters": 174.6e9}""");
        var flop = answer.getDouble("runs[0].trainingFlop");

        assertThat(answer.getDouble("chipHours.median"))
                .isCloseTo(flop / (312e12 * 0.5 * 3600), withinPercentage(1e-4));
        assertThat(flop).isCloseTo(6 * 174.6e9 * 3e11, withinPercentage(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"layers\": 96, \"trainingTokens\": 1e12}",
                "{\"layers\": 96, \"hiddenSize\": 1024, \"vocabulary\": 50000, \"sequenceTokens\": 2048}",
            })
    void namesWhatTheExactCountLacks(String body) {
        assertThat(post(body).then().statusCode(422).extract().jsonPath().getList("missing"))
                .isNotEmpty();
    }

    /** GLM-130B (arXiv 2210.02414): every activation recomputed, MFU 32.5 %, HFU 43.3 %. */
    @Test
    void tellsHfuBesideMfu() {
        var flop = 1e23;
        var hours = flop / (312e12 * 0.325 * 3600);
        var answer =
                answer(
                        "{%s, \"chipHours\": %s, \"trainingFlop\": %s, \"recomputedFlop\": %s}"
                                .formatted(A100, hours, flop, flop / 3));

        assertThat(answer.getDouble("runs[0].impliedMfu")).isCloseTo(0.325, withinPercentage(0.01));
        assertThat(answer.getDouble("runs[0].impliedHfu")).isCloseTo(0.433, withinPercentage(0.1));
    }

    /** arXiv 2412.19437 and 2505.09343: 19.5 % of the FP8 peak is 39 % of the 16-bit one. */
    @Test
    void theRecordOfDeepSeekV3ImpliesItsUtilisation() {
        var answer =
                givenAllDetails()
                        .get("/api/v1/models/deepseek-v3/training-cost")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(answer.getString("runs[0].peakPrecision")).isEqualTo("bf16");
        assertThat(answer.getDouble("runs[0].impliedMfu")).isCloseTo(0.39, withinPercentage(0.5));
        // 250 GFLOP a token count attention, 6 x 37 billion do not.
        assertThat(answer.getString("runs[0].notes[0]")).contains("0.8880 times");
    }

    /** Tokens of the run make its FLOP where nobody states them: 6 x 70e9 x 2e12. */
    @Test
    void theRecordOfARunImpliesItsUtilisationByItsTokens() {
        var answer =
                givenAllDetails()
                        .get("/api/v1/models/llama-2-70b/training-cost?method=amortized")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(answer.getDouble("runs[0].impliedMfu"))
                .isCloseTo(8.4e23 / (1720320 * 3600.0 * 312e12), withinPercentage(0.1));
    }

    private static JsonPath answer(String body) {
        return post(body).then().statusCode(200).extract().jsonPath();
    }

    private static io.restassured.response.Response post(String body) {
        return givenAllDetails()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimates/training");
    }
}
