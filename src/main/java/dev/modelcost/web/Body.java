package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of a request's body, read one by one. A field that was left out, or is null, is read
 * as null. Whatever is wrong with one is refused with a sentence that names it and says what is
 * allowed; what nobody asked for is refused by {@link #refuseUnknown}.
 */
public final class Body {

    /** Far below any use, and far above where a product would vanish. */
    private static final double JUST_ABOVE_0 = 1e-9;

    private static final String WHOLE = "body";

    private final JsonNode fields;
    private final String place;
    private final Set<String> known = new LinkedHashSet<>();

    private Body(JsonNode fields, String place) {
        this.fields = fields;
        this.place = place;
    }

    /**
     * @throws HttpProblem 400 if there is no body, or it is no object
     */
    public static Body of(JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            throw Problems.badField(WHOLE, "empty; send a JSON object with the fields.");
        }
        if (!body.isObject()) {
            throw Problems.badField(WHOLE, "not a JSON object.");
        }
        return new Body(body, "");
    }

    /** For an operation whose question is all in the body: a query parameter is refused. */
    public static void noQuery(UriInfo uri) {
        uri.getQueryParameters().keySet().stream()
                .findFirst()
                .ifPresent(
                        name -> {
                            throw Problems.unknownParameter(Problems.printable(name), List.of());
                        });
    }

    /** Fields within a field; its own unknown ones are refused by its own call. */
    public Body object(String name) {
        var node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw refused(name, node, "an object");
        }
        return new Body(node, place + name + ".");
    }

    public Double number(String name, double least, double most) {
        var node = field(name);
        return node == null ? null : number(name, node, least, most);
    }

    /** Above 0; what is nearer to it than any use is refused with it. */
    public Double above0(String name, double most) {
        var node = field(name);
        return node == null
                ? null
                : number(
                        name,
                        node,
                        JUST_ABOVE_0,
                        most,
                        "a number above 0 and at most " + Query.plain(most));
    }

    /** A count, as the double that JSON has: 1.5 is refused and not cut off. */
    public Double whole(String name, double least, double most) {
        var node = field(name);
        if (node == null) {
            return null;
        }
        var allowed =
                "a whole number from %s to %s".formatted(Query.plain(least), Query.plain(most));
        var value = number(name, node, least, most, allowed);
        if (value != Math.rint(value)) {
            throw refused(name, node, allowed);
        }
        return value;
    }

    /** A list of numbers. */
    public List<Double> numbers(String name, int mostEntries, double least, double most) {
        var node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray() || node.isEmpty() || node.size() > mostEntries) {
            throw refused(
                    name,
                    node,
                    "a list of 1 to %d numbers from %s to %s"
                            .formatted(mostEntries, Query.plain(least), Query.plain(most)));
        }
        var numbers = new ArrayList<Double>();
        node.forEach(number -> numbers.add(number(name, number, least, most)));
        return numbers;
    }

    public Boolean flag(String name) {
        var node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            throw refused(name, node, "true or false");
        }
        return node.booleanValue();
    }

    /** Plain text of at most 200 characters. */
    public String text(String name) {
        var node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw refused(name, node, "text in quotes");
        }
        var text = node.textValue();
        if (text.isBlank() || text.length() > Query.MAX_LENGTH) {
            throw refused(name, "empty or longer than " + Query.MAX_LENGTH + " characters.");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Query.isSurrogate(c))) {
            throw refused(name, "holds a control character or a broken one; give plain text.");
        }
        return text;
    }

    public String oneOf(String name, Collection<String> allowed) {
        var value = text(name);
        if (value != null && !allowed.contains(value)) {
            throw notAllowed(name, value, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** YYYY-MM. */
    public String month(String name) {
        var value = text(name);
        if (value != null && !value.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw notAllowed(name, value, "a month in the form 2023-12");
        }
        return value;
    }

    /** ISO 4217. */
    public String currency(String name) {
        var value = text(name);
        if (value != null && !value.matches("[A-Z]{3}")) {
            throw notAllowed(name, value, "an ISO 4217 code such as USD");
        }
        return value;
    }

    public LocalDate date(String name) {
        return date(name, 1900, 2200);
    }

    public LocalDate date(String name, int firstYear, int lastYear) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(value);
            if (date.getYear() >= firstYear && date.getYear() <= lastYear) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Refused below, in the same words as a date out of range.
        }
        throw notAllowed(
                name,
                value,
                "a date of the years %d to %d in the form 2025-01-31"
                        .formatted(firstYear, lastYear));
    }

    /** A moment: a day alone is its noon, a time without an offset is UTC. */
    public LocalDateTime utc(String name) {
        var value = text(name);
        if (value == null) {
            return null;
        }
        try {
            var moment =
                    value.length() == 10
                            ? LocalDate.parse(value).atTime(12, 0)
                            : value.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                                    ? OffsetDateTime.parse(value)
                                            .withOffsetSameInstant(ZoneOffset.UTC)
                                            .toLocalDateTime()
                                    : LocalDateTime.parse(value);
            if (moment.getYear() >= 1900 && moment.getYear() <= 2200) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // Refused below, in the same words as a moment out of range.
        }
        throw notAllowed(
                name, value, "a moment of the years 1900 to 2200 in the form 2025-02-28T17:30:00Z");
    }

    /**
     * @param what what to give, for the sentence
     */
    public void require(String name, Object value, String what) {
        if (value == null) {
            throw refused(name, "is needed; give " + what + ".");
        }
    }

    /** Call it after the last field was read. */
    public void refuseUnknown() {
        fields.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw Problems.unknownField(
                                        place + Problems.printable(name), known);
                            }
                        });
    }

    /** 400 about a field that was read, for a reason that only its reader knows. */
    public HttpProblem refused(String name, String sentence) {
        return Problems.badField(place + name, sentence);
    }

    /** 422: nothing is wrong, but the answer cannot be determined without these fields. */
    public static HttpProblem undetermined(String sentence, String... missing) {
        return Problems.notEnoughData(sentence, List.of(missing));
    }

    private JsonNode field(String name) {
        known.add(name);
        var node = fields.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private double number(String name, JsonNode node, double least, double most) {
        return number(
                name,
                node,
                least,
                most,
                "a number from %s to %s".formatted(Query.plain(least), Query.plain(most)));
    }

    private double number(String name, JsonNode node, double least, double most, String allowed) {
        // Not through BigDecimal, which would write 1e999999999 out digit by digit.
        var value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw refused(name, node, allowed);
        }
        return value;
    }

    private HttpProblem refused(String name, JsonNode node, String allowed) {
        return notAllowed(
                name, node.isNumber() ? Query.plain(node.doubleValue()) : node.toString(), allowed);
    }

    private HttpProblem notAllowed(String name, String value, String allowed) {
        return refused(name, "'%s' is not %s.".formatted(Problems.printable(value), allowed));
    }
}
