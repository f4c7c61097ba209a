package dev.modelcost.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The description of the API: what it offers, and what it says of the answers. */
final class DescribedApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HERE = "https://modelcost.example/openapi";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * @param method in capitals
     * @param path below the host, with names in braces
     */
    record Operation(String method, String path, JsonNode declared) {

        /** Its parameters in a part of the request: path, query or header. */
        List<JsonNode> parameters(String in) {
            return declared.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").asText().equals(in))
                    .toList();
        }

        /** The type of media of its body; empty if it has none. */
        String bodyType() {
            var types = declared.at("/requestBody/content").fieldNames();
            return types.hasNext() ? types.next() : "";
        }

        boolean changesRows() {
            return !method.equals("GET") && declared.path("tags").toString().contains("\"edit\"");
        }

        JsonNode body() {
            return declared.at("/requestBody/content").path(bodyType()).path("schema");
        }
    }

    private final JsonNode description;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    /**
     * @param json the description as JSON
     */
    DescribedApi(String json) throws JsonProcessingException {
        description = JSON.readTree(json);
        factory =
                JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder ->
                                builder.schemaLoaders(all -> all.schemas(Map.of(HERE, json)))
                                        .metaSchema(silentOfWhatIsNoSchema()));
    }

    /** The parts of a description that are no schemas are nothing to be warned of. */
    private static JsonMetaSchema silentOfWhatIsNoSchema() {
        return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : description.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(
                            new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()));
                }
            }
        }
        return operations;
    }

    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? description.at(schema.get("$ref").asText().substring(1))
                : schema;
    }

    /** What is wrong with a problem. */
    Set<ValidationMessage> complaintsOfProblem(JsonNode answer) {
        return schema("/components/schemas/Problem").validate(answer);
    }

    /**
     * What is wrong with an answer; null if none of that status is described.
     *
     * @param operation what was asked
     */
    @Nullable Set<ValidationMessage> complaints(Operation operation, int status, JsonNode answer) {
        var pointer =
                "/paths/%s/%s/responses/%d/content/application~1json/schema"
                        .formatted(
                                operation.path().replace("~", "~0").replace("/", "~1"),
                                operation.method().toLowerCase(Locale.ROOT),
                                status);
        return description.at(pointer).isMissingNode() ? null : schema(pointer).validate(answer);
    }

    private JsonSchema schema(String pointer) {
        return schemas.computeIfAbsent(
                pointer,
                at ->
                        factory.getSchema(
                                SchemaLocation.of(
                                        HERE + "#" + at.replace("{", "%7B").replace("}", "%7D"))));
    }
}
