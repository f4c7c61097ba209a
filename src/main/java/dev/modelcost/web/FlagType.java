package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** True or false. */
record FlagType() implements ValueType<Boolean> {

    @Override
    public String allowed() {
        return "true or false";
    }

    @Override
    public Boolean ofText(String field, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw refusal(field, text);
    }

    @Override
    public Boolean ofJson(String field, JsonNode value) {
        if (!value.isBoolean()) {
            throw refusal(field, value);
        }
        return value.booleanValue();
    }

    @Override
    public void describe(Schema schema) {
        schema.addType(SchemaType.BOOLEAN);
    }
}
