package dev.modelcost.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;

/**
 * The fields of a request's body, checked one by one. A field that was left out is null and stays
 * null; whatever is wrong with one is refused with a sentence that names it and says what is
 * allowed.
 */
public final class Body {

    private Body() {}

    /** 400 for no body at all, or the JSON word {@code null}. */
    public static <B> B required(B body) {
        if (body == null) {
            throw Problems.badParameter("body", "empty; send a JSON object with the fields.");
        }
        return body;
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

    public static Double number(String name, Double value, double least, double most) {
        if (value == null || value >= least && value <= most) {
            return value;
        }
        throw Problems.badParameter(
                name,
                "%s is not a number from %s to %s."
                        .formatted(Query.plain(value), Query.plain(least), Query.plain(most)));
    }

    /** A count. Numbers come as doubles, so that 1.5 is refused and not cut off. */
    public static Integer integer(String name, Double value, int least, int most) {
        if (value == null) {
            return null;
        }
        if (value >= least && value <= most && value == Math.rint(value)) {
            return (int) (double) value;
        }
        throw Problems.badParameter(
                name,
                "%s is not a whole number from %d to %d."
                        .formatted(Query.plain(value), least, most));
    }

    public static String oneOf(String name, String value, Collection<String> allowed) {
        if (value == null || allowed.contains(value)) {
            return value;
        }
        throw Problems.badParameter(
                name,
                "'%s' is not one of %s."
                        .formatted(Problems.printable(value), String.join(", ", allowed)));
    }

    /** Plain text of at most 200 characters. */
    public static String text(String name, String value) {
        if (value == null) {
            return null;
        }
        if (value.isBlank() || value.length() > Query.MAX_LENGTH) {
            throw Problems.badParameter(
                    name, "empty or longer than " + Query.MAX_LENGTH + " characters.");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || Query.isSurrogate(c))) {
            throw Problems.badParameter(
                    name, "holds a control character or a broken one; give plain text.");
        }
        return value;
    }

    public static LocalDate date(String name, String value) {
        if (value == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(value);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Refused below, in the same words as a date out of range.
        }
        throw Problems.badParameter(
                name,
                "'%s' is not a date of the years 1900 to 2200 in the form 2025-01-31."
                        .formatted(Problems.printable(value)));
    }

    /** A moment: a day alone is its noon, a time without an offset is UTC. */
    public static LocalDateTime utc(String name, String value) {
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
        throw Problems.badParameter(
                name,
                "'%s' is not a moment of the years 1900 to 2200 in the form 2025-02-28T17:30:00Z."
                        .formatted(Problems.printable(value)));
    }

    /** 422: nothing is wrong, but the answer cannot be determined without these fields. */
    public static HttpProblem undetermined(String sentence, String... missing) {
        return Problems.notEnoughData(sentence, List.of(missing));
    }
}
