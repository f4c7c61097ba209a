package dev.modelcost.web;

import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query parameters of a request, read one by one. Whatever is wrong with one is refused with a
 * sentence that names it and says what is allowed; what nobody asked for is refused by {@link
 * #refuseUnknown}.
 */
public final class Query {

    static final int MAX_LENGTH = 200;

    /** A cursor holds a name and a slug, encoded. */
    private static final int MAX_CURSOR_LENGTH = 1000;

    /** Every read can select its fields; {@link Answers} does it. */
    static final String FIELDS = "fields";

    private final Map<String, List<String>> given;
    private final Set<String> known = new LinkedHashSet<>();

    private Query(Map<String, List<String>> given) {
        this.given = given;
    }

    public static Query of(UriInfo uri) {
        return new Query(uri.getQueryParameters());
    }

    /** For an operation without parameters of its own: all but {@code fields} is refused. */
    public static void none(UriInfo uri) {
        of(uri).refuseUnknown();
    }

    public Optional<String> text(String name) {
        return text(name, MAX_LENGTH);
    }

    /** Where the page before ended. */
    public Optional<String> cursor() {
        return text("cursor", MAX_CURSOR_LENGTH);
    }

    private Optional<String> text(String name, int maxLength) {
        known.add(name);
        var values = given.get(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw Problems.badParameter(name, "given " + values.size() + " times; give it once.");
        }
        var value = values.get(0);
        if (value.isBlank()) {
            throw Problems.badParameter(name, "empty; give a value or leave it out.");
        }
        if (value.length() > maxLength) {
            throw Problems.badParameter(
                    name, "longer than the " + maxLength + " characters that are allowed.");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
            throw Problems.badParameter(
                    name, "holds a control character or a broken one; give plain text.");
        }
        return Optional.of(value);
    }

    public Optional<String> slug(String name) {
        return text(name)
                .map(
                        value -> {
                            if (!value.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
                                throw Problems.badParameter(
                                        name,
                                        "'"
                                                + Problems.printable(value)
                                                + "' is not a slug; lower-case letters, digits, '.' and '-' are allowed,"
                                                + " such as deepseek-r1.");
                            }
                            return value;
                        });
    }

    public Optional<String> oneOf(String name, Collection<String> allowed) {
        return text(name)
                .map(
                        value -> {
                            if (!allowed.contains(value)) {
                                throw Problems.badParameter(
                                        name,
                                        "'"
                                                + Problems.printable(value)
                                                + "' is not one of "
                                                + String.join(", ", allowed)
                                                + ".");
                            }
                            return value;
                        });
    }

    public Optional<Integer> integer(String name, int least, int most) {
        return text(name)
                .map(
                        value -> {
                            // Ten digits hold every int; more cannot be in range.
                            if (value.matches("-?\\d{1,10}")) {
                                var number = Long.parseLong(value);
                                if (number >= least && number <= most) {
                                    return (int) number;
                                }
                            }
                            throw Problems.badParameter(
                                    name,
                                    "'"
                                            + Problems.printable(value)
                                            + "' is not a whole number from "
                                            + least
                                            + " to "
                                            + most
                                            + ".");
                        });
    }

    public Optional<Double> number(String name, double least, double most) {
        return text(name)
                .map(
                        value -> {
                            if (value.matches(
                                    "[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?")) {
                                var number = Double.parseDouble(value);
                                if (number >= least && number <= most) {
                                    return number;
                                }
                            }
                            throw Problems.badParameter(
                                    name,
                                    "'"
                                            + Problems.printable(value)
                                            + "' is not a number from "
                                            + plain(least)
                                            + " to "
                                            + plain(most)
                                            + ".");
                        });
    }

    public Optional<LocalDate> date(String name) {
        return text(name)
                .map(
                        value -> {
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
                                    "'"
                                            + Problems.printable(value)
                                            + "' is not a date of the years 1900 to 2200 in the form 2025-01-31.");
                        });
    }

    public boolean flag(String name) {
        return oneOf(name, List.of("true", "false")).map("true"::equals).orElse(false);
    }

    /** Call it after the last parameter was read. */
    public void refuseUnknown() {
        known.add(FIELDS);
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                throw Problems.unknownParameter(Problems.printable(name), known);
            }
        }
    }

    static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
