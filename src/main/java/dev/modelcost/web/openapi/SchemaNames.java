package dev.modelcost.web.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Gives schemas other names, wherever they are referred to. */
final class SchemaNames {

    private static final String PLACE = "#/components/schemas/";

    private final Map<String, String> names;

    /**
     * @param names new ones by old ones
     */
    SchemaNames(Map<String, String> names) {
        this.names = names;
    }

    void rename(OpenAPI api) {
        var renamed = new LinkedHashMap<String, Schema>();
        api.getComponents()
                .getSchemas()
                .forEach(
                        (name, schema) -> {
                            refer(schema);
                            var other = names.getOrDefault(name, name);
                            if (renamed.put(other, schema) != null) {
                                throw new IllegalStateException("two schemas are called " + other);
                            }
                        });
        api.getComponents().setSchemas(renamed);
        for (var item : api.getPaths().getPathItems().values()) {
            for (var operation : item.getOperations().values()) {
                operation
                        .getResponses()
                        .getAPIResponses()
                        .values()
                        .forEach(response -> refer(response.getContent()));
                if (operation.getRequestBody() != null) {
                    refer(operation.getRequestBody().getContent());
                }
            }
        }
    }

    private void refer(Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> refer(type.getSchema()));
        }
    }

    private void refer(Schema schema) {
        if (schema == null) {
            return;
        }
        var reference = schema.getRef();
        if (reference != null && reference.startsWith(PLACE)) {
            var name = reference.substring(PLACE.length());
            schema.setRef(PLACE + names.getOrDefault(name, name));
        }
        within(schema).filter(Objects::nonNull).forEach(this::refer);
    }

    private static Stream<Schema> within(Schema schema) {
        return Stream.of(
                        schema.getProperties() == null
                                ? List.<Schema>of()
                                : schema.getProperties().values(),
                        orNone(schema.getAnyOf()),
                        orNone(schema.getAllOf()),
                        orNone(schema.getOneOf()),
                        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                                .filter(Objects::nonNull)
                                .toList())
                .flatMap(schemas -> schemas.stream());
    }

    private static List<Schema> orNone(List<Schema> schemas) {
        return schemas == null ? List.of() : schemas;
    }
}
