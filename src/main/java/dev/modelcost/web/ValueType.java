package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * The type of a parameter's values: how a value is read from a query and from JSON, and how it is
 * described.
 *
 * @param <T> type of the value that is read
 */
interface ValueType<T> {

    /** What is allowed, as the end of the sentence "'x' is not ...". */
    String allowed();

    /**
     * @throws InvalidInput naming the field, if the text is not a valid value
     */
    T ofText(String field, String text);

    /**
     * @param value not null
     * @throws InvalidInput naming the field or one within it, if the JSON is not a valid value
     */
    T ofJson(String field, JsonNode value);

    /** Writes type and bounds into the description of the API. */
    void describe(Schema schema);

    /** A value in the form used in the description of the API. */
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

    /** The value as given, except for numbers that would be written out digit by digit. */
    static String shown(JsonNode value) {
        return value.isNumber() ? NumberType.plain(value.doubleValue()) : value.toString();
    }
}
