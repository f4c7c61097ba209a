package dev.modelcost.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps only the requested fields of an answer, or of each item of a page. */
final class FieldSelection {

    private final ObjectMapper json;

    FieldSelection(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param entity the answer
     * @param body the answer as JSON
     * @param fields values of the parameter {@code fields}
     * @throws InvalidInput if one is not a field of the answer
     */
    byte[] of(Object entity, byte[] body, List<String> fields) throws IOException {
        var page = entity instanceof Page<?>;
        var type = page ? ((Page<?>) entity).itemType() : entity.getClass();
        var wanted = wanted(fields, fieldsOf(type));
        var selected = json.readTree(body);
        if (page) {
            selected.get("items").forEach(item -> ((ObjectNode) item).retain(wanted));
        } else {
            ((ObjectNode) selected).retain(wanted);
        }
        return json.writeValueAsBytes(selected);
    }

    private static Set<String> wanted(List<String> fields, Set<String> known) {
        var name = Parameters.FIELDS.name();
        if (fields.size() > 1) {
            throw new InvalidInput(
                    name,
                    "given "
                            + fields.size()
                            + " times; give it once, with names separated by commas.");
        }
        var wanted = new LinkedHashSet<String>();
        for (var field : fields.get(0).split(",", -1)) {
            if (!known.contains(field)) {
                throw new InvalidInput(
                        name,
                        "'%s' is not a field of this answer.%s The fields are %s."
                                .formatted(
                                        Printable.of(field),
                                        NearMatches.didYouMean(NearMatches.of(field, known)),
                                        String.join(", ", known)));
            }
            wanted.add(field);
        }
        return wanted;
    }

    private Set<String> fieldsOf(Class<?> type) {
        var names = new LinkedHashSet<String>();
        json.getSerializationConfig()
                .introspect(json.constructType(type))
                .findProperties()
                .forEach(property -> names.add(property.getName()));
        if (names.contains(AnswerDetail.SOURCES.slug())) {
            names.add(AnswerDetail.SOURCE_SLUGS);
        }
        return names;
    }
}
