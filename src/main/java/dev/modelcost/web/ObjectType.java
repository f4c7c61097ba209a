package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * An object with fields of its own. Cannot occur in a query.
 *
 * @param fields the fields it accepts
 */
record ObjectType<R>(Parameters<R> fields) implements ValueType<R> {

    @Override
    public String allowed() {
        return "an object";
    }

    @Override
    public R ofText(String field, String text) {
        throw refusal(field, text);
    }

    @Override
    public R ofJson(String field, JsonNode value) {
        if (!value.isObject()) {
            throw refusal(field, value);
        }
        return fields.ofObject(value, field + ".");
    }

    @Override
    public void describe(Schema schema) {
        schema.ref(fields.schemaName());
    }

    @Override
    public List<Parameters<?>> objects() {
        return List.of(fields);
    }
}
