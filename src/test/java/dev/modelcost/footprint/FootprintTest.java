package dev.modelcost.footprint;

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

/** What makers published of energy and carbon, and the worked examples of footprint.md. */
@ServiceTest
class FootprintTest {

    @Test
    void takesThePowerThatWasMeasured() {
        var report = get("/models/gpt-3-175b/footprint");

        assertThat(report.getList("training.powerBasis")).containsExactly("measured-power");
        assertThat(report.getString("training.placeBasis")).isEqualTo("stated");
        assertThat(report.getDouble("training.footprint.pue.median")).isEqualTo(1.1);
        assertThat(report.getDouble("training.footprint.electricity.carbonGramsCo2PerKwh"))
                .isEqualTo(429);
        assertThat(report.getDouble("training.footprint.energyKwh.low")).isLessThan(1_287_000);
        assertThat(report.getDouble("training.footprint.energyKwh.high")).isGreaterThan(1_287_000);
        assertThat(report.getDouble("training.footprint.energyKwh.median"))
                .isCloseTo(1_287_000, within(0.01 * 1_287_000));
        assertThat(report.getList("published.metric")).contains("energy");
    }

    @Test
    void takesTheTdpOfTheChipsWhereNobodyMeasured() {
        var report = get("/models/gpt-4/footprint");

        assertThat(report.getList("training.powerBasis")).containsExactly("tdp");
        assertThat(report.getString("model.name")).isEqualTo("GPT-4");
        assertThat(report.getList("assumed", String.class))
                .anyMatch(line -> line.startsWith("Power of training: TDP x"));
    }

    @Test
    void takesEpochsFormulaIfItIsAskedFor() {
        var report = get("/models/gpt-4/footprint?region=USA&power=epoch-power-formula");

        assertThat(report.getList("training.powerBasis")).containsExactly("epoch-power-formula");
        given().get("/api/v1/models/gpt-4/footprint?pue=1.2&power=epoch-power-formula")
                .then()
                .statusCode(400);
    }

    /** 57 M A100-hours x 0.4 kW x 2.031 x 0.75 x 1.25, which is the training cost's. */
    @Test
    void countsTheEnergyOfTheTrainingCostWhereNobodyMeasured() {
        var report = get("/models/gpt-4/footprint?region=USA");

        assertThat(report.getList("training.powerBasis")).containsExactly("tdp");
        assertThat(report.getDouble("training.footprint.energyKwh.median"))
                .isCloseTo(57e6 * 0.4 * 2.031 * 0.75 * 1.25, within(1e-3 * 43e6));
        assertRange(report, "training.footprint.energyKwh");
        assertRange(report, "training.footprint.carbonKgCo2");
        assertRange(report, "training.footprint.waterLitres");
        assertThat(report.getString("training.footprint.electricity.basis")).isEqualTo("location");
        assertThat(report.getString("training.footprint.electricity.region")).isEqualTo("USA");
        assertThat(report.getInt("training.footprint.electricity.year")).isEqualTo(2023);
    }

    /** 1,082,990 h x 400 W x 2.031 x 0.75 x PUE 1.2 x 57 g/kWh. */
    @Test
    void takesThePlaceThatTheMakersState() {
        var report = get("/models/bloom-176b/footprint");

        assertThat(report.getString("training.footprint.electricity.region")).isEqualTo("FRA");
        assertThat(report.getDouble("training.footprint.operationalCarbonKgCo2.median"))
                .isCloseTo(1_082_990 * 0.4 * 2.031 * 0.75 * 1.2 * 0.057, within(10.0));
        assertThat(report.getList("sources.slug")).contains("arxiv-2211.02001");
    }

    @Test
    void leavesThePlaceOfTheMakersWhereAnotherIsAskedFor() {
        var report = get("/models/bloom-176b/footprint?region=US-CA");

        assertThat(report.getString("training.placeBasis")).isEqualTo("asked");
        assertThat(report.getDouble("training.footprint.electricity.carbonGramsCo2PerKwh"))
                .isGreaterThan(150);
        assertThat(report.getDouble("training.footprint.pue.median")).isEqualTo(1.2);
    }

    @Test
    void takesTheCountryOfTheMakerWhereNobodySaysThePlace() {
        var report = get("/models/deepseek-r1/footprint");

        assertThat(report.getString("training.placeBasis")).isEqualTo("maker-country");
        assertThat(report.getString("training.footprint.electricity.region")).isEqualTo("CHN");
        assertThat(report.getList("assumed", String.class))
                .anyMatch(l -> l.startsWith("Place of training: China, the country of DeepSeek"))
                .anyMatch(l -> l.startsWith("Place of serving: anywhere"));
        assertThat(report.getDouble("training.chipHours.median")).isEqualTo(147_000);
        assertThat(report.getDouble("training.footprint.embodiedCarbonKgCo2.median"))
                .isCloseTo(147_000 / 26_298.0 * (164 + 5700 / 8.0), within(0.1));
    }

    @Test
    void servesAMillionTokensByEcoLogits() {
        var report =
                get(
                        "/models/llama-3-70b/footprint?method=ecologits-0.9&pue=1.2&wueLitresPerKwh=0.569");

        assertThat(report.getInt("perMillionTokens.chips")).isEqualTo(4);
        assertThat(report.getDouble("perMillionTokens.footprint.energyKwh.median"))
                .isCloseTo(0.6575, within(0.001));
        assertThat(report.getDouble("perMillionTokens.joulesPerOutputToken.median"))
                .isCloseTo(2.367, within(0.001));
        assertThat(report.getList("assumptions.set")).contains("ecologits-0.9");
        assertThat(report.getList("sources.slug")).contains("ecologits-0.9.1");
    }

    /** As serving-cost has it, times the PUE. */
    @Test
    void servesAMillionTokensByTheEstimateOfServing() {
        var cost = get("/models/llama-3-70b/serving-cost?usdPerChipHour=2&batch=32");
        var report = get("/models/llama-3-70b/footprint?batch=32&pue=1.2");

        assertThat(report.getString("perMillionTokens.method")).isEqualTo("serving-estimate");
        assertThat(report.getDouble("perMillionTokens.joulesPerOutputToken.median"))
                .isCloseTo(
                        1.2 * cost.getDouble("energy.joulesPerOutputToken.median"), within(1e-4));
        assertThat(report.getDouble("perMillionTokens.joulesPerToken.median"))
                .isCloseTo(1.2 * cost.getDouble("energy.joulesPerToken.median"), within(1e-4));
        assertRange(report, "perMillionTokens.footprint.energyKwh");
        assertThat(report.getList("assumptions.set")).contains("serving-2026");
    }

    @Test
    void answersARequestToAModelOfTheRecord() {
        var report =
                estimate(
                        """
                        {"model": "llama-3.1-70b", "promptTokens": 8000, "outputTokens": 1000, "batch": 32}
                        """);
        var bySize =
                estimate(
                        """
                        {"totalParameters": 70e9, "promptTokens": 8000, "outputTokens": 1000}
                        """);

        assertThat(report.getString("request.method")).isEqualTo("serving-estimate");
        assertThat(report.getDouble("request.joulesPerOutputToken.median"))
                .isCloseTo(9 * report.getDouble("request.joulesPerToken.median"), within(1e-6));
        assertThat(bySize.getString("request.method")).isEqualTo("ecologits-0.9");
        post("{\"totalParameters\": 70e9, \"outputTokens\": 10, \"method\": \"serving-estimate\"}")
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "1082990, 400, 433196",
        "30840000, 700, 21588000",
        "1720320, 400, 688128",
    })
    void redoesPublishedTablesExactly(double hours, double watts, double kwh) {
        var report =
                estimate(
                        """
                        {"chipHours": %s, "tdpWatts": %s, "pue": 1, "carbonGramsCo2PerKwh": 57, "wueLitresPerKwh": 0.5,
                         "waterLitresPerKwh": 2}
                        """
                                .formatted(hours, watts));

        assertThat(report.getDouble("footprint.energyKwh.median"))
                .isCloseTo(kwh, within(1e-6 * kwh));
        assertThat(report.getBoolean("footprint.energyKwh.exact")).isTrue();
        assertThat(report.getDouble("footprint.operationalCarbonKgCo2.median"))
                .isCloseTo(kwh * 0.057, within(1e-6 * kwh));
        assertThat(report.getDouble("footprint.waterLitres.median"))
                .isCloseTo(kwh * 2.5, within(1e-5 * kwh));
    }

    @Test
    void countsThePueOnceInEachTerm() {
        var report =
                estimate(
                        """
                        {"energyKwh": 1000, "pue": 1.5, "carbonGramsCo2PerKwh": 400, "wueLitresPerKwh": 1, "waterLitresPerKwh": 3}
                        """);

        assertThat(report.getDouble("footprint.energyKwh.median")).isEqualTo(1500);
        assertThat(report.getDouble("footprint.onSiteWaterLitres.median")).isEqualTo(1000);
        assertThat(report.getDouble("footprint.offSiteWaterLitres.median")).isEqualTo(4500);
        assertThat(report.<Object>get("chipHours")).isNull();
        assertThat(report.getList("assumed", String.class)).anyMatch(l -> l.contains("making"));
    }

    @Test
    void reproducesEpochsPowerDraw() {
        var report =
                estimate(
                        "{\"chipCount\": 256, \"tdpWatts\": 450, \"publishedOn\": \"2022-05-12\"}");

        assertThat(report.getDouble("trainingPowerWatts")).isCloseTo(231_335.3, within(3.0));
    }

    @ParameterizedTest
    @CsvSource({
        "Memphis, US-TN, Tennessee",
        "Ashburn, US-VA, Virginia",
        "Dublin, IRL, Ireland",
        "Amsterdam, NLD, Netherlands",
        "Luleå, SWE, Sweden"
    })
    void takesACityForWhatItLiesIn(String city, String code, String name) {
        var of = "{\"energyKwh\": 1000, \"pue\": 1, \"region\": \"%s\"}";
        var inTheCity = estimate(of.formatted(city));

        assertThat(inTheCity.getDouble("footprint.operationalCarbonKgCo2.median"))
                .isEqualTo(
                        estimate(of.formatted(code))
                                .getDouble("footprint.operationalCarbonKgCo2.median"));
        assertThat(inTheCity.getList("assumed", String.class))
                .anyMatch(sentence -> sentence.startsWith("Region: %s as a whole".formatted(name)));
    }

    @Test
    void takesTheNumberOfChipsThatTheirNameSays() {
        var machine = estimate("{\"chip\": \"8xH100\", \"wallClockHours\": 100}");

        assertThat(machine.getDouble("chipHours.median")).isEqualTo(800);
        assertThat(machine.getList("assumed", String.class))
                .contains("Number of chips: 8, as '8xH100' says.");
        assertThat(
                        get("/models/llama-3.1-70b/footprint?chip=p5.48xlarge")
                                .getList("assumed", String.class))
                .contains("Number of chips: 8, as 'p5.48xlarge' says.");
    }

    @Test
    void saysJoulesPerOutputTokenAndPerToken() {
        var report =
                estimate(
                        """
                        {"totalParameters": 70e9, "promptTokens": 8000, "outputTokens": 1000, "pue": 1.2, "wueLitresPerKwh": 0.569}
                        """);

        assertThat(report.getDouble("request.joulesPerOutputToken.median"))
                .isCloseTo(2.367, within(0.001));
        assertThat(report.getDouble("request.joulesPerToken.median"))
                .isCloseTo(0.263, within(0.001));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"energyKwh\": 1, \"pue\": 0.5} | pue | from 1 to 3",
                "{\"energyKwh\": 1e300} | energyKwh | 1.0E12",
                "{\"chipHours\": 0, \"wattsPerChip\": 1} | chipHours | 0.001",
                "{\"chipHours\": -5, \"wattsPerChip\": 1} | chipHours | 0.001",
                "{\"energyKwh\": 1, \"region\": \"XXX\"} | region | WOR",
                "{\"energyKwh\": 1, \"region\": \"Santa Clara\"} | region | Santa Clara, California",
                "{\"chip\": \"8xH100\", \"chipCount\": 4, \"wallClockHours\": 1} | chipCount | 8 chips",
                "{\"energyKwh\": 1, \"publishedOn\": \"yesterday\"} | publishedOn | 2025-01-31",
                "{\"kwh\": 1} | kwh | Allowed are",
            })
    void refusesByName(String body, String field, String allowed) {
        var problem = post(body).statusCode(400).extract().jsonPath();

        assertThat(problem.getString("parameter")).isEqualTo(field);
        assertThat(problem.getString("detail")).contains(allowed);
    }

    @Test
    void namesWhatIsMissing() {
        post("{}").statusCode(422);
        post("{\"chipHours\": 1}").statusCode(422);
        given().get("/api/v1/models/gpt-4o/footprint")
                .then()
                .statusCode(422)
                .body("detail", containsString("energy ~ 0.34 Wh"));
        given().get("/api/v1/models/o3/footprint")
                .then()
                .statusCode(422)
                .body(
                        "detail",
                        containsString(
                                "What others say of it, which is not used here: energy = 25.35 Wh"));
        post("{\"model\": \"gpt-4o\", \"outputTokens\": 500}")
                .statusCode(422)
                .body("detail", containsString("energy ~ 0.34 Wh"));
        given().get("/api/v1/models/gpt-4/footprint?pue=0.5").then().statusCode(400);
        given().get("/api/v1/models/gpt-4/footprint?region=XXX").then().statusCode(400);
        given().get("/api/v1/models/gpt-4/footprint?pue=1.2&power=epoch-power-formula")
                .then()
                .statusCode(400);
    }

    private static void assertRange(JsonPath report, String path) {
        assertThat(report.getDouble(path + ".low")).isLessThan(report.getDouble(path + ".median"));
        assertThat(report.getDouble(path + ".median")).isLessThan(report.getDouble(path + ".high"));
    }

    private static JsonPath estimate(String body) {
        return post(body).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse post(String body) {
        return givenAllDetails()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimates/footprint")
                .then();
    }

    private static JsonPath get(String path) {
        return givenAllDetails().get("/api/v1" + path).then().statusCode(200).extract().jsonPath();
    }
}
