package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Completes the description of the API when it is built: an example of every answer, recorded from
 * a real one and replayed by a test; the problems that an operation can answer with; and which
 * fields may be null.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiExamples implements OASFilter {

    private static final String PROBLEM = "application/problem+json";

    /** Fields that every row has; all others may be null where the record does not know. */
    private static final Set<String> NEVER_NULL =
            Set.of(
                    "slug",
                    "id",
                    "name",
                    "title",
                    "model",
                    "kind",
                    "source",
                    "items",
                    "value",
                    "unit",
                    "low",
                    "median",
                    "high",
                    "confidence",
                    "exact",
                    "costUsd",
                    "chipHours",
                    "validFrom");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var components = api.getComponents();
        components.addSchema("Problem", problemSchema());
        components.getSchemas().values().forEach(ApiExamples::allowNulls);
        for (var path : api.getPaths().getPathItems().entrySet()) {
            for (var operation : operations(path.getValue())) {
                addExample(operation);
                addProblems(operation, path.getKey().contains("{"));
            }
        }
    }

    private static Collection<Operation> operations(PathItem path) {
        return path.getOperations().values();
    }

    private void addExample(Operation operation) {
        var name = "openapi/examples/" + operation.getOperationId() + ".json";
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                return;
            }
            var content = operation.getResponses().getAPIResponse("200").getContent();
            content.getMediaType("application/json").setExample(plain(json.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jackson's nodes as the maps and lists that the model of the description takes. */
    private Object plain(JsonNode node) {
        return node instanceof ObjectNode
                ? json.convertValue(node, Map.class)
                : json.convertValue(node, Object.class);
    }

    private static void addProblems(Operation operation, boolean ofOne) {
        var responses = operation.getResponses();
        addProblem(operation, "400", "A parameter or the body is refused; the problem names it.");
        if (ofOne) {
            addProblem(operation, "404", "There is no such row; the problem lists near matches.");
        }
        addProblem(
                operation,
                "503",
                "The database cannot be reached; Retry-After says when to try again.");
        if (ofOne && responses.getAPIResponse("200") != null) {
            responses.addAPIResponse(
                    "308",
                    OASFactory.createAPIResponse()
                            .description("The slug is an alias; Location says where the row is."));
        }
    }

    private static void addProblem(Operation operation, String status, String description) {
        if (operation.getResponses().getAPIResponse(status) != null) {
            return;
        }
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(description)
                                .content(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        PROBLEM,
                                                        OASFactory.createMediaType()
                                                                .schema(
                                                                        OASFactory.createSchema()
                                                                                .ref("Problem")))));
    }

    private static Schema problemSchema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457. What it says of a type is explained at /problems.")
                .addProperty("type", string("Path of the page that explains this type of problem."))
                .addProperty("title", string("The type in two or three words."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .description("The HTTP status."))
                .addProperty("detail", string("What is wrong and what is allowed, in a sentence."))
                .addProperty("instance", string("Path of the request."))
                .addProperty("parameter", string("The parameter or field at fault, if it is one."))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema string(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static void allowNulls(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        var properties = new java.util.LinkedHashMap<>(schema.getProperties());
        properties.replaceAll(
                (name, property) -> NEVER_NULL.contains(name) ? property : nullable(property));
        schema.setProperties(properties);
    }

    private static Schema nullable(Schema property) {
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(property, OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        var types = new ArrayList<>(property.getType() == null ? List.of() : property.getType());
        if (!types.isEmpty() && !types.contains(SchemaType.ARRAY)) {
            types.add(SchemaType.NULL);
            property.setType(types);
        }
        return property;
    }
}
