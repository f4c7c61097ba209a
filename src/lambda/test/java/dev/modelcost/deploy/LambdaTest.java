package dev.modelcost.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The service as a Lambda function: the event server of the extension turns requests into API
 * Gateway events, and the function's answers back. Compiled with the Maven profile {@code lambda}.
 */
@ServiceTest
class LambdaTest {

    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void answersAsTheServerDoes() throws IOException {
        for (var line : Files.readAllLines(Path.of("src/test/resources/example-requests.txt"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var request = line.split(" ", 4);
            var sent = given().urlEncodingEnabled(false);
            var answer =
                    request.length > 3
                            ? sent.contentType("application/json").body(request[3]).post(request[2])
                            : sent.get(request[2]);
            var recorded =
                    Path.of("src/main/resources/openapi/examples").resolve(request[0] + ".json");

            assertThat(answer.statusCode()).as(request[2]).isEqualTo(200);
            assertThat(json.readTree(answer.asString()))
                    .as(request[2])
                    .isEqualTo(json.readTree(recorded.toFile()));
        }
    }

    @Test
    void refusesWithAProblem() {
        given().get("/api/v1/models?nonsense=1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().get("/api/v1/models/nothing-has-this-slug").then().statusCode(404);
    }

    /** An event as API Gateway sends it, word for word. */
    @Test
    void takesAnEventOfTheGateway() throws IOException {
        var answer = handle(Map.of("Accept", "application/json"));

        assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
        assertThat(json.readTree(answer.get("body").asText()).get("slug").asText())
                .isEqualTo("deepseek-r1");
    }

    /** The gateway passes the header on, and a packed body as text would be broken. */
    @Test
    void answersBrowsersThatTakePackedBodiesInPlainText() throws IOException {
        var answer = handle(Map.of("Accept-Encoding", "gzip, deflate, br"));

        assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.at("/multiValueHeaders/content-encoding").isMissingNode())
                .as(answer.toString())
                .isTrue();
        assertThat(json.readTree(answer.get("body").asText()).get("slug").asText())
                .isEqualTo("deepseek-r1");
    }

    private JsonNode handle(Map<String, String> headers) throws IOException {
        var event =
                Map.of(
                        "httpMethod",
                        "GET",
                        "path",
                        "/api/v1/models/deepseek-r1",
                        "resource",
                        "/{proxy+}",
                        "headers",
                        headers,
                        "multiValueHeaders",
                        headers.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                header -> List.of(header.getValue()))),
                        "requestContext",
                        Map.of("stage", "prod", "httpMethod", "GET"),
                        "isBase64Encoded",
                        false);
        return json.readTree(
                given().contentType("application/json")
                        .body(json.writeValueAsString(event))
                        .post("/_lambda_")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
