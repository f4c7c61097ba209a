package dev.modelcost.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the description of the API says of answers: all of it, and nothing that is not so. */
@ServiceTest
class AnswerSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode description;

    @BeforeEach
    void read() throws IOException {
        description = JSON.readTree(given().get("/openapi?format=json").asString());
    }

    @Test
    void everyFieldIsDescribed() {
        var silent = new TreeSet<String>();
        for (var schema : schemas().properties()) {
            for (var field : schema.getValue().path("properties").properties()) {
                if (field.getValue().path("description").asText().isBlank()) {
                    silent.add(schema.getKey() + "." + field.getKey());
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void everyParameterIsDescribed() {
        var silent = new TreeSet<String>();
        for (var path : description.get("paths").properties()) {
            for (var operation : path.getValue()) {
                for (var parameter : operation.path("parameters")) {
                    if (resolved(parameter).path("description").asText().isBlank()) {
                        silent.add(path.getKey() + " " + resolved(parameter).get("name"));
                    }
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void everyAnswerSaysWhichFieldsItAlwaysHas() {
        for (var schema : schemas().properties()) {
            // Of an object that is left out if nothing of it is known, every field may be null.
            if (schema.getValue().has("properties")
                    && !schema.getKey().contains("Request")
                    && !mayAllBeNull(schema.getValue().get("properties"))) {
                assertThat(schema.getValue().path("required")).as(schema.getKey()).isNotEmpty();
            }
        }
    }

    private static boolean mayAllBeNull(JsonNode properties) {
        return properties.properties().stream()
                .allMatch(property -> property.getValue().toString().contains("\"null\""));
    }

    @Test
    void everySchemaIsOfSomethingAskedOrAnswered() {
        var text = description.toString();

        assertThat(schemas().properties().stream().map(Map.Entry::getKey))
                .allSatisfy(
                        name -> assertThat(text).contains("#/components/schemas/" + name + "\""));
    }

    @Test
    void everySchemaHasANameThatTells() {
        assertThat(schemas().properties().stream().map(Map.Entry::getKey))
                .allSatisfy(name -> assertThat(name).doesNotContainPattern("\\d$|^Item$|^Point$"));
    }

    @Test
    void closedVocabulariesAreListed() {
        assertThat(words("AuditReport", "verdict")).contains("consistent-in-scope", "unit-slip");
        assertThat(words("AuditReport", "certainty")).containsExactly("high", "medium", "low");
        assertThat(words("SourceRef", "kind")).contains("filing", "regulation");
        assertThat(words("ModelView", "certainty")).contains("speculative");
        assertThat(words("ClaimView", "comparator")).contains("=", ">=", "range");
        assertThat(words("SubstitutionReportLegality", "outcome")).contains("licence-required");
    }

    private List<String> words(String schema, String field) {
        var declared = schemas().path(schema).path("properties").path(field);
        var words = declared.has("anyOf") ? declared.get("anyOf").get(0) : declared;
        return words.path("enum").valueStream().map(JsonNode::asText).toList();
    }

    /** Generated clients would make classes of them, beside those of the same name. */
    @Test
    void datesAndTimesAreWrittenWhereTheyStand() {
        assertThat(schemas().has("LocalDate")).isFalse();
        assertThat(schemas().at("/ExportRuleView/properties/validFrom/format").asText())
                .isEqualTo("date");
        assertThat(schemas().at("/ExportRuleView/properties/validTo/type").toString())
                .isEqualTo("[\"string\",\"null\"]");
    }

    /** Found by what was answered: a null where none may be, a field that is not described. */
    @Test
    void theExamplesAreAsTheirSchemasSay() throws IOException {
        var selected = operationsWithSelectedFields();
        var wrong = new TreeSet<String>();
        for (var path : description.get("paths")) {
            for (var operation : path) {
                var answer = operation.at("/responses/200/content/application~1json");
                if (answer.has("example")
                        && !selected.contains(operation.get("operationId").asText())) {
                    compare(answer.get("example"), answer.get("schema"), "answer", wrong);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Their examples lack what they did not ask for. */
    private static Set<String> operationsWithSelectedFields() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/example-requests.txt")).stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length > 2 && words[2].contains("fields="))
                .map(words -> words[0])
                .collect(Collectors.toSet());
    }

    private void compare(JsonNode value, JsonNode declared, String place, TreeSet<String> wrong) {
        var nullable = declared.has("anyOf");
        var schema = resolved(nullable ? declared.get("anyOf").get(0) : declared);
        if (value.isNull()) {
            if (!nullable && !schema.path("type").toString().contains("\"null\"")) {
                wrong.add(place + " is null");
            }
            return;
        }
        var words = schema.path("enum");
        if (value.isTextual() && !words.isEmpty() && !words.toString().contains(value.toString())) {
            wrong.add(place + " is " + value + ", none of " + words);
        }
        if (value.isArray()) {
            value.forEach(entry -> compare(entry, schema.path("items"), place, wrong));
            return;
        }
        var fields = schema.path("properties");
        if (!value.isObject() || fields.isEmpty()) {
            return;
        }
        for (var required : schema.path("required")) {
            if (!value.has(required.asText())) {
                wrong.add(place + " lacks " + required.asText());
            }
        }
        for (var field : value.properties()) {
            var within = place + "." + field.getKey();
            if (fields.has(field.getKey())) {
                compare(field.getValue(), fields.get(field.getKey()), within, wrong);
            } else {
                wrong.add(within + " is not described");
            }
        }
    }

    private JsonNode schemas() {
        return description.at("/components/schemas");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }
}
