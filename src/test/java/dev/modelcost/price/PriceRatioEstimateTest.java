package dev.modelcost.price;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DeepSeek-R1 against OpenAI's o1 in January 2025. */
@ServiceTest
class PriceRatioEstimateTest {

    @ParameterizedTest
    @CsvSource({"cached-input, 53.571", "input, 27.273", "output, 27.397"})
    void comparesLikeWithLike(String kind, double times) {
        var report =
                ratio(o1(kind, "2025-01-25"), r1(kind, "2025-01-25"), false)
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(report.getDouble("times")).isCloseTo(times, within(0.001));
        assertThat(report.getMap("mix")).isEmpty();
        assertThat(report.getList("sources")).isNotEmpty();
    }

    @Test
    void refusesUnlikePricesNamingEveryDifference() {
        var problem =
                ratio(o1("input", "2025-01-25"), r1("cached-input", "2025-01-26"), false)
                        .statusCode(400)
                        .extract()
                        .jsonPath();

        assertThat(problem.getString("detail")).contains("kind of o1", "date of o1", "mixed=true");
    }

    @Test
    void answersAMixThatIsAskedForWithItsName() {
        var report =
                ratio(o1("input", "2025-01-25"), r1("cached-input", "2025-01-25"), true)
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(report.getDouble("times")).isCloseTo(107.14, within(0.01));
        assertThat(report.getMap("mix")).containsOnlyKeys("kind");
    }

    @Test
    void saysThatAMixWasNotNeeded() {
        var report =
                ratio(o1("input", "2025-01-25"), r1("input", "2025-01-25"), true)
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(report.getList("assumed", String.class))
                .contains("Not used: mixed, since the prices are alike.");
    }

    @Test
    void neverComparesCurrencies() {
        ratio(
                        "{\"perMillionTokens\": 1, \"kind\": \"input\", \"currency\": \"CNY\"}",
                        "{\"perMillionTokens\": 1, \"kind\": \"input\"}",
                        true)
                .statusCode(400);
    }

    @Test
    void refusesNothingAndHalves() {
        ratio(
                        "{\"perMillionTokens\": 1, \"kind\": \"input\"}",
                        "{\"perMillionTokens\": 0, \"kind\": \"input\"}",
                        false)
                .statusCode(400);
        ratio("{\"perMillionTokens\": 1, \"kind\": \"input\"}", "null", false).statusCode(422);
    }

    private static String o1(String kind, String on) {
        return price("o1", kind, on);
    }

    private static String r1(String kind, String on) {
        return price("deepseek-r1", kind, on);
    }

    private static String price(String model, String kind, String on) {
        return "{\"model\": \"%s\", \"kind\": \"%s\", \"on\": \"%s\"}".formatted(model, kind, on);
    }

    private static ValidatableResponse ratio(String first, String second, boolean mixed) {
        return givenAllDetails()
                .contentType("application/json")
                .body(
                        "{\"first\": %s, \"second\": %s, \"mixed\": %s}"
                                .formatted(first, second, mixed))
                .post("/api/v1/estimates/price-ratio")
                .then();
    }
}
