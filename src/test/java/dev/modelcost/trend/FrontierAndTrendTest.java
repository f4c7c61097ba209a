package dev.modelcost.trend;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.modelcost.model.Model;
import dev.modelcost.model.Score;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.testsupport.ShippedRents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the shipped scores, and of some that a test adds and takes away again. */
@ServiceTest
class FrontierAndTrendTest {

    private static final String BENCHMARK = "a test's own";

    @AfterEach
    void takeScoresAway() {
        QuarkusTransaction.requiringNew().run(() -> Score.delete("benchmark", BENCHMARK));
    }

    @Test
    void findsTheFrontOfTheShippedScores() {
        var frontier = get("/frontier?benchmark=GPQA Diamond&asOf=2025-05-01");

        assertThat(frontier.getList("front.model.slug", String.class))
                .contains("gemini-2.5-pro")
                .doesNotContain("gpt-4-turbo", "claude-3-opus");
        assertThat(frontier.getList("sources.slug")).contains("epoch-benchmarking-hub-2026-05");
        assertThat(frontier.getList("assumed").toString())
                .contains("Sources give different scores on GPQA Diamond");
        given().get("/api/v1/frontier?benchmark=none").then().statusCode(400);
        assertThat(get("/frontier?asOf=2099-01-01").getList("assumed").toString())
                .contains("2099-01-01 is yet to come");
    }

    /** "98 % of R1's accuracy" is a ratio of Chatbot Arena ratings: 1338 / 1363. */
    @Test
    void holdsTheRatingsBehindTheClaimAboutGemma3() {
        var ratings =
                get("/models/gemma-3-27b/scores?benchmark=Chatbot Arena")
                        .getFloat("items[0].value");
        var r1 =
                get("/models/deepseek-r1/scores?benchmark=Chatbot Arena")
                        .getFloat("items[0].value");

        assertThat(ratings / r1).isCloseTo(0.98f, within(0.005f));
    }

    @Test
    void findsTheModelsThatNoOtherBeats() {
        score(Map.of("deepseek-r1", 90.0, "o1", 91.0, "gpt-4o", 50.0));

        var frontier = get("/frontier?asOf=2025-02-01&kind=input&benchmark=" + BENCHMARK);

        assertThat(frontier.getString("benchmark")).isEqualTo(BENCHMARK);
        assertThat(frontier.getList("front.model.slug")).containsExactly("deepseek-r1", "o1");
        assertThat(frontier.getList("dominated.model.slug")).containsExactly("gpt-4o");
        assertThat(frontier.getList("sources")).isNotEmpty();
    }

    @Test
    void fitsTheFallOfThePriceOfEqualQuality() {
        score(
                Map.of(
                        "claude-3-opus", 80.0,
                        "gpt-4o", 80.0,
                        "claude-3.5-sonnet", 80.0,
                        "o1-mini", 80.0,
                        "deepseek-r1", 80.0,
                        "claude-3-haiku", 10.0));

        var trend = get("/trends/price?score=70&to=2025-03-01&benchmark=" + BENCHMARK);

        assertThat(trend.getList("points.subject.slug", String.class))
                .startsWith("claude-3-opus", "gpt-4o", "claude-3.5-sonnet")
                .endsWith("deepseek-r1")
                .doesNotContain("claude-3-haiku");
        // A handful of prices is too little to say how fast a price falls.
        assertThat(trend.getBoolean("trend")).isFalse();
        assertThat(trend.getString("noTrendReason")).contains("at least 8 points; there are ");
        assertThat(trend.<Object>get("factorPerYear")).isNull();
        assertThat(trend.getString("scoresUntil")).isEqualTo("2025-01-20");
        assertThat(trend.getList("assumed", String.class))
                .anyMatch(line -> line.contains("end with a model of 2025-01-20"));
        assertThat(get("/trends/price?score=99&benchmark=" + BENCHMARK).getList("points"))
                .isEmpty();
    }

    @Test
    void aScoreThatAllReachIsRefused() {
        score(Map.of("gpt-4o", 80.0, "claude-3-haiku", 10.0));

        given().get("/api/v1/trends/price?score=0.8&benchmark=" + BENCHMARK)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("score"))
                .body("detail", containsString("the least of which is 10"));
        given().get("/api/v1/trends/price?score=0.8&benchmark=MMLU")
                .then()
                .statusCode(400)
                .body("detail", containsString("80 for a share of 0.8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/trends/training-cost",
                "/trends/training-cost?top=10&from=2016-01-01&to=2024-06-30",
                "/trends/training-cost?basis=cloud",
                "/trends/training-cost?basis=up-front&top=20&from=2012-01-01",
                "/trends/price",
                "/trends/chip-price",
                "/trends/chip-price?kind=purchase",
                "/trends/chip-price?chip=nvidia-h100-sxm5-80gb",
            })
    void fitsALineWithItsIntervalAndPoints(String path) {
        var trend = get(path);

        assertThat(trend.getDouble("factorPerYear.low"))
                .isLessThan(trend.getDouble("factorPerYear.median"));
        assertThat(trend.getDouble("factorPerYear.median"))
                .isLessThan(trend.getDouble("factorPerYear.high"));
        assertThat(trend.getDouble("factorPerYear.confidence")).isCloseTo(0.9, within(1e-6));
        assertThat(trend.getList("points")).hasSize(trend.getInt("fit.points"));
        assertThat(trend.getList("line")).hasSize(2);
        assertThat(trend.getString("series")).isNotBlank();
        assertThat(trend.getList("sources")).isNotEmpty();
    }

    @Test
    void countsAVendorOnceHoweverManyRegionsItHas() {
        var rents =
                ShippedRents.rents().stream()
                        .filter(row -> row.chip.slug.equals("nvidia-h100-sxm5-80gb"))
                        .filter(row -> row.commitment.equals("on-demand"))
                        .toList();

        var trend = get("/trends/chip-price?chip=nvidia-h100-sxm5-80gb");

        assertThat(trend.getList("points"))
                .hasSize(
                        (int)
                                rents.stream()
                                        .map(row -> row.vendor.slug + row.validFrom)
                                        .distinct()
                                        .count());
        assertThat(trend.getDouble("points.find { it.on == '2025-08-28' }.value"))
                .isBetween(6.88, 9.4944);
    }

    @Test
    void showsNoMorePointsThanAreAskedFor() {
        var trend = get("/trends/chip-price?limit=10");

        assertThat(trend.getList("points")).hasSize(10);
        assertThat(trend.getInt("fit.points")).isGreaterThan(10);
        assertThat(trend.getList("assumed").toString()).contains("10 of the ");
    }

    /**
     * Epoch's paper says 2.4 a year (95 %: 2.0 to 3.1). Of its own list the self-test fits that;
     * this list is made anew, of what the record knows today.
     */
    @Test
    void findsTheGrowthOfFrontierTrainingNearEpochsOwn() {
        var trend =
                get("/trends/training-cost?top=10&from=2016-01-01&to=2024-06-30&confidence=0.95");

        assertThat(trend.getDouble("factorPerYear.median")).isBetween(2.0, 3.1);
        assertThat(trend.getDouble("factorPerYear.low")).isLessThan(2.4);
        assertThat(trend.getList("points.subject.slug"))
                .doesNotHaveDuplicates()
                .contains("gpt-4", "gemini-1.0-ultra");
    }

    @Test
    void refusesByName() {
        given().get("/api/v1/trends/training-cost?basis=guessed").then().statusCode(400);
        given().get("/api/v1/trends/training-cost?top=0").then().statusCode(400);
        given().get("/api/v1/trends/training-cost?confidence=1").then().statusCode(400);
        given().get("/api/v1/trends/weather").then().statusCode(404);
        given().get("/api/v1/frontier?x=colour").then().statusCode(400);
        given().get("/api/v1/frontier?size=1").then().statusCode(400);
    }

    private static void score(Map<String, Double> values) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                values.forEach(
                                        (slug, value) -> {
                                            var score = new Score();
                                            score.slug = "test-" + slug;
                                            score.model = Model.DIRECTORY.find(slug).orElseThrow();
                                            score.benchmark = BENCHMARK;
                                            score.value = value;
                                            score.unit = "percent";
                                            score.source = score.model.source;
                                            score.persist();
                                        }));
    }

    private static JsonPath get(String path) {
        return givenAllDetails().get("/api/v1" + path).then().statusCode(200).extract().jsonPath();
    }
}
