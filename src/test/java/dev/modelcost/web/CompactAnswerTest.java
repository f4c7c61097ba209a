package dev.modelcost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer holds unless {@code include} asks for more. */
@ServiceTest
class CompactAnswerTest {

    private static final String COST = "/api/v1/models/deepseek-r1/training-cost?method=amortized";
    private static final String ESTIMATE = "/api/v1/estimates/training";
    private static final String BODY =
            """
            {"chip": "h100", "chipHours": 1000, "method": "rental", "usdPerChipHour": 2}
            """;

    @Test
    void aCompactAnswerDefendsItsNumber() {
        var answer = ok(get(COST));

        assertThat(answer.getMap("")).doesNotContainKeys("derivation", "sources", "sensitivity");
        assertThat(answer.<List<Map<String, ?>>>get("runs"))
                .allSatisfy(run -> assertThat(run).doesNotContainKey("derivation"));
        assertThat(answer.getMap("costUsd")).containsKeys("low", "median", "high", "confidence");
        assertThat(answer.getString("scope")).isEqualTo("run");
        assertThat(answer.getList("sourceSlugs", String.class)).isNotEmpty();
        for (var slug : answer.getList("sourceSlugs", String.class)) {
            ok(get("/api/v1/sources/" + slug));
        }
    }

    @Test
    void includeAddsWhatIsNamed() {
        var answer = ok(get(COST + "&include=derivation,sources"));

        assertThat(answer.getList("derivation")).isNotEmpty();
        assertThat(answer.<List<Map<String, ?>>>get("sources"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source).containsKeys("slug", "title", "kind"));
        assertThat(answer.getMap("")).doesNotContainKeys("sensitivity", "sourceSlugs");
    }

    @Test
    void aFieldThatIsAskedForByNameIsWritten() {
        assertThat(ok(get(COST + "&fields=sensitivity")).getMap(""))
                .containsOnlyKeys("sensitivity");
        assertThat(ok(get(COST + "&fields=sourceSlugs")).getMap(""))
                .containsOnlyKeys("sourceSlugs");
    }

    @Test
    void aBodyIsAnsweredInTheSameForm() {
        assertThat(ok(post(ESTIMATE)).getMap("")).doesNotContainKeys("derivation", "sources");
        assertThat(ok(post(ESTIMATE + "?include=derivation")).getMap("")).containsKey("derivation");
        assertThat(ok(post(ESTIMATE + "?fields=costUsd")).getMap("")).containsOnlyKeys("costUsd");
    }

    @Test
    void eachFormHasATagOfItsOwn() {
        assertThat(get(COST).header("ETag"))
                .isNotEqualTo(get(COST + "&include=sources").header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"include=everything", "include=derivation,", "include="})
    void refusesAnUnknownDetailAndNamesThoseThatThereAre(String parameter) {
        var answer = get(COST + "&" + parameter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.path("parameter").toString()).isEqualTo("include");
        assertThat(answer.path("detail").toString()).contains("include");
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    private static Response post(String path) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(BODY)
                .post(path);
    }

    private static JsonPath ok(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
