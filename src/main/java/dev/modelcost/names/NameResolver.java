package dev.modelcost.names;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds what a name means as people write it: as it stands, or after what sellers and hosts add is
 * left out by {@link NameRule rules}, the fewest first. Two meanings after equally many rules are
 * told, not chosen from.
 */
public final class NameResolver {

    private static final int MOST_RULES = 8;
    private static final int MOST_READINGS = 400;
    private static final int MOST_CANDIDATES = 8;

    private final NameBook book;
    private final List<NameRule> rules;

    public NameResolver(NameBook book, List<NameRule> rules) {
        this.book = book;
        this.rules = List.copyOf(rules);
    }

    /**
     * @param name as it was given
     * @param seller slug of the provider whose name it is; null if that is not said
     * @param day on which it is used: some names change what they mean
     */
    public Resolution resolve(String name, String seller, LocalDate day) {
        var readings = List.of(Reading.of(name, seller));
        var seen = new HashSet<String>();
        var plain = name;
        for (var depth = 0; depth <= MOST_RULES && !readings.isEmpty(); depth++) {
            var meant = new TreeSet<String>();
            Reading first = null;
            for (var reading : readings) {
                for (var slug : book.meaning(reading.text(), day, reading.seller())) {
                    if (reading.allows(book.thing(slug)) && meant.add(slug) && first == null) {
                        first = reading;
                    }
                }
            }
            if (meant.size() == 1) {
                return Resolution.of(meant.first(), first.how());
            }
            if (meant.size() > 1) {
                return Resolution.ambiguous(List.copyOf(meant), name);
            }
            var next = new ArrayList<Reading>();
            for (var reading : readings) {
                for (var rule : rules) {
                    rule.read(reading, book, day)
                            .filter(r -> !r.text().isBlank())
                            .filter(r -> seen.size() < MOST_READINGS)
                            .filter(r -> seen.add(r.text() + r.demands().size()))
                            .forEach(next::add);
                }
            }
            readings = List.copyOf(next);
            plain = readings.isEmpty() ? plain : shortest(plain, readings);
        }
        var family = family(name, plain);
        return family.size() > 1
                ? Resolution.ambiguous(family, plain)
                : Resolution.unknown(plain);
    }

    private static String shortest(String plain, List<Reading> readings) {
        return readings.stream()
                .map(Reading::text)
                .filter(text -> text.length() > 3)
                .reduce(plain, (a, b) -> b.length() < a.length() ? b : a);
    }

    /** What has the name and a size, a version or a date behind it: the sizes of one family. */
    private List<String> family(String... names) {
        var family = new TreeSet<String>();
        for (var name : names) {
            var key = Spelling.key(name);
            book.things().stream()
                    .map(Named::slug)
                    .filter(slug -> isMemberOf(key, Spelling.key(slug)))
                    .forEach(family::add);
        }
        return family.stream().limit(MOST_CANDIDATES).toList();
    }

    private static boolean isMemberOf(String family, String member) {
        return !family.isEmpty()
                && member.startsWith(family + "-")
                && Character.isDigit(member.charAt(family.length() + 1));
    }
}
