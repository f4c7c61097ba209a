package dev.modelcost.training;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class TrainingEstimateTest {

    private static final String GPT_4 =
            """
            "chipHours": 57000000, "serverPricePerChipUsd": 24875, "priceAvailableFrom": "2020-08-12",
            "trainingStart": "2022-05-12", "tdpWatts": 400, "serverPowerFactor": 2.031,
            "averagePowerFraction": 0.75, "pue": 1.25, "usdPerKwh": 0.0806
            """;

    @Test
    void isPlainArithmeticWhereAllIsGiven() {
        var report = estimate("{\"method\": \"amortized\", " + GPT_4 + "}");

        assertThat(report.getDouble("costUsd.median")).isCloseTo(40.156e6, withinPercentage(0.01));
        assertThat(report.getBoolean("costUsd.exact")).isTrue();
        assertThat(report.getBoolean("chipHours.exact")).isTrue();
        assertThat(report.getList("sensitivity")).isEmpty();
        assertThat(report.getString("model")).isNull();
        assertThat(report.getString("rateBasis")).isEqualTo("given");
        assertThat(report.getList("breakdown.part"))
                .containsExactly("chip", "other-server", "interconnect", "energy");
        // With a chip and its own overhead the split is that chip's, the sum the same.
        var a100 =
                estimate(
                        "{\"method\": \"amortized\", \"chip\": \"nvidia-a100-sxm4-40gb\", "
                                + GPT_4
                                + "}");
        assertThat(a100.getDouble("costUsd.median"))
                .isCloseTo(report.getDouble("costUsd.median"), withinPercentage(1e-3));
        assertThat(a100.getDouble("breakdown[0].costUsd.median"))
                .isCloseTo(17.89e6, withinPercentage(0.1));
    }

    @Test
    void hoursFromFlopFollowMeasuredStepsAndAllowForTheWholeRun() {
        var dense =
                """
                {"usdPerChipHour": 2, "chip": "nvidia-gb300", "activeParameters": 40e9, "trainingTokens": 10e12%s}""";
        var sixteen = estimate(dense.formatted(""));
        var eight = estimate(dense.formatted(", \"precision\": \"fp8\""));
        var mixture = estimate(dense.formatted(", \"precision\": \"fp8\", \"mixture\": true"));
        var epoch = estimate(dense.formatted(", \"assumptions\": \"epoch-2025\""));

        assertThat(sixteen.getDouble("runs[0].chipHours"))
                .isCloseTo(
                        1.2 * sixteen.getDouble("runs[0].stepChipHours"), withinPercentage(1e-5));
        assertThat(eight.getDouble("runs[0].chipHours"))
                .isLessThan(0.6 * sixteen.getDouble("runs[0].chipHours"));
        assertThat(mixture.getDouble("runs[0].chipHours"))
                .isGreaterThan(1.5 * eight.getDouble("runs[0].chipHours"));
        assertThat(epoch.getDouble("runs[0].chipHours"))
                .isCloseTo(2.4e24 / (2.5e15 * 0.375) / 3600, withinPercentage(1));
        assertThat(epoch.getString("runs[0].stepChipHours")).isNull();
        assertThat(eight.getList("measured.chip.slug")).isNotEmpty().containsOnly("nvidia-gb300");
    }

    @Test
    void whatIsMissingWidensTheRange() {
        var all = estimate("{\"method\": \"amortized\", " + GPT_4 + "}");
        var noPue =
                estimate(
                        "{\"method\": \"amortized\", " + GPT_4.replace("\"pue\": 1.25,", "") + "}");
        var noPrice =
                estimate(
                        "{\"method\": \"amortized\", \"chip\": \"nvidia-a100-sxm4-40gb\", "
                                + GPT_4.replace("\"serverPricePerChipUsd\": 24875,", "")
                                + "}");

        assertThat(width(all)).isEqualTo(1);
        assertThat(width(noPue)).isGreaterThan(1);
        assertThat(width(noPrice)).isGreaterThan(width(noPue));
        // The middle stays what the derivation says.
        assertThat(noPue.getDouble("costUsd.median")).isCloseTo(40.156e6, withinPercentage(0.1));
        assertThat(noPrice.getDouble("costUsd.median")).isCloseTo(40.156e6, withinPercentage(0.1));
        assertThat(noPue.getList("sensitivity.input")).containsExactly("PUE");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"chipHours\": 2788000, \"usdPerChipHour\": 2} | 5576000",
                "{\"chipCount\": 512, \"wallClockHours\": 80, \"usdPerChipHour\": 2} | 81920",
                "{\"trainingFlop\": 1e24, \"chip\": \"nvidia-a100-sxm4-80gb\", \"mfu\": 0.5,"
                        + " \"usdPerChipHour\": 1} | 1780626.78",
                "{\"activeParameters\": 1e11, \"trainingTokens\": 1e12, \"epochs\": 2, \"chip\":"
                        + " \"nvidia-a100-sxm4-80gb\", \"mfu\": 0.5, \"usdPerChipHour\": 1} |"
                        + " 2136752.14",
                "{\"trainingFlop\": 1e24, \"chip\": \"nvidia-h100-sxm5-80gb\", \"precision\":"
                        + " \"fp8\", \"mfu\": 0.2, \"usdPerChipHour\": 1} | 701813.5",
                "{\"method\": \"acquisition\", \"chipCount\": 25000, \"serverPricePerChipUsd\":"
                        + " 24875} | 767746913.58",
                "{\"method\": \"acquisition\", \"chipCount\": 100, \"serverPricePerChipUsd\": 1000,"
                        + " \"interconnectShare\": 0} | 100000",
                "{\"model\": \"deepseek-r1\"} | 294000",
                "{\"model\": \"deepseek-r1\", \"chipHours\": 1000} | 2000",
            })
    void computesWhatIsGiven(String body, double usd) {
        var report = estimate(body);
        assertThat(report.getDouble("costUsd.median")).isCloseTo(usd, withinPercentage(1e-3));
        assertThat(report.getBoolean("costUsd.exact")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // 6 x 405e9 x 1e12 / (989.4e12 x 0.4 x 3600) x 2
                "\"trainingTokens\": 1e12, \"chip\": \"h100\", \"mfu\": 0.4 | 3411000 | 0.5",
                // 30.84 M hours for 15.6 T tokens
                "\"trainingTokens\": 1e12 | 3950000 | 1",
                "\"trainingTokens\": 15.6e12 | 61680000 | 1",
                "\"epochs\": 2 | 123360000 | 1",
                "\"activeParameters\": 40.5e9 | 6168000 | 1",
            })
    void scalesTheRecordedRunWithTheWorkThatIsGiven(String work, double usd, double percent) {
        var report =
                estimate(
                        "{\"model\": \"llama-3.1-405b\", \"method\": \"rental\", \"usdPerChipHour\": 2, %s}"
                                .formatted(work));

        assertThat(report.getDouble("costUsd.median")).isCloseTo(usd, withinPercentage(percent));
        assertThat(report.getList("assumed", String.class))
                .anyMatch(sentence -> sentence.contains("Llama 3.1-405B"));
    }

    @Test
    void anotherRunOfAModelIsNotKnownExactly() {
        var scaled =
                estimate(
                        "{\"model\": \"llama-3.1-405b\", \"usdPerChipHour\": 2, \"trainingTokens\":"
                                + " 1e12}");

        assertThat(scaled.getBoolean("costUsd.exact")).isFalse();
        assertThat(width(scaled)).isBetween(1.3, 2.0);
    }

    @Test
    void anotherRunOfAModelIsNotTheModelsAndNotOfItsTime() {
        var other =
                estimate(
                        "{\"model\": \"gpt-3-175b\", \"chip\": \"h100\", \"trainingTokens\": 1e12}");

        assertThat(other.getString("scopeNote"))
                .startsWith(
                        "The work that the question specifies, with what it leaves open as the record has it of GPT-3");
        assertThat(other.getList("assumed", String.class))
                .contains(
                        "Price date: today, because the question changes what was done; asOf sets another.")
                .noneMatch(sentence -> sentence.matches("Market rate: .*20(19|2[0-4])-.*"));
    }

    @Test
    void takesTheNumberOfChipsThatTheirNameSays() {
        var named =
                estimate(
                        "{\"chip\": \"8xH100\", \"wallClockHours\": 100, \"asOf\": \"2026-10-01\"}");

        assertThat(named.getDouble("chipHours.median")).isEqualTo(800);
        assertThat(named.getList("assumed", String.class))
                .contains("Number of chips: 8, as '8xH100' says.");
    }

    @Test
    void takesChipsAndVendorOfAnInstance() {
        var named =
                estimate(
                        "{\"chip\": \"p5.48xlarge\", \"wallClockHours\": 100, \"asOf\": \"2026-10-01\"}");

        assertThat(named.getDouble("chipHours.median")).isEqualTo(800);
        assertThat(named.getList("assumed", String.class))
                .contains(
                        "Number of chips: 8, as 'p5.48xlarge' says.",
                        "Vendor: Amazon Web Services, whose instance p5.48xlarge is.");
        assertThat(
                        estimate(
                                        "{\"chip\": \"p5.48xlarge\", \"chipCount\": 64, \"wallClockHours\": 100, \"asOf\": \"2026-10-01\"}")
                                .getDouble("chipHours.median"))
                .isEqualTo(6400);
    }

    @ParameterizedTest
    @CsvSource({"8xH100, 64", "p5.48xlarge, 12", "v5p-128, 128"})
    void refusesAnotherNumberOfChipsThanTheirNameSays(String chip, int count) {
        var problem =
                post("{\"chip\": \"%s\", \"chipCount\": %d, \"wallClockHours\": 100}"
                                .formatted(chip, count))
                        .statusCode(400)
                        .extract()
                        .jsonPath();

        assertThat(problem.getString("detail")).startsWith("chipCount: ").contains(chip);
    }

    @Test
    void scalesTheStageWhoseTokensAreKnown() {
        // Pre-training of DeepSeek-V3 took 180 K chip-hours per trillion tokens.
        var report = estimate("{\"model\": \"deepseek-v3\", \"trainingTokens\": 1e12}");

        assertThat(report.getDouble("chipHours.median")).isCloseTo(180e3, withinPercentage(1));
    }

    @Test
    void saysWhatAMethodDoesNotNeed() {
        var report =
                estimate(
                        "{\"method\": \"rental\", \"chipHours\": 1000, \"usdPerChipHour\": 2, \"pue\": 1.5, \"months\": 3}");

        assertThat(report.getList("assumed", String.class))
                .contains("Not used: pue, months, since method rental does not need it.");
    }

    @Test
    void developsWithTheStaffGiven() {
        var report =
                estimate(
                        "{\"method\": \"development\", \"contributors\": 284, \"months\": 12, "
                                + GPT_4
                                + "}");

        assertThat(report.getDouble("costUsd.low")).isCloseTo(101e6, withinPercentage(10));
        assertThat(report.getDouble("costUsd.median")).isCloseTo(129e6, withinPercentage(5));
        assertThat(report.getDouble("costUsd.high")).isCloseTo(170e6, withinPercentage(10));
        assertThat(report.getList("breakdown.part")).containsExactly("staff", "compute", "energy");
    }

    @Test
    void answersTheSameQuestionWithTheSameBytes() {
        var body = "{\"chip\": \"nvidia-h100-sxm5-80gb\", \"trainingFlop\": 1e25}";
        assertThat(post(body).extract().asString()).isEqualTo(post(body).extract().asString());
    }

    @Test
    void answersWithoutAnyDate() {
        var report =
                estimate("{\"method\": \"amortized\", \"chip\": \"a100\", \"chipHours\": 1000}");
        assertThat(report.getDouble("costUsd.low")).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"chipHours\": 0} | chipHours",
                "{\"chipHours\": -1} | chipHours",
                "{\"chipHours\": \"many\"} | chipHours",
                "{\"chipHours\": 1e999} | chipHours",
                "{\"trainingTokens\": 1e300} | trainingTokens",
                "{\"trainingFlop\": 1e31} | trainingFlop",
                "{\"activeParameters\": 1e16, \"trainingTokens\": 1e18} | trainingTokens",
                "{\"pue\": 0.5} | pue",
                "{\"mfu\": 1.2} | mfu",
                "{\"mfu\": 0} | mfu",
                "{\"averagePowerFraction\": 1.1} | averagePowerFraction",
                "{\"serverPowerFactor\": 0.9} | serverPowerFactor",
                "{\"serverOverhead\": 0} | serverOverhead",
                "{\"interconnectShare\": 1} | interconnectShare",
                "{\"usdPerKwh\": -0.1} | usdPerKwh",
                "{\"tdpWatts\": 0} | tdpWatts",
                "{\"samples\": 1000000} | samples",
                "{\"samples\": 500.5} | samples",
                "{\"confidence\": 1} | confidence",
                "{\"contributors\": 0.5} | contributors",
                "{\"months\": 0} | months",
                "{\"precision\": \"bf8\"} | precision",
                "{\"method\": \"lease\"} | method",
                "{\"publishedOn\": \"yesterday\"} | publishedOn",
                "{\"priceMonth\": \"2023-13\"} | priceMonth",
                "{\"region\": \"\\u0000\"} | region",
                "{\"region\": \"Atlantis\", \"chipHours\": 1, \"usdPerChipHour\": 1} | region",
                "{\"pue\": NaN} | pue",
                "{\"chipHour\": 1} | chipHour",
                "{\"chipHours\": 1000, \"chipCount\": 10, \"wallClockHours\": 10} | chipHours",
                "{\"trainingStart\": \"2020-01-01\", \"priceAvailableFrom\": \"2021-01-01\"} |"
                        + " trainingStart",
                "null | body",
                "[] | body",
            })
    void refusesByName(String body, String field) {
        var problem = post(body).statusCode(400).extract().jsonPath();
        assertThat(problem.getString("parameter")).isEqualTo(field);
        assertThat(problem.getString("detail")).startsWith(field + ": ");
    }

    @Test
    void refusesNoBody() {
        given().contentType("application/json")
                .post("/api/v1/estimates/training")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"model, gpt4x", "chip, h10x"})
    void tellsWhatIsNearAnUnknownName(String field, String slug) {
        var problem =
                post("{\"%s\": \"%s\", \"chipHours\": 1}".formatted(field, slug))
                        .statusCode(404)
                        .extract()
                        .jsonPath();
        assertThat(problem.getString("parameter")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"model\": \"claude-3-opus\"}",
                "{\"trainingFlop\": 1e24}",
                "{\"chipHours\": 1000}",
                "{\"chipHours\": 1000, \"method\": \"amortized\"}",
                "{\"chipHours\": 1000, \"method\": \"acquisition\", \"chip\": \"a100\"}",
                "{\"chipHours\": 1000, \"method\": \"development\", \"chip\": \"a100\"}",
            })
    void namesWhatIsMissing(String body) {
        assertThat(post(body).statusCode(422).extract().jsonPath().getList("missing")).isNotEmpty();
    }

    private static double width(JsonPath report) {
        return report.getDouble("costUsd.high") / report.getDouble("costUsd.low");
    }

    private static JsonPath estimate(String body) {
        return post(body).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse post(String body) {
        return givenAllDetails()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimates/training")
                .then();
    }
}
