package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * A non-empty list: an array in JSON, comma-separated in a query.
 *
 * @param least minimum number of entries, 1 or more
 * @param most maximum number of entries
 * @param entry type of an entry
 */
record ListType<T>(int least, int most, ValueType<T> entry) implements ValueType<List<T>> {

    @Override
    public String allowed() {
        return "a list of %d to %d entries, each %s".formatted(least, most, entry.allowed());
    }

    @Override
    public List<T> ofText(String field, String text) {
        var entries = text.split(",", -1);
        if (entries.length < least || entries.length > most) {
            throw refusal(field, text);
        }
        return Arrays.stream(entries).map(value -> entry.ofText(field, value)).toList();
    }

    @Override
    public List<T> ofJson(String field, JsonNode value) {
        if (!value.isArray() || value.size() < least || value.size() > most) {
            throw refusal(field, value);
        }
        var entries = new ArrayList<T>();
        for (var i = 0; i < value.size(); i++) {
            var place = entry.objects().isEmpty() ? field : field + "[" + i + "]";
            entries.add(entry.ofJson(place, value.get(i)));
        }
        return List.copyOf(entries);
    }

    @Override
    public void describe(Schema schema) {
        var entries = OASFactory.createSchema();
        entry.describe(entries);
        schema.addType(SchemaType.ARRAY).items(entries).minItems(least).maxItems(most);
    }

    @Override
    public Object written(List<T> value) {
        return value.stream().map(entry::written).toList();
    }

    @Override
    public List<Parameters<?>> objects() {
        return entry.objects();
    }
}
