package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * What values a parameter takes: how one is read from a query and from JSON, and how that is
 * described.
 *
 * @param <T> what is read
 */
interface ValueType<T> {

    /** What is allowed, as the end of the sentence "'x' is not ...". */
    String allowed();

    /**
     * @throws InvalidInput that names the field, if the text is no such value
     */
    T ofText(String field, String text);

    /**
     * @param value not null
     * @throws InvalidInput that names the field, or one within it, if the JSON is no such value
     */
    T ofJson(String field, JsonNode value);

    /** Writes type and bounds into the description of the API. */
    void describe(Schema schema);

    /** A value as the description of the API has it. */
    default Object written(T value) {
        return value;
    }

    /** The parameters of objects within, whose schemas {@link #describe} refers to. */
    default List<Parameters<?>> objects() {
        return List.of();
    }

    default InvalidInput refusal(String field, String value) {
        return refusal(field, value, allowed());
    }

    default InvalidInput refusal(String field, JsonNode value) {
        return refusal(field, shown(value), allowed());
    }

    static InvalidInput refusal(String field, String value, String allowed) {
        return new InvalidInput(field, "'%s' is not %s.".formatted(Printable.of(value), allowed));
    }

    /** As it was given, but for numbers that would be written out digit by digit. */
    static String shown(JsonNode value) {
        return value.isNumber() ? NumberType.plain(value.doubleValue()) : value.toString();
    }
}
