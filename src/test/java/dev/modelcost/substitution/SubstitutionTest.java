package dev.modelcost.substitution;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class SubstitutionTest {

    @Test
    void runsDeepSeekV3OnOtherChips() {
        var report = substitutions("deepseek-v3", "?destination=CN&on=2024-06-01");

        assertThat(report.getDouble("original.chipHours")).isEqualTo(2_788_000);
        assertThat(report.getDouble("original.days"))
                .isCloseTo(2_788_000.0 / 2048 / 24, withinPercentage(0.01));
        assertThat(report.getList("substitutions.chip.slug"))
                .doesNotContain("nvidia-h800-sxm5")
                .contains("nvidia-a100-sxm4-80gb", "google-tpu-v4", "nvidia-h20")
                .hasSizeGreaterThan(200);
        Map<String, Object> a100 = of(report, "nvidia-a100-sxm4-80gb");
        assertThat(((Number) a100.get("chipHours")).doubleValue())
                .isCloseTo(2_788_000 * 989.0 / 312, withinPercentage(0.01));
        assertThat(a100.get("precision")).isEqualTo("bf16");
        assertThat(a100).doesNotContainEntry("rentalUsd", null);
        assertThat(a100).doesNotContainEntry("amortizedUsd", null);
        assertThat(report.getMap("original.memory")).containsEntry("fits", true);
    }

    @Test
    void saysWhatMayBeSoldToChina() {
        var before = substitutions("deepseek-v3", "?destination=CN&on=2022-10-01");
        var after = substitutions("deepseek-v3", "?destination=CN&on=2023-12-01");

        assertThat(before.getString("original.legality.outcome")).isEqualTo("allowed");
        assertThat(after.getString("original.legality.outcome")).isEqualTo("licence-required");
        assertThat(after.getList("original.legality.rules")).contains("us-3a090.a-2023-10-tpp");
        assertThat(after.getList("original.legality.sources.slug"))
                .containsExactly("bis-advanced-computing-rule-2023-10");
        assertThat(of(after, "huawei-ascend-910b").get("legality"))
                .asString()
                .contains("madeThere=true");
        assertThat(after.getString("destinationGroup")).isEqualTo("country-group-d5");
    }

    /** Under no formula, with its density of 2.9, until the letter of April 2025. */
    @Test
    void saysThatTheH20CouldBeSoldUntilTheLetter() {
        for (var day :
                Map.of("2024-06-01", "allowed", "2025-05-01", "licence-required").entrySet()) {
            var report = substitutions("deepseek-v3", "?destination=CN&on=" + day.getKey());
            assertThat(of(report, "nvidia-h20").get("legality"))
                    .asString()
                    .contains("outcome=" + day.getValue());
        }
    }

    @Test
    void saysThatOtherDestinationsAreNotSpokenOf() {
        var report = substitutions("deepseek-v3", "?destination=FR&on=2024-06-01");

        assertThat(report.getString("destinationGroup")).isNull();
        assertThat(report.getString("legalityNote")).contains("FR");
        assertThat(report.getString("original.legality.outcome")).isEqualTo("allowed");
        assertThat(substitutions("deepseek-v3", "").getMap("original.legality")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"CHN", "china", "country-group-d5", "Country-Group-D5"})
    void takesTheDestinationByCodeNameOrGroup(String destination) {
        var report = substitutions("deepseek-v3", "?on=2023-12-01&destination=" + destination);

        assertThat(report.getString("destinationGroup")).isEqualTo("country-group-d5");
        assertThat(report.getString("original.legality.outcome")).isEqualTo("licence-required");
    }

    /** The rule of October 2022 was of China alone, that of 2023 of whole groups of countries. */
    @ParameterizedTest
    @CsvSource({
        "RUS, 2023-06-01, , allowed",
        "RUS, 2023-12-01, country-group-d5, licence-required",
        "Saudi Arabia, 2023-12-01, country-group-d1-or-d4, licence-required",
        "Nicaragua, 2024-03-14, , allowed",
        "Nicaragua, 2024-03-15, country-group-d5, licence-required",
    })
    void knowsWhenACountryCameUnderTheRules(
            String destination, String on, String group, String outcome) {
        var report = substitutions("deepseek-v3", "?on=" + on + "&destination=" + destination);

        assertThat(report.getString("destinationGroup")).isEqualTo(group);
        assertThat(report.getString("original.legality.outcome")).isEqualTo(outcome);
    }

    /** Whoever asks for three thousand days has the run computed once. */
    @Test
    void computesOnceWhatTheDayAndTheDestinationDoNotChange() {
        var today = LocalDate.of(2026, 11, 27);
        Snapshot.read(
                () -> {
                    var model = Model.DIRECTORY.find("deepseek-v3").orElseThrow();
                    var chips = Chip.TABLE.rows().subList(0, 3);
                    var first = Substitutions.of(model, "training-2026", chips, 3, today);

                    assertThat(Substitutions.of(model, "training-2026", chips, 1000, today))
                            .isSameAs(first);
                    assertThat(Substitutions.of(model, "training-2026", chips, 2, today))
                            .isNotSameAs(first);
                    assertThat(
                                    Substitutions.of(
                                            model, "training-2026", chips, 3, today.plusDays(1)))
                            .isNotSameAs(first);
                    assertThat(Substitutions.of(model, "epoch-2025", chips, 3, today))
                            .isNotSameAs(first);
                    return null;
                });
    }

    @Test
    void saysWhatDoesNotFit() {
        // A trillion parameters on the few chips of a small run.
        var report = substitutions("deepseek-v3", "?destination=CN&on=2024-06-01");
        Map<String, Object> old = of(report, "nvidia-k40s");
        assertThat(old.get("memory")).asString().contains("neededBytes").contains("fits=");
    }

    @Test
    void refusesWhatIsNoCountry() {
        var path = "/api/v1/models/deepseek-v3/training-cost/substitutions";
        assertThat(
                        given().get(path + "?destination=Atlantis")
                                .then()
                                .statusCode(400)
                                .extract()
                                .jsonPath()
                                .getString("parameter"))
                .isEqualTo("destination");
        given().get(path + "?destination=china").then().statusCode(200);
        given().get(path + "?to=CN").then().statusCode(400);
        given().get("/api/v1/models/claude-3-opus/training-cost/substitutions")
                .then()
                .statusCode(422);
    }

    /** Its stages are in the record, their chip is not. */
    @Test
    void saysWhenItIsNotKnownOnWhichChipAModelWasTrained() {
        var answer =
                given().get("/api/v1/models/cnn-committee-mnist/training-cost/substitutions")
                        .then()
                        .statusCode(422)
                        .extract()
                        .jsonPath();

        assertThat(answer.getString("detail")).contains("does not name a single chip");
    }

    private static Map<String, Object> of(JsonPath report, String chip) {
        return report.getMap("substitutions.find { it.chip.slug == '" + chip + "' }");
    }

    private static JsonPath substitutions(String model, String query) {
        return givenAllDetails()
                .get("/api/v1/models/" + model + "/training-cost/substitutions" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
