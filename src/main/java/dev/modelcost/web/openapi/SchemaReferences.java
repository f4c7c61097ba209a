package dev.modelcost.web.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Tracks which schemas refer to which, to rename some and drop unused ones. */
final class SchemaReferences {

    private static final String PLACE = "#/components/schemas/";

    /** What stands for a type of Java; a moment in UTC without an offset has no format. */
    private static final Map<String, String> FORMATS =
            Map.of("LocalDate", "date", "LocalTime", "", "LocalDateTime", "");

    private final OpenAPI api;

    SchemaReferences(OpenAPI api) {
        this.api = api;
    }

    /**
     * @param names new names keyed by old ones
     */
    void rename(Map<String, String> names) {
        var renamed = new LinkedHashMap<String, Schema>();
        schemas()
                .forEach(
                        (name, schema) -> {
                            var other = names.getOrDefault(name, name);
                            if (renamed.put(other, schema) != null) {
                                throw new IllegalStateException("two schemas are called " + other);
                            }
                        });
        Stream.concat(inOperations(), schemas().values().stream())
                .flatMap(SchemaReferences::withAllWithin)
                .filter(schema -> target(schema) != null)
                .forEach(
                        schema -> {
                            var name = target(schema);
                            schema.setRef(PLACE + names.getOrDefault(name, name));
                        });
        api.getComponents().setSchemas(renamed);
    }

    /**
     * Writes times and dates where they are used. As schemas of their own they become classes of
     * generated clients, next to those that every language already has.
     */
    void inlineTimes() {
        var times = schemas();
        Stream.concat(inOperations(), times.values().stream())
                .flatMap(SchemaReferences::withAllWithin)
                .filter(schema -> target(schema) != null && FORMATS.containsKey(target(schema)))
                .forEach(
                        schema -> {
                            var format = FORMATS.get(target(schema));
                            schema.setRef(null);
                            schema.addType(SchemaType.STRING);
                            if (!format.isEmpty()) {
                                schema.setFormat(format);
                            }
                        });
    }

    /** Drops schemas that the code scan found but that no request or answer uses. */
    void dropUnused() {
        var used = new HashSet<String>();
        inOperations().forEach(schema -> follow(schema, used));
        var kept = new LinkedHashMap<>(schemas());
        kept.keySet().retainAll(used);
        api.getComponents().setSchemas(kept);
    }

    private void follow(Schema schema, Set<String> used) {
        withAllWithin(schema)
                .map(SchemaReferences::target)
                .filter(Objects::nonNull)
                .filter(used::add)
                .map(schemas()::get)
                .filter(Objects::nonNull)
                .forEach(target -> follow(target, used));
    }

    private Map<String, Schema> schemas() {
        return api.getComponents().getSchemas();
    }

    private Stream<Schema> inOperations() {
        return api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(SchemaReferences::contents)
                .filter(Objects::nonNull)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull);
    }

    private static Stream<Content> contents(Operation operation) {
        return Stream.concat(
                Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent),
                operation.getResponses().getAPIResponses().values().stream()
                        .map(APIResponse::getContent));
    }

    /** The name of the schema referred to; null if it is not a reference. */
    private static String target(Schema schema) {
        var reference = schema.getRef();
        return reference == null || !reference.startsWith(PLACE)
                ? null
                : reference.substring(PLACE.length());
    }

    private static Stream<Schema> withAllWithin(Schema schema) {
        var parts =
                Stream.of(
                                schema.getProperties() == null
                                        ? List.<Schema>of()
                                        : schema.getProperties().values(),
                                schema.getAnyOf(),
                                schema.getAllOf(),
                                schema.getOneOf())
                        .filter(Objects::nonNull)
                        .flatMap(Collection::stream);
        var single =
                Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                        .filter(Objects::nonNull);
        return Stream.concat(
                Stream.of(schema),
                Stream.concat(parts, single).flatMap(SchemaReferences::withAllWithin));
    }
}
