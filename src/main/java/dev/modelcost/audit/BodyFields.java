package dev.modelcost.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The fields of a JSON body, read one by one; whatever is wrong with one is refused by name. */
final class BodyFields {

    private static final int MOST_CHARACTERS = 120;
    private static final double MOST = 1e40;

    private final JsonNode body;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if there is no body or it is no
     *     object
     */
    BodyFields(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Problems.badParameter(
                    "body", "give a JSON object with at least metric, value and unit.");
        }
        this.body = body;
    }

    /** Null if it is left out or null. */
    String text(String name) {
        var node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw Problems.badParameter(name, "is not a text.");
        }
        var text = node.textValue();
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw Problems.badParameter(
                    name, "give 1 to " + MOST_CHARACTERS + " characters or leave it out.");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
            throw Problems.badParameter(
                    name, "holds a control character or a broken one; give plain text.");
        }
        return text;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    String oneOf(String name, Collection<String> allowed) {
        var text = text(name);
        if (text != null && !allowed.contains(text)) {
            throw Problems.badParameter(
                    name,
                    "'%s' is not one of %s."
                            .formatted(Problems.printable(text), String.join(", ", allowed)));
        }
        return text;
    }

    Double number(String name, double least) {
        var node = field(name);
        if (node == null) {
            return null;
        }
        var value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(value >= least && value <= MOST)) {
            throw Problems.badParameter(
                    name,
                    "is not a number %s and at most 1e40."
                            .formatted(least == 0 ? "of at least 0" : "above 0"));
        }
        return value;
    }

    LocalDate date(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Refused below, in the same words as a date out of range.
        }
        throw Problems.badParameter(
                name,
                "'%s' is not a date of the years 1900 to 2200 in the form 2025-01-31."
                        .formatted(Problems.printable(text)));
    }

    void require(String name, Object value, String what) {
        if (value == null) {
            throw Problems.badParameter(name, "is needed; give " + what + ".");
        }
    }

    /** Call it after the last field was read. */
    void refuseUnknown() {
        body.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw Problems.badParameter(
                                        Problems.printable(name),
                                        "is no field of this body; known are "
                                                + String.join(", ", known)
                                                + ".");
                            }
                        });
    }

    private JsonNode field(String name) {
        known.add(name);
        var node = body.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
