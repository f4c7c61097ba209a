package dev.modelcost.names;

import dev.modelcost.failure.NearMatches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what a name means as people write it: as it stands, or after what sellers and hosts add is
 * left out by {@link NameRule rules}, what loses least first. Two meanings that lose equally much
 * after equally many rules are told, not chosen from.
 */
public final class NameResolver {

    /**
     * Nothing in the record has a longer name: what is longer is not read, which would take long.
     */
    private static final int LONGEST_NAME = 200;

    private static final int MOST_RULES = 8;
    private static final int MOST_READINGS = 400;
    private static final int MOST_CANDIDATES = 8;
    private static final int MOST_MEANT = 12;
    private static final int MOST_COMPARED = 10;

    private static final Comparator<Reading> LEAST_LOST_FIRST =
            Comparator.comparingInt(Reading::lost).thenComparingInt(r -> r.how().size());

    private final NameBook book;
    private final List<NameRule> rules;

    public NameResolver(NameBook book, List<NameRule> rules) {
        this.book = book;
        this.rules = List.copyOf(rules);
    }

    /**
     * Whether a name is known from price lists: of chips, that of an instance, unless it says no
     * more than the name of a chip does.
     */
    public boolean isOfAPriceList(String name) {
        return book.spelt(name).stream()
                .anyMatch(known -> known.origin() == KnownName.Origin.PRICE_LIST);
    }

    /** Slug of the provider that sells a thing, if the path before its name says so. */
    public Optional<String> seller(String name) {
        return PrefixRule.seller(name.strip(), book);
    }

    /**
     * @param name as it was given
     * @param seller slug of the provider whose name it is; null if that is not said
     * @param day on which it is used, since some names change what they mean; null for the latest
     */
    public Resolution resolve(String name, String seller, LocalDate day) {
        if (name.length() > LONGEST_NAME) {
            var slugs = book.things().stream().map(Named::slug).toList();
            return Resolution.unknown(NearMatches.of(name, slugs));
        }
        var on = day == null ? LocalDate.MAX : day;
        var seen = new HashSet<String>();
        var all = new ArrayList<Reading>();
        var open = new PriorityQueue<>(LEAST_LOST_FIRST);
        open.add(Reading.of(name, seller));
        while (!open.isEmpty()) {
            var alike = alike(open);
            all.addAll(alike);
            var meant = meant(alike, on);
            if (!meant.isEmpty()) {
                return one(meant);
            }
            alike.forEach(reading -> open.addAll(read(reading, on, seen)));
        }
        return family(all);
    }

    /** Those that come first, all of which have lost as much after as many rules. */
    private static List<Reading> alike(PriorityQueue<Reading> open) {
        var alike = new ArrayList<Reading>();
        do {
            alike.add(open.remove());
        } while (!open.isEmpty() && LEAST_LOST_FIRST.compare(open.peek(), alike.get(0)) == 0);
        return alike;
    }

    private static Resolution one(Map<String, Resolution> meant) {
        return meant.size() == 1
                ? meant.values().iterator().next()
                : Resolution.ambiguous(meant.keySet().stream().limit(MOST_MEANT).toList());
    }

    private Map<String, Resolution> meant(List<Reading> readings, LocalDate day) {
        var meant = new TreeMap<String, Resolution>();
        for (var reading : readings) {
            for (var slug : book.meaning(reading.text(), day, reading.seller())) {
                if (reading.allows(book.thing(slug))) {
                    meant.putIfAbsent(slug, Resolution.of(slug, reading));
                }
            }
        }
        return meant;
    }

    /** What the rules make of a reading, but for what was read so before. */
    private List<Reading> read(Reading reading, LocalDate day, Set<String> seen) {
        return reading.how().size() == MOST_RULES
                ? List.of()
                : rules.stream()
                        .flatMap(rule -> rule.read(reading, book, day))
                        .filter(r -> !r.text().isBlank())
                        .filter(r -> seen.size() < MOST_READINGS)
                        .filter(r -> seen.add(r.text() + new TreeSet<>(r.how())))
                        .toList();
    }

    /**
     * The sizes, versions or dates of one family, of those that can be meant; else what comes near.
     */
    private Resolution family(List<Reading> readings) {
        var members = new TreeSet<String>();
        for (var reading : readings) {
            book.members(reading.text())
                    .filter(reading::allows)
                    .map(Named::slug)
                    .forEach(members::add);
        }
        return members.size() > 1
                ? Resolution.ambiguous(members.stream().limit(MOST_CANDIDATES).toList())
                : Resolution.unknown(
                        near(members, readings.stream().map(Reading::text).distinct().toList()));
    }

    /**
     * The only one of its family, and what is as large; then what is spelt nearly so, the fuller
     * readings first; else what begins with the same word.
     */
    private List<String> near(Set<String> members, List<String> texts) {
        var slugs = book.things().stream().map(Named::slug).toList();
        var near = new LinkedHashSet<>(members);
        texts.stream()
                .limit(MOST_COMPARED)
                .flatMap(book::asLarge)
                .map(Named::slug)
                .sorted()
                .forEach(near::add);
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
}
