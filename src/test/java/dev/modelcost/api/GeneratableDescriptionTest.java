package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a generator of clients needs of openapi.yaml beyond its being valid. */
class GeneratableDescriptionTest {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private static JsonNode description;

    @BeforeAll
    static void read() throws IOException {
        var yaml = YamlReading.byYaml12(Files.readString(Path.of("openapi.yaml")));
        description = new ObjectMapper().valueToTree(yaml);
    }

    /** Else a client has no way to say which model it asks for. */
    @Test
    void declaresEveryVariableOfAPath() {
        var undeclared = new ArrayList<String>();
        for (var path : description.get("paths").properties()) {
            var variables =
                    VARIABLE.matcher(path.getKey())
                            .results()
                            .map(variable -> variable.group(1))
                            .toList();
            for (var operation : path.getValue()) {
                if (!inPath(operation).containsAll(variables)) {
                    undeclared.add(path.getKey());
                }
            }
        }

        assertThat(undeclared).isEmpty();
    }

    /** Else a generated client has classes that nothing takes or gives. */
    @Test
    void hasNoSchemaThatNothingRefersTo() {
        var used = new TreeSet<String>();
        collectReferences(description, used);

        assertThat(description.at("/components/schemas").fieldNames())
                .toIterable()
                .isSubsetOf(used);
    }

    /** Point1 is what the build calls the second record named Point. */
    @Test
    void namesSchemasAfterWhatTheyAre() {
        assertThat(description.at("/components/schemas").fieldNames())
                .toIterable()
                .noneMatch(name -> name.matches(".*\\d|Item|Entry|Result"));
    }

    /** Else every field of an answer may be undefined to whoever reads it. */
    @Test
    void saysWhichFieldsAnAnswerAlwaysHas() {
        var unsaid = new ArrayList<String>();
        for (var name : inAnswers()) {
            var schema = description.at("/components/schemas/" + name);
            // Of an object that is left out if nothing of it is known, every field may be null.
            var mayAllBeNull =
                    schema.path("properties").properties().stream()
                            .allMatch(field -> field.getValue().toString().contains("\"null\""));
            if (schema.has("properties") && schema.path("required").isEmpty() && !mayAllBeNull) {
                unsaid.add(name);
            }
        }

        assertThat(unsaid).isEmpty();
    }

    @Test
    void describesEveryFieldOfAnAnswer() {
        var undescribed = new ArrayList<String>();
        for (var name : inAnswers()) {
            for (var field :
                    description.at("/components/schemas/" + name).path("properties").properties()) {
                if (field.getValue().path("description").asText().isBlank()) {
                    undescribed.add(name + "." + field.getKey());
                }
            }
        }

        assertThat(undescribed).isEmpty();
    }

    private static List<String> inPath(JsonNode operation) {
        var names = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            var declared =
                    parameter.has("$ref")
                            ? description.at(parameter.get("$ref").asText().substring(1))
                            : parameter;
            if (declared.get("in").asText().equals("path")) {
                names.add(declared.get("name").asText());
            }
        }
        return names;
    }

    /** Names of the schemas of answers, and of those within them. */
    private static Set<String> inAnswers() {
        var found = new TreeSet<String>();
        for (var path : description.get("paths")) {
            for (var operation : path) {
                collectReferences(operation.at("/responses/200"), found);
            }
        }
        var before = 0;
        while (found.size() > before) {
            before = found.size();
            for (var name : List.copyOf(found)) {
                collectReferences(description.at("/components/schemas/" + name), found);
            }
        }
        return found;
    }

    private static void collectReferences(JsonNode node, Set<String> found) {
        var reference = node.path("$ref").asText();
        if (reference.startsWith(SCHEMAS)) {
            found.add(reference.substring(SCHEMAS.length()));
        }
        node.forEach(child -> collectReferences(child, found));
    }
}
