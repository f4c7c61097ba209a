package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a value is meant, in the words that stand before a number. */
public final class ComparatorWords {

    private static final Map<String, AuditComparator> WORDS = new LinkedHashMap<>();

    static {
        of(
                AuditComparator.EQUAL,
                "equal to",
                "equals",
                "exactly",
                "equal",
                "precisely",
                "only",
                "just",
                "a total of",
                "a mere",
                "merely",
                "a whopping",
                "as little as",
                "as low as",
                "went up to",
                "gone up to",
                "amounts to",
                "amounting to",
                "totaling",
                "totalling",
                "reaches",
                "reached",
                "reaching",
                "is",
                "=");
        of(
                AuditComparator.ABOUT,
                "about",
                "around",
                "approximately",
                "approx.",
                "approx",
                "roughly",
                "circa",
                "ca.",
                "some",
                "an estimated",
                "estimated at",
                "nearly",
                "almost",
                "close to",
                "in the region of",
                "in the neighborhood of",
                "in the neighbourhood of",
                "somewhere around",
                "something like",
                "more or less",
                "virtually",
                "in the order of",
                "on the order of",
                "~",
                "≈",
                "∼");
        of(
                AuditComparator.AT_LEAST,
                "at least",
                "no less than",
                "not less than",
                "no fewer than",
                "a minimum of",
                "minimum",
                "upwards of",
                "upward of",
                "no lower than",
                "not under",
                ">=",
                "≥");
        of(
                AuditComparator.AT_MOST,
                "at most",
                "up to",
                "no more than",
                "not more than",
                "as much as",
                "as many as",
                "a maximum of",
                "no greater than",
                "no higher than",
                "not over",
                "as high as",
                "at the most",
                "goes up to",
                "go up to",
                "going up to",
                "capped at",
                "tops out at",
                "maxes out at",
                "a ceiling of",
                "maximum",
                "<=",
                "≤");
        of(
                AuditComparator.ABOVE,
                "more than",
                "over",
                "above",
                "greater than",
                "in excess of",
                "exceeding",
                "exceeds",
                "exceeded",
                "exceed",
                "surpassing",
                "surpasses",
                "surpassed",
                "topping",
                "tops",
                "topped",
                "crossing",
                "crossed",
                "beyond",
                "north of",
                "well over",
                "well above",
                "just over",
                "just above",
                "a little over",
                "a little more than",
                "slightly more than",
                "slightly over",
                "a bit more than",
                "larger than",
                "higher than",
                ">");
        of(
                AuditComparator.BELOW,
                "less than",
                "under",
                "below",
                "fewer than",
                "well under",
                "well below",
                "just under",
                "just below",
                "a little under",
                "a little less than",
                "slightly less than",
                "slightly under",
                "a bit less than",
                "smaller than",
                "lower than",
                "south of",
                "<");
        of(AuditComparator.RANGE, "between", "from", "range", "ranging from");
    }

    private ComparatorWords() {}

    private static void of(AuditComparator comparator, String... words) {
        List.of(words).forEach(word -> WORDS.put(word, comparator));
    }

    /** What a sign or a phrase means, in upper or lower case; empty if it means nothing. */
    public static Optional<AuditComparator> read(String phrase) {
        var plain = phrase.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return Optional.ofNullable(WORDS.get(plain)).or(() -> AuditComparator.of(plain));
    }

    /** The phrases for alternatives of a pattern, the longest first. */
    static List<String> longestFirst() {
        return WORDS.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
