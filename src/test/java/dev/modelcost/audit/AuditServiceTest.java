package dev.modelcost.audit;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.modelcost.store.ShippedTable;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real claims, right and wrong, and the whole record. */
@ServiceTest
class AuditServiceTest {

    private static final int MOST_STATEMENTS = 5;

    @Inject EntityManagerFactory entities;

    @Test
    void contradictsTheArticlesCost() {
        var audit = stored("zdnet-2025-09-22-deepseek-r1-training-cost");

        assertThat(audit.getString("verdict")).isEqualTo("contradicted");
        assertThat(audit.getString("explanations[0].kind")).isEqualTo("digit-transposition");
        assertThat(audit.getDouble("explanations[0].alternative")).isEqualTo(294_000);
        assertThat(audit.getString("summary")).contains("1.69 USD per chip-hour");
        assertThat(audit.getList("conflicts.claim"))
                .contains("reuters-2025-09-19-deepseek-r1-training-cost");
        assertThat(audit.getList("sources.slug")).contains("arxiv-2501.12948");
    }

    /** All ten figures of the article that compares DeepSeek-R1 with GPT-4 and o1. */
    @Test
    void decidesWhatTheArticleClaimsOrSaysWhatWouldDecideIt() {
        var claims =
                givenAllDetails()
                        .get("/api/v1/claims?source=zdnet-2025-09-22&fields=id&limit=100")
                        .jsonPath()
                        .<String>getList("items.id");

        assertThat(claims).hasSize(10);
        for (var id : claims) {
            var audit = stored(id);
            if ("unverifiable".equals(audit.getString("verdict"))) {
                assertThat(audit.getString("summary"))
                        .as(id)
                        .containsPattern("Needs .+|depends on .+ which the claim does not name");
            }
        }
        assertThat(claims)
                .filteredOn(id -> stored(id).getString("verdict").equals("unverifiable"))
                .containsExactlyInAnyOrder(
                        "zdnet-2025-09-22-ai-spending-2025", "zdnet-2025-09-22-gemma-3-chip-count");
    }

    @ParameterizedTest
    @CsvSource({
        "reuters-2025-09-19-deepseek-r1-training-cost,consistent-in-scope,post-training",
        "deepseek-r1-training-cost,consistent-in-scope,post-training",
        "zdnet-2025-09-22-deepseek-v3-training-cost,consistent-in-scope,run",
        "zdnet-2025-09-22-gpt-4-training-cost,consistent-in-scope,development",
        "zdnet-2025-09-22-deepseek-r1-token-price,not-comparable,cached-input",
        "press-slips-deepseek-r1-chip-count,contradicted,",
        "press-slips-deepseek-r1-training-cost,unit-slip,",
        "bigscience-bloom-176b-energy,circular,",
        "ml-co2-impact-nvidia-h100-sxm5-80gb-bf16-peak-flops,unit-slip,",
        "zdnet-2025-09-22-ai-spending-2025,unverifiable,",
    })
    void judgesStoredClaims(String id, String verdict, String scope) {
        var audit = stored(id);

        assertThat(audit.getString("verdict")).isEqualTo(verdict);
        assertThat(audit.getString("scope")).isEqualTo(scope);
    }

    @Test
    void givesTheRatiosLikeForLike() {
        assertThat(stored("zdnet-2025-09-22-deepseek-r1-token-price").getString("summary"))
                .contains("input 27.3, output 27.4, cached-input 53.6");
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-r1,training-cost,294000,USD,consistent-in-scope",
        "deepseek-r1,training-cost,5600000,USD,scope-mismatch",
        "deepseek-v3,training-cost,5756000,USD,contradicted",
        "deepseek-v3,chip-hours,2.788,M chip-hours,consistent",
        "deepseek-v3,chip-hours,2788,chip-hours,unit-slip",
        "deepseek-v3,mfu,19.5,percent,consistent-in-scope",
        "llama-3.1-405b,chip-hours,39300000,chip-hours,scope-mismatch",
        "llama-3.1-405b,training-flop,3.8e25,FLOP,consistent",
        "llama-3.1-405b,energy,21588,MWh,circular",
        "llama-3.1-405b,carbon,11390,tCO2e,scope-mismatch",
        "gpt-3-175b,training-tokens,300,B tokens,consistent",
        "gpt-3-175b,energy,1287,MWh,consistent",
        "gpt-3-175b,energy,1287,GWh,unit-slip",
        "gpt-3-175b,carbon,552,tCO2e,consistent",
        "gpt-3-175b,water,700000,L,consistent-in-scope",
        "gpt-4,training-cost,1000000,USD,contradicted",
        "palm-540b,mfu,57.8,percent,scope-mismatch",
        "nvidia-h100-sxm5-80gb,peak-flops,1979,TFLOP/s,unit-slip",
        "nobody-knows-it,training-cost,1000000,USD,unverifiable",
    })
    void judgesPostedClaims(
            String subject, String metric, double value, String unit, String verdict) {
        var audit =
                posted(Map.of("subject", subject, "metric", metric, "value", value, "unit", unit));

        assertThat(audit.getString("verdict")).as(audit.getString("summary")).isEqualTo(verdict);
    }

    @Test
    void seesThatTheHoursAreOfOneStage() {
        var audit =
                posted(
                        Map.of(
                                "subject",
                                "deepseek-r1",
                                "metric",
                                "training-cost",
                                "value",
                                294_000,
                                "unit",
                                "USD",
                                "chipCount",
                                512,
                                "wallClockHours",
                                80));

        assertThat(audit.getString("verdict")).isEqualTo("scope-mismatch");
        assertThat(audit.getDouble("explanations[0].alternative")).isEqualTo(82_000);
    }

    @Test
    void checksWhatIsNotOnRecordByItsOwnFigures() {
        var audit =
                posted(
                        Map.of(
                                "metric", "training-cost",
                                "value", 534_700,
                                "unit", "USD",
                                "chip", "nvidia-h800-sxm5",
                                "chipCount", 512,
                                "wallClockHours", 504,
                                "statedOn", "2025-06-16"));

        assertThat(audit.getString("verdict")).isEqualTo("consistent");
    }

    @Test
    void auditsTheWholeRecord() {
        var summary = summary();

        assertThat(summary.getInt("claims")).isGreaterThan(600);
        assertThat(summary.getList("verdicts.count", Integer.class).stream().mapToInt(i -> i).sum())
                .isEqualTo(summary.getInt("claims"));
    }

    @Test
    void raisesNoAlarmOverTheMakersOwnFigures() {
        var alarms =
                summary().<Map<String, String>>getList("worst").stream()
                        .filter(
                                item ->
                                        List.of(
                                                        "impossible",
                                                        "contradicted",
                                                        "unit-slip",
                                                        "scope-mismatch")
                                                .contains(item.get("verdict")))
                        .map(item -> item.get("claim"))
                        .filter(id -> !id.startsWith("ml-co2-impact-"))
                        .toList();

        var ofMakers =
                ShippedTable.read("claim").rows().stream()
                        .filter(claim -> claim.get("claimant_kind").equals("maker"))
                        .map(claim -> claim.get("slug"))
                        .toList();
        assertThat(alarms)
                .contains(
                        "press-slips-deepseek-r1-chip-count",
                        "press-slips-deepseek-r1-training-cost",
                        "zdnet-2025-09-22-deepseek-r1-training-cost")
                .doesNotContainAnyElementsOf(ofMakers);
    }

    @Test
    void asksTheDatabaseFiveTimesAtMost() {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (var claim :
                List.of(
                        "zdnet-2025-09-22-deepseek-r1-training-cost",
                        "zdnet-2025-09-22-deepseek-r1-token-price",
                        "zdnet-2025-09-22-gemma-3-score-ratio",
                        "google-gemini-apps-prompt-water",
                        "zdnet-2025-09-22-ai-spending-2025")) {
            statistics.clear();
            computed(claim);
            assertThat(statistics.getPrepareStatementCount())
                    .as(claim)
                    .isLessThanOrEqualTo(MOST_STATEMENTS);
        }
        statistics.clear();
        posted(
                Map.of(
                        "subject", "deepseek-r1",
                        "metric", "price-ratio",
                        "value", 27,
                        "unit", "times",
                        "comparedWith", "o1",
                        "chip", "h800"));
        // One more for each name: whether the names are still those of this edition.
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(MOST_STATEMENTS);
    }

    /** The same model again and again is read once, and more claims than there may be are told. */
    @Test
    void auditsALongTextWithinBounds() {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        var text = new StringBuilder();
        for (var i = 0; i < 120; i++) {
            text.append("DeepSeek-R1 cost $").append(1_000_001 + i).append(" to train. ");
        }

        var audited = posted(Map.of("text", text.toString()));

        assertThat(statistics.getPrepareStatementCount()).isLessThan(20);
        statistics.setStatisticsEnabled(false);
        assertThat(audited.getList("claims")).hasSize(100);
        assertThat(audited.getList("unused"))
                .hasSize(20)
                .allSatisfy(
                        unused ->
                                assertThat(unused.toString())
                                        .contains("only the first 100 claims"));
    }

    @Test
    void listsWhatConflicts() {
        var ids =
                given().get("/api/v1/claims?status=conflicting&limit=100")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<String>getList("items.id");

        assertThat(ids)
                .contains(
                        "zdnet-2025-09-22-deepseek-r1-training-cost",
                        "reuters-2025-09-19-deepseek-r1-training-cost",
                        "ai2-olmo-2-13b-energy",
                        "ai2-olmo-2-13b-energy-2503.05804")
                .doesNotContain("meta-llama-3.1-405b-mfu");
        given().get("/api/v1/models/deepseek-r1/claims?status=conflicting").then().statusCode(200);
        given().get("/api/v1/conflicts?model=DeepSeek R1&metric=training cost")
                .then()
                .statusCode(200)
                .body("count", greaterThan(0))
                .body("conflicts.subject.slug", everyItem(equalTo("deepseek-r1")))
                .body("conflicts.metric", everyItem(equalTo("training-cost")))
                .body("conflicts.difference", hasItem(containsString("249,000 USD")))
                .body("assumed", hasItem(containsString("was taken for deepseek-r1")));
        given().get("/api/v1/conflicts?limit=1")
                .then()
                .statusCode(200)
                .body("conflicts", hasSize(1));
        given().get("/api/v1/conflicts?model=none").then().statusCode(404);
        given().get("/api/v1/claims?status=wrong").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|body",
                "{}|metric",
                "{\"metric\":\"shoe-size\",\"value\":1,\"unit\":\"USD\"}|metric",
                "{\"metric\":\"energy\",\"value\":1,\"unit\":\"USD\"}|unit",
                "{\"metric\":\"energy\",\"value\":1,\"unit\":\"furlong\"}|unit",
                "{\"metric\":\"energy\",\"value\":1e999,\"unit\":\"MWh\"}|value",
                "{\"metric\":\"energy\",\"value\":1,\"unit\":\"MWh\",\"colour\":1}|colour",
                "{\"metric\":\"energy\",\"value\":1,\"unit\":\"MWh\",\"region\":\"Narnia\"}|region",
            })
    void refusesByName(String body, String field) {
        var problem =
                givenAllDetails()
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/v1/audits")
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .extract()
                        .jsonPath();

        assertThat(problem.getString("parameter")).isEqualTo(field);
    }

    private static JsonPath stored(String id) {
        return givenAllDetails()
                .get("/api/v1/claims/" + id + "/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Who is somebody is not answered from memory. */
    private static void computed(String id) {
        givenAllDetails()
                .header("Cookie", "a=b")
                .get("/api/v1/claims/" + id + "/audit")
                .then()
                .statusCode(200);
    }

    private static JsonPath posted(Map<String, ?> claim) {
        return givenAllDetails()
                .contentType(ContentType.JSON)
                .body(claim)
                .post("/api/v1/audits")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath summary() {
        return givenAllDetails()
                .get("/api/v1/audits/summary")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
