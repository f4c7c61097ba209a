package dev.modelcost.names;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many parameters the name of a model says that it has: {@code -70b}, {@code -30b-a3b}. */
final class ModelSizes {

    /** Sizes are rounded in names: 1.24 thousand million parameters are 1b. */
    private static final double TOLERANCE = 0.1;

    private static final double GIGA = 1e9;

    private static final Pattern SIZE =
            Pattern.compile(
                    "(?i)(.+?)[-: ]((\\d+(?:\\.\\d+)?)([bmt])(?:[-_]a(\\d+(?:\\.\\d+)?)b)?)");

    private ModelSizes() {}

    /** A size at the end, if it is that of the model. */
    static Stream<Reading> read(Reading reading, NameBook book, LocalDate day) {
        var parts = SIZE.matcher(reading.text());
        if (!parts.matches()) {
            return Stream.empty();
        }
        var size = size(parts);
        if (parts.group(5) == null) {
            return Stream.of(
                    reading.with(
                            parts.group(1),
                            "'%s' is its size".formatted(parts.group(2)),
                            thing -> isOf(size, thing)));
        }
        var active = Double.parseDouble(parts.group(5)) * GIGA;
        var end = reading.text().toLowerCase(Locale.ROOT).lastIndexOf('a') - 1;
        return Stream.of(
                reading.with(
                        parts.group(1),
                        "'%s' is its size".formatted(parts.group(2)),
                        thing -> isOf(size, thing) && mayUse(active, thing)),
                // ernie-4.5-300b-a47b, of which the slug says the size alone
                reading.with(
                        reading.text().substring(0, end),
                        "'%s' is how many are active".formatted(reading.text().substring(end + 1)),
                        thing -> mayUse(active, thing)));
    }

    /** Whether the record has so many active parameters, or does not say how many. */
    private static boolean mayUse(double active, Named thing) {
        return thing.active() == null || isNear(active, thing.active());
    }

    /** Parameters that a name says at its end. */
    static OptionalDouble in(String name) {
        var parts = SIZE.matcher(name);
        return parts.matches() ? OptionalDouble.of(size(parts)) : OptionalDouble.empty();
    }

    /** Whether a model has so many parameters, all of them or the active ones. */
    static boolean isOf(double parameters, Named thing) {
        return isNear(parameters, thing.parameters()) || isNear(parameters, thing.active());
    }

    private static boolean isNear(double size, Double recorded) {
        return recorded != null && Math.abs(size / recorded - 1) <= TOLERANCE;
    }

    private static double size(MatchResult parts) {
        return Double.parseDouble(parts.group(3))
                * switch (parts.group(4)) {
                    case "m", "M" -> 1e6;
                    case "b", "B" -> GIGA;
                    default -> 1e12;
                };
    }
}
