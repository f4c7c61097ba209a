package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.failure.InvalidInput;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Text of several lines, such as a pasted paragraph.
 *
 * @param maxLength characters
 */
record ProseType(int maxLength) implements ValueType<String> {

    @Override
    public String allowed() {
        return "text";
    }

    @Override
    public String ofText(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidInput(field, "empty; give a text or leave it out.");
        }
        if (text.length() > maxLength) {
            throw new InvalidInput(field, "longer than the " + maxLength + " characters allowed.");
        }
        var plain = text.replaceAll("[\\t\\u00a0]", " ").replaceAll("\\r\\n?|\\u2028", "\n");
        if (plain.codePoints()
                .anyMatch(c -> c != '\n' && Character.isISOControl(c) || isSurrogate(c))) {
            throw new InvalidInput(
                    field, "contains a control character or a malformed one; give plain text.");
        }
        return plain;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    @Override
    public String ofJson(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw ValueType.refusal(field, ValueType.shown(value), "text in quotes");
        }
        return ofText(field, value.textValue());
    }

    @Override
    public void describe(Schema schema) {
        schema.addType(SchemaType.STRING).maxLength(maxLength);
    }
}
