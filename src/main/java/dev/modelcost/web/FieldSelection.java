package dev.modelcost.web;

import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes only the requested fields of an answer, or of each item of a page. */
final class FieldSelection {

    private static final String ITEMS = "items";

    private final ObjectMapper json;

    /** By type of answer: to find them takes longer than most answers. */
    private final Map<Class<?>, Set<String>> fields = new ConcurrentHashMap<>();

    FieldSelection(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param entity the answer
     * @param writer writes it
     * @param given values of the parameter {@code fields}
     * @throws InvalidInput if one is not a field of the answer
     */
    byte[] write(Object entity, ObjectWriter writer, List<String> given) throws IOException {
        var page = entity instanceof Page<?>;
        var type = page ? ((Page<?>) entity).itemType() : entity.getClass();
        var wanted = new Wanted(wanted(given, fields.computeIfAbsent(type, this::fieldsOf)));
        var bytes = new ByteArrayOutputStream();
        try (var selected =
                new FilteringGeneratorDelegate(
                        writer.createGenerator(bytes),
                        page ? new OfEachItem(wanted) : wanted,
                        Inclusion.INCLUDE_ALL_AND_PATH,
                        true)) {
            writer.writeValue(selected, entity);
        }
        return bytes.toByteArray();
    }

    /** Of an object, its fields with these names; of an array, those of each of its objects. */
    private static final class Wanted extends TokenFilter {

        private final Set<String> names;

        Wanted(Set<String> names) {
            this.names = names;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            return names.contains(name) ? INCLUDE_ALL : null;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }
    }

    /** Of a page, all but what is not wanted of its items. */
    private static final class OfEachItem extends TokenFilter {

        private final Wanted wanted;

        OfEachItem(Wanted wanted) {
            this.wanted = wanted;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            return name.equals(ITEMS) ? wanted : INCLUDE_ALL;
        }
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
        return Collections.unmodifiableSet(names);
    }
}
