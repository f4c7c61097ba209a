package dev.modelcost.compare;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** The comparison of the article that this project began with, like with like. */
@ServiceTest
class CompareTest {

    @Test
    void putsTheArticlesModelsSideBySide() {
        var comparison = compare("deepseek-r1,deepseek-v3,gpt-4");

        assertThat(comparison.getString("asOf")).isEqualTo("2025-01-20");
        assertThat(comparison.getList("models.model.slug"))
                .containsExactly("deepseek-r1", "deepseek-v3", "gpt-4");
        assertThat(comparison.getDouble("models[0].ownStages.costUsd.median")).isEqualTo(294_000);
        assertThat(comparison.getDouble("models[0].withBaseModels.costUsd.median"))
                .isEqualTo(5_870_000);
        assertThat(comparison.getList("models[0].claims.value", Double.class))
                .contains(249_000.0, 294_000.0);
        assertThat(comparison.getDouble("models[1].ownStages.costUsd.median")).isEqualTo(5_576_000);
        assertThat(
                        comparison.getString(
                                "models[2].claims.find { it.claimant == 'Sam Altman' }.comparator"))
                .isEqualTo(">");
        assertThat(comparison.getBoolean("models[2].ownStages.costUsd.exact")).isFalse();
    }

    @Test
    void saysThatTheHeadlinesComparisonMixesScopes() {
        var comparison = compare("deepseek-r1,gpt-4");

        assertThat(comparison.getDouble("claimRatios[0].times"))
                .isCloseTo(100e6 / 294e3, within(0.001));
        assertThat(comparison.getString("claimRatios[0].comparator")).isEqualTo(">");
        assertThat(comparison.getBoolean("claimRatios[0].comparable")).isFalse();
        assertThat(comparison.getString("claimRatios[0].note")).contains("post-training");
    }

    @Test
    void comparesTokenPricesKindByKind() {
        var comparison = compare("deepseek-r1,o1");

        assertThat(times(comparison, "cached-input")).isCloseTo(53.6, within(0.05));
        assertThat(times(comparison, "input")).isCloseTo(27.3, within(0.05));
        assertThat(times(comparison, "output")).isCloseTo(27.4, within(0.05));
    }

    @Test
    void saysThatPricesOfADayAheadAreAnnounced() {
        assertThat(compare("deepseek-r1,o1&asOf=2099-01-01").getList("assumed").toString())
                .contains("2099-01-01 is yet to come");
    }

    @Test
    void comparesThePricesOfTheDayAskedFor() {
        var comparison = compare("deepseek-r1,deepseek-v3&asOf=2025-06-01");

        assertThat(comparison.getString("asOf")).isEqualTo("2025-06-01");
        assertThat(comparison.getList("models.price.inputPerMillionTokens", Double.class))
                .containsExactly(0.55, 0.27);
    }

    @Test
    void saysWhatCannotBeCompared() {
        var comparison = compare("deepseek-r1,bloom-176b");

        assertThat(comparison.getList("priceRatios")).isEmpty();
        assertThat(comparison.getList("notes", String.class))
                .anyMatch(note -> note.contains("no price of BLOOM-176B"));
    }

    @Test
    void refusesWhatIsNoListOfModels() {
        refuses("", 400, "two to six");
        refuses("?models=deepseek-r1", 400, "2 to 6");
        refuses("?models=a,b,c,d,e,f,g", 400, "2 to 6");
        refuses("?models=deepseek-r1,deepseek-r1", 400, "one model");
        refuses("?models=deepseek-r1,gpt-5000", 404, "models: There is no model 'gpt-5000'");
        refuses("?models=deepseek-r1,", 400, "models");
        refuses("?models=deepseek-r1,gpt-4&foo=1", 400, "foo");
    }

    private static void refuses(String query, int status, String detail) {
        given().get("/api/v1/compare" + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }

    private static double times(JsonPath comparison, String kind) {
        return comparison.getDouble("priceRatios.find { it.kind == '" + kind + "' }.times");
    }

    private static JsonPath compare(String models) {
        return given().urlEncodingEnabled(false)
                .get("/api/v1/compare?models=" + models)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
