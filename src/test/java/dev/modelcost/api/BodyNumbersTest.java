package dev.modelcost.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every number of every body that the description of the API has. */
@ServiceTest
class BodyNumbersTest {

    /** How a refusal says what is allowed. */
    private static final Pattern RANGE =
            Pattern.compile(
                    " is not (a list of 1 to \\d+ entries, each )?(a number|a whole number) (from (?<least>\\S+) to \\S+|above 0 and at most \\S+)\\.$");

    /**
     * A field that takes numbers.
     *
     * @param path of the operation
     * @param name within the body, as a refusal has it
     * @param before what stands before its value in a body that has no other field
     * @param after what stands after it
     */
    private record NumberField(String path, String name, String before, String after) {

        JsonNode refusal(String value) {
            var answer = Api.post(path.substring("/api/v1".length()), before + value + after);
            assertThat(answer.statusCode()).as("%s %s %s", path, name, value).isEqualTo(400);
            return answer.json();
        }

        NumberField within(String place) {
            return new NumberField(
                    path, place + "." + name, "{\"" + place + "\": " + before, after + "}");
        }
    }

    @Test
    void refusesWhatIsNoNumberAndSaysWhatIsAllowed() throws IOException {
        var fields = fields();
        assertThat(fields).hasSizeGreaterThan(80);
        for (var field : fields) {
            for (var value :
                    List.of(
                            "NaN",
                            "Infinity",
                            "-Infinity",
                            "1e300",
                            "-1e300",
                            "1e999999999",
                            "-1",
                            "-1e-300",
                            "\"1\"",
                            "\"many\"",
                            "\"\"",
                            "true",
                            "{}",
                            "[[]]")) {
                var refusal = field.refusal(value);

                assertThat(refusal.get("parameter").textValue())
                        .as("%s %s", field, value)
                        .isEqualTo(field.name());
                assertThat(refusal.get("detail").textValue())
                        .as("%s %s", field, value)
                        .startsWith(field.name() + ": ")
                        .containsPattern(RANGE);
            }
        }
    }

    @Test
    void refusesZeroWhereverItIsNotInTheRange() throws IOException {
        for (var field : fields()) {
            var range = RANGE.matcher(field.refusal("-1").get("detail").textValue());
            assertThat(range.find()).isTrue();
            if (!"0".equals(range.group("least"))) {
                assertThat(field.refusal("0").get("detail").textValue())
                        .startsWith(field.name() + ": ")
                        .containsPattern(RANGE);
            }
        }
    }

    private static List<NumberField> fields() throws IOException {
        var description =
                new ObjectMapper().readTree(given().get("/openapi?format=json").asString());
        var found = new ArrayList<NumberField>();
        description
                .get("paths")
                .properties()
                .forEach(
                        path -> {
                            var schema =
                                    path.getValue()
                                            .at(
                                                    "/post/requestBody/content/application~1json/schema");
                            // Fields of rows are checked behind a token, by EditTest.
                            var edits = path.getValue().at("/post/tags/0").asText().equals("edit");
                            if (!schema.isMissingNode() && !edits) {
                                found.addAll(fields(description, path.getKey(), schema));
                            }
                        });
        return found;
    }

    private static List<NumberField> fields(JsonNode description, String path, JsonNode schema) {
        var found = new ArrayList<NumberField>();
        resolved(description, schema)
                .path("properties")
                .properties()
                .forEach(
                        property -> {
                            var name = property.getKey();
                            var type = resolved(description, property.getValue());
                            var before = "{\"" + name + "\": ";
                            if (isNumber(type)) {
                                found.add(new NumberField(path, name, before, "}"));
                            } else if (isNumber(type.path("items"))) {
                                found.add(new NumberField(path, name, before, "}"));
                                found.add(new NumberField(path, name, before + "[", "]}"));
                            } else {
                                fields(description, path, type)
                                        .forEach(inner -> found.add(inner.within(name)));
                            }
                        });
        return found;
    }

    private static boolean isNumber(JsonNode type) {
        return type.path("type").toString().matches(".*\"(number|integer)\".*");
    }

    private static JsonNode resolved(JsonNode description, JsonNode schema) {
        var reference = schema.path("$ref");
        return reference.isMissingNode() ? schema : description.at(reference.asText().substring(1));
    }
}
