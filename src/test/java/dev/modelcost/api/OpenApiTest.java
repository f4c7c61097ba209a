package dev.modelcost.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.ApiDescription;
import dev.modelcost.web.PlainYaml;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The description of the API is the one that is committed, and its examples are real answers. After
 * a change on purpose: {@code mvn test -Dtest=OpenApiTest -Dexamples.record=true}, and then once
 * more without it, since the next build takes in the examples of the one before.
 */
@ServiceTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path EXAMPLES = Path.of("src/main/resources/openapi/examples");
    private static final Path REQUESTS = Path.of("src/test/resources/example-requests.txt");
    private static final boolean RECORD = Boolean.getBoolean("examples.record");

    @Inject OpenApiDocumentService description;

    private final ObjectMapper json =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS);

    /** A request whose answer is the example of an operation. The body is null for a GET. */
    private record Request(String operation, String path, String body) {

        static Request parse(String line) {
            var parts = line.split(" ", 4);
            return new Request(parts[0], parts[2], parts.length > 3 ? parts[3] : null);
        }

        Response send() {
            var request = given().urlEncodingEnabled(false);
            return body == null
                    ? request.get(path)
                    : request.contentType("application/json").body(body).post(path);
        }
    }

    @Test
    void servesTheCommittedDescription() throws IOException {
        var served = withoutExamples(description());
        if (RECORD) {
            Files.writeString(COMMITTED, served);
        }

        assertThat(FirstDifference.of(Files.readString(COMMITTED), served))
                .as("what is served is not what is committed in %s", COMMITTED)
                .isEmpty();
    }

    /** Whole answers are served as examples, and committed as files of their own. */
    private String withoutExamples(JsonNode served) throws IOException {
        for (var path : served.get("paths")) {
            for (var operation : path) {
                for (var content : operation.at("/responses/200/content")) {
                    ((ObjectNode) content).remove("example");
                }
            }
        }
        return new String(PlainYaml.of(json.writeValueAsBytes(served)), StandardCharsets.UTF_8);
    }

    @Test
    void servesYamlThatEveryParserReadsAsTheJson() throws IOException {
        var yaml = given().get("/openapi").asString();

        YamlReading.assertIsReadAlike(yaml);
        // JSON is YAML too.
        var fromJson = YamlReading.byYaml12(given().get("/openapi?format=json").asString());
        assertThat(
                        FirstDifference.of(
                                json.writeValueAsString(fromJson),
                                json.writeValueAsString(YamlReading.byYaml12(yaml))))
                .isEmpty();
    }

    /** And not the extension's own, which takes half of a native image's start. */
    @Test
    void readsTheDescriptionWhenItIsAskedFor() {
        assertThat(description).isInstanceOf(ApiDescription.class);
    }

    @Test
    void givesRealAnswersAsExamples() throws IOException {
        for (var request : requests()) {
            var response = request.send();
            assertThat(response.statusCode()).as(request.path()).isEqualTo(200);
            assertThat(response.asString())
                    .as("an example that holds on any day: " + request.path())
                    .doesNotContain(LocalDate.now(ZoneOffset.UTC).toString());
            var answer = json.readTree(response.asString());
            var file = EXAMPLES.resolve(request.operation() + ".json");
            if (RECORD) {
                Files.writeString(file, json.writeValueAsString(answer) + "\n");
            }
            assertThat(answer).as(request.path()).isEqualTo(json.readTree(Files.readString(file)));
        }
    }

    @Test
    void hasAnExampleOfEveryOperation() throws IOException {
        var described = new TreeSet<String>();
        for (var path : description().get("paths")) {
            for (var operation : path) {
                // A change needs a token, and would change what other examples show.
                if (operation.at("/tags/0").asText().equals("edit")) {
                    continue;
                }
                described.add(operation.get("operationId").asText());
                var answer =
                        operation
                                .at("/responses/200/content/application~1json/example")
                                .isMissingNode();
                assertThat(answer)
                        .as("no example of " + operation.get("operationId"))
                        .isEqualTo(false);
            }
        }
        var exampled = requests().stream().map(Request::operation).toList();

        assertThat(new HashSet<>(exampled)).isEqualTo(described);
    }

    /**
     * The scheme is one that generators of clients accept: it names no issuer, which is a setting.
     */
    @Test
    void saysThatAChangeNeedsAToken() throws IOException {
        var description = description();
        assertThat(description.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
        for (var path : description.get("paths")) {
            for (var method : path.properties()) {
                var operation = method.getValue();
                var changes =
                        operation.at("/tags/0").asText().equals("edit")
                                && !method.getKey().equals("get");
                assertThat(operation.at("/security/0/token"))
                        .as(operation.get("operationId").asText())
                        .extracting(JsonNode::asText)
                        .isIn(
                                changes
                                        ? List.of(List.of("editor", "admin"), List.of("admin"))
                                        : List.of(List.of()));
            }
        }
    }

    @Test
    void describesEveryParameterThatAnOperationTakes() throws IOException {
        var description = description();
        for (var request : requests()) {
            if (request.body() != null) {
                continue;
            }
            var path = request.path().replaceFirst("\\?.*", "");
            var known =
                    given().get(path + "?nonsense=1")
                            .then()
                            .statusCode(400)
                            .extract()
                            .jsonPath()
                            .getList("known", String.class);

            assertThat(described(description, request.operation()))
                    .as(request.operation())
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static List<String> described(JsonNode description, String operationId) {
        var names = new java.util.ArrayList<String>();
        for (var path : description.get("paths")) {
            for (var operation : path) {
                if (operation.get("operationId").asText().equals(operationId)) {
                    for (var parameter : operation.path("parameters")) {
                        var resolved =
                                parameter.has("$ref")
                                        ? description.at(
                                                parameter.get("$ref").asText().substring(1))
                                        : parameter;
                        if (resolved.get("in").asText().equals("query")) {
                            names.add(resolved.get("name").asText());
                        }
                    }
                }
            }
        }
        return names;
    }

    private JsonNode description() throws IOException {
        return json.readTree(given().get("/openapi?format=json").asString());
    }

    private static List<Request> requests() throws IOException {
        return Files.readAllLines(REQUESTS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Request::parse)
                .toList();
    }
}
