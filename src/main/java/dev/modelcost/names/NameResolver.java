package dev.modelcost.names;

import dev.modelcost.failure.NearMatches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final int MOST_COMPARED = 10;

    private final NameBook book;
    private final List<NameRule> rules;

    public NameResolver(NameBook book, List<NameRule> rules) {
        this.book = book;
        this.rules = List.copyOf(rules);
    }

    /**
     * @param name as it was given
     * @param seller slug of the provider whose name it is; null if that is not said
     * @param day on which it is used, since some names change what they mean; null for the latest
     */
    public Resolution resolve(String name, String seller, LocalDate day) {
        var on = day == null ? LocalDate.MAX : day;
        var readings = List.of(Reading.of(name, seller));
        var seen = new LinkedHashSet<String>();
        var texts = new ArrayList<String>();
        for (var depth = 0; depth <= MOST_RULES && !readings.isEmpty(); depth++) {
            readings.forEach(reading -> texts.add(reading.text()));
            var meant = meant(readings, on);
            if (!meant.isEmpty()) {
                return meant.size() == 1
                        ? meant.values().iterator().next()
                        : Resolution.ambiguous(List.copyOf(meant.keySet()));
            }
            readings = next(readings, on, seen);
        }
        var family = family(texts);
        return family.size() > 1 ? Resolution.ambiguous(family) : Resolution.unknown(near(texts));
    }

    private Map<String, Resolution> meant(List<Reading> readings, LocalDate day) {
        var meant = new TreeMap<String, Resolution>();
        for (var reading : readings) {
            for (var slug : book.meaning(reading.text(), day, reading.seller())) {
                if (reading.allows(book.thing(slug))) {
                    meant.putIfAbsent(slug, Resolution.of(slug, reading.how()));
                }
            }
        }
        return meant;
    }

    private List<Reading> next(List<Reading> readings, LocalDate day, Set<String> seen) {
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
        return next;
    }

    /** What is spelt nearly so, the fuller readings first; else what begins with the same word. */
    private List<String> near(List<String> texts) {
        var slugs = book.things().stream().map(Named::slug).toList();
        var near = new LinkedHashSet<String>();
        for (var i = texts.size() > 1 ? 1 : 0; i < Math.min(texts.size(), MOST_COMPARED); i++) {
            near.addAll(NearMatches.of(texts.get(i), slugs));
        }
        near.addAll(NearMatches.of(texts.get(0), slugs));
        for (var text : near.isEmpty() ? texts : List.<String>of()) {
            var parts = Spelling.parts(text);
            slugs.stream()
                    .filter(slug -> !parts.isEmpty() && slug.startsWith(parts.get(0)))
                    .forEach(near::add);
        }
        return near.stream().limit(NearMatches.MOST_MATCHES).toList();
    }

    /** What has the name and a size, a version or a date behind it: the sizes of one family. */
    private List<String> family(List<String> names) {
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
