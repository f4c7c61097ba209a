package dev.modelcost.selftest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServiceTest
class SelfTestServiceTest {

    @Test
    void meetsPublishedResultsAndSaysWhereItDoesNot() {
        var test = selfTest();

        assertThat(test.getList("results.findAll { it.status == 'fails' }.id")).isEmpty();
        assertThat(test.getInt("failed")).isZero();
        assertThat(test.getInt("notComputed")).isZero();
        assertThat(test.getInt("passed") + test.getInt("disagreeing"))
                .isEqualTo(test.getInt("cases"));
        assertThat(test.getList("results.findAll { it.status == 'disagrees' }.reason"))
                .hasSize(test.getInt("disagreeing"))
                .doesNotContainNull();
    }

    /** Epoch's study: 2.4 a year, 95 %: 2.0 to 3.1. */
    @Test
    void reproducesThePublishedGrowthOfTrainingCost() {
        var growth = "results.find { it.id == 'training-cost-growth%s' }.computed";
        var test = selfTest();

        assertThat(test.getDouble(growth.formatted(""))).isCloseTo(2.4, within(0.05));
        assertThat(test.getDouble(growth.formatted("-low"))).isCloseTo(2.0, within(0.05));
        assertThat(test.getDouble(growth.formatted("-high"))).isCloseTo(3.1, within(0.06));
    }

    @Test
    void comparesEpochsAmortisedCostsAndSaysWhoLiesOutsideAndWhy() {
        var costs = selfTest();

        assertThat(costs.getInt("amortizedCosts.compared")).isGreaterThan(100);
        assertThat(costs.getDouble("amortizedCosts.medianRatio")).isCloseTo(1, within(0.005));
        List<String> reasons = costs.getList("amortizedCosts.outside.reason");
        assertThat(reasons).isNotEmpty().noneMatch(String::isBlank);
        assertThat(
                        costs.getString(
                                "amortizedCosts.outside.find { it.model.slug == 'falcon-180b' }.reason"))
                .contains("7 million chip-hours");
    }

    @Test
    void comparesTheMeasurementsOfTheRecordWithWhatIsComputed() {
        var steps = "measurements.find { it.family == 'training-steps' }.";
        var test = selfTest();

        assertThat(test.getInt(steps + "count")).isGreaterThan(280);
        assertThat(test.getDouble(steps + "within1And5")).isGreaterThan(0.9);
        assertThat(test.getDouble(steps + "within2")).isGreaterThan(0.97);
        assertThat(test.getDouble(steps + "inRange")).isBetween(0.87, 0.93);
        assertThat(test.getList(steps + "worst.measurement")).hasSize(5);

        var serving = "measurements.find { it.family == 'tuned-engines' }.";
        assertThat(test.getInt(serving + "count")).isGreaterThan(1000);
        assertThat(test.getInt(serving + "betterThanBound")).isZero();
        assertThat(test.getDouble(serving + "within1And5")).isGreaterThan(0.8);
        assertThat(test.getDouble(serving + "within2")).isGreaterThan(0.9);
        var power = "measurements.find { it.family == 'serving-power' }.";
        assertThat(test.getInt(power + "count")).isGreaterThan(40);
        assertThat(test.getDouble(power + "within1And25")).isGreaterThan(0.87);
        assertThat(test.getDouble(power + "inRange")).isGreaterThan(0.87);
        var most = "measurements.find { it.family == 'maximum-throughput' }.";
        assertThat(test.getInt(most + "count")).isGreaterThan(100);
        assertThat(test.getDouble(most + "within2")).isGreaterThan(0.8);
    }

    private static JsonPath selfTest() {
        return given().get("/api/v1/self-test").then().statusCode(200).extract().jsonPath();
    }
}
