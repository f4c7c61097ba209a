package dev.modelcost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the domain refuses is told in the words of the request: parameter, field or path. */
@ServiceTest
class FailureProblemsTest {

    private static final String ROOT = "/api/v1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/estimates/training | {\"model\": \"gpt-4\", \"region\": \"Atlantis\"} | region",
                "/estimates/training | {\"model\": \"gpt-4\", \"priceMonth\": \"2030-01\"} | priceMonth",
                "/estimates/serving | {\"model\": \"llama-3.1-405b\", \"kvHeads\": 1000} | kvHeads",
                "/estimates/serving | {\"model\": \"llama-3.1-405b\", \"activeParameters\": 1e14} | activeParameters",
                "/estimates/serving | {\"chip\": \"nvidia-h100-sxm5-80gb\", \"layers\": 0} | layers",
            })
    void aFieldOfTheBodyIsABadField(String path, String body, String field) {
        var problem = post(path, body, 400);

        assertThat(problem.getString("type")).isEqualTo("/problems#bad-field");
        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("parameter")).isEqualTo(field);
        assertThat(problem.getString("detail")).startsWith(field + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/models/gpt-4/training-cost?region=Atlantis&method=amortized | region",
                "/models/gpt-4/training-cost?priceMonth=2030-01 | priceMonth",
                "/models/gpt-4/training-cost?mfu=2 | mfu",
            })
    void aParameterOfTheQueryIsABadParameter(String path, String parameter) {
        var problem = given().get(ROOT + path).then().statusCode(400).extract().jsonPath();

        assertThat(problem.getString("type")).isEqualTo("/problems#bad-parameter");
        assertThat(problem.getString("parameter")).isEqualTo(parameter);
        assertThat(problem.getMap("$")).doesNotContainKey("field");
    }

    /** A POST takes one too. */
    @Test
    void aParameterBesideABodyIsABadParameter() {
        var body = "{\"promptTokens\": 1, \"prices\": {\"input\": 1}}";

        assertThat(post("/estimates/request-cost?fields=amont", body, 400).getString("type"))
                .isEqualTo("/problems#bad-parameter");
        assertThat(post("/estimates/request-cost?fields=amount", body, 200).getMap("$"))
                .containsOnlyKeys("amount");
    }

    @Test
    void anUnknownNameSaysWhereItStood() {
        var inPath = given().get(ROOT + "/models/gpt-44/training-cost").then().statusCode(404);
        assertThat(inPath.extract().jsonPath().getList("nearMatches")).contains("gpt-4");
        assertThat(inPath.extract().jsonPath().getMap("$")).doesNotContainKey("parameter");

        var inQuery =
                given().get(ROOT + "/models/gpt-4/training-cost?chip=nvidia-h10")
                        .then()
                        .statusCode(404);
        assertThat(inQuery.extract().jsonPath().getString("parameter")).isEqualTo("chip");

        var inBody = post("/estimates/training", "{\"model\": \"gpt-44\"}", 404);
        assertThat(inBody.getString("field")).isEqualTo("model");
        assertThat(inBody.getList("nearMatches")).contains("gpt-4");
        assertThat(inBody.getString("detail")).contains("Did you mean");
    }

    @Test
    void whatIsMissingIsNamed() {
        var problem = post("/estimates/training", "{}", 422);

        assertThat(problem.getString("type")).isEqualTo("/problems#not-enough-data");
        assertThat(problem.getList("missing")).isNotEmpty();
    }

    private static JsonPath post(String path, String body, int status) {
        return given().contentType("application/json")
                .body(body)
                .post(ROOT + path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
