package dev.modelcost.names;

import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An ending that says how a thing is sold or packed, not which it is, and is left out.
 *
 * @param name of the rule
 * @param ending what is left out; the name must end in it
 * @param what says of what is left out what it is: "precision", "version of the interface"
 * @param demand what must hold of the thing for which it is left out
 */
record EndingRule(String name, Pattern ending, String what, Predicate<Named> demand)
        implements NameRule {

    static EndingRule of(String name, String ending, String what, Predicate<Named> demand) {
        return new EndingRule(
                name,
                Pattern.compile("(.+?)((?:" + ending + "))", Pattern.CASE_INSENSITIVE),
                what,
                demand);
    }

    @Override
    public Stream<Reading> read(Reading reading, NameBook book, LocalDate day) {
        var parts = ending.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.without(
                                parts.group(1),
                                "'%s' is left out: %s".formatted(parts.group(2), what),
                                demand))
                : Stream.empty();
    }
}
