package dev.modelcost.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jboss.jandex.IndexView;

/**
 * Writes the declared parameters of operations into the description: into the query, or the body of
 * a POST whose fields they are.
 */
final class RequestDescriptions {

    /** Parameters in paths, which {@code store.Directory} reads. */
    private static final Map<String, String> PATH_PARAMETERS =
            Map.of(
                    "slug",
                    "Public id: lower case, digits, '.' and '-'. An alias or an old slug redirects"
                            + " (308).",
                    "id",
                    "Public id of the claim.");

    private final DeclaredParameters declared;
    private final Components components;
    private final ObjectMapper json = new ObjectMapper();

    RequestDescriptions(IndexView index, Components components) {
        this.declared = new DeclaredParameters(index);
        this.components = components;
    }

    void describe(HttpMethod method, Operation operation) {
        describePath(operation);
        var takes = declared.of(operation.getOperationId());
        if (method == HttpMethod.POST && takes instanceof Parameters<?> fields) {
            describeBody(operation, fields);
        } else if (takes != null) {
            takes.parameters().forEach(parameter -> operation.addParameter(inQuery(parameter)));
        }
        operation.addParameter(inQuery(Parameters.FIELDS));
        operation.addParameter(inQuery(Parameters.INCLUDE));
        if (method == HttpMethod.GET) {
            operation.addParameter(inQuery(Parameters.RECORDED_AT));
        }
    }

    /**
     * The query of an operation that may have a body beside it.
     *
     * @param declaring name of the operation that declares it
     */
    void describeQuery(Operation operation, String declaring) {
        declared.of(declaring)
                .parameters()
                .forEach(parameter -> operation.addParameter(inQuery(parameter)));
    }

    private static void describePath(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            if (parameter.getIn() == In.PATH && parameter.getDescription() == null) {
                parameter.description(PATH_PARAMETERS.get(parameter.getName()));
            }
        }
    }

    private static org.eclipse.microprofile.openapi.models.parameters.Parameter inQuery(
            Parameter<?> parameter) {
        var declared = OASFactory.createSchema();
        parameter.describe(declared);
        var schema = declared.getAnyOf() == null ? declared : text(declared);
        var described =
                OASFactory.createParameter()
                        .name(parameter.name())
                        .in(In.QUERY)
                        .description(description(parameter, schema))
                        .schema(schema);
        if (parameter.isNeeded()) {
            described.required(true);
        }
        parameter.writtenExample().ifPresent(described::example);
        if (schema.getItems() != null) {
            // A list is comma-separated, not repeated.
            described.explode(false);
        }
        return described;
    }

    /**
     * In a query all is text; of alternatives, generators make a class that fails where the
     * parameter is left out. The words that are preferred become examples.
     */
    private static Schema text(Schema alternatives) {
        var words =
                alternatives.getAnyOf().stream()
                        .map(Schema::getEnumeration)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .toList();
        var text = OASFactory.createSchema().addType(SchemaType.STRING);
        text.setDefaultValue(alternatives.getDefaultValue());
        if (!words.isEmpty()) {
            text.setExamples(words);
        }
        return text;
    }

    private void describeBody(Operation operation, Parameters<?> fields) {
        var content = OASFactory.createMediaType().schema(reference(fields));
        fields.examples()
                .forEach(
                        (title, body) ->
                                content.addExample(
                                        title, OASFactory.createExample().value(parsed(body))));
        operation.requestBody(
                OASFactory.createRequestBody()
                        .required(true)
                        .content(
                                OASFactory.createContent()
                                        .addMediaType("application/json", content)));
    }

    private Object parsed(String body) {
        try {
            return json.readValue(body, Object.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A reference to the schema of an object, which is added along with everything it refers to.
     */
    Schema reference(Parameters<?> fields) {
        var schema =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description(fields.description().orElse(null));
        for (var field : fields.parameters()) {
            schema.addProperty(field.name(), property(field));
            if (field.isNeeded()) {
                schema.addRequired(field.name());
            }
        }
        components.addSchema(fields.schemaName(), schema);
        return OASFactory.createSchema().ref(fields.schemaName());
    }

    /** The same for a merge patch of the object: only the reason is needed, and null takes away. */
    Schema reference(Parameters<?> fields, String name) {
        var schema =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description(fields.description().orElse(null));
        for (var field : fields.parameters()) {
            var needed = field.name().equals("reason");
            schema.addProperty(
                    field.name(), needed ? property(field) : AnswerSchemas.orNull(property(field)));
            if (needed) {
                schema.addRequired(field.name());
            }
        }
        components.addSchema(name, schema);
        return OASFactory.createSchema().ref(name);
    }

    private static String description(Parameter<?> parameter, Schema schema) {
        var one = schema.getItems() == null ? schema : schema.getItems();
        return one.getEnumeration() == null
                ? parameter.description()
                : parameter.description() + " Any case and spelling will do.";
    }

    private Schema property(Parameter<?> field) {
        field.objects().forEach(this::reference);
        var schema = OASFactory.createSchema();
        field.describe(schema);
        schema.description(description(field, schema));
        field.writtenExample().ifPresent(example -> schema.examples(List.of(example)));
        return schema;
    }
}
