package dev.modelcost.calc.derivation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the words of a closed vocabulary however people spell them: in any case, with blanks,
 * underscores, hyphens or nothing between their parts, with small numbers in words, or by a
 * synonym. Hyphens at the front are kept, since one turns a sort order round.
 */
public final class Spellings {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s\\p{Z}_\\p{Pd}]+");
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(?<=\\d)(?=\\p{L})");

    private static final Map<String, String> PARTS =
            Map.of(
                    "one", "1", "two", "2", "three", "3", "yr", "year", "yrs", "year", "years",
                    "year");

    private Spellings() {}

    /**
     * The words of the vocabulary that a phrase may mean: one if it is understood, several if it is
     * ambiguous, none if it is unknown.
     *
     * @param words as answers write them
     */
    public static List<String> meant(String phrase, Collection<String> words) {
        return spelled(phrase, words)
                .map(List::of)
                .orElseGet(
                        () ->
                                Synonyms.meant(key(phrase)).stream()
                                        .filter(words::contains)
                                        .toList());
    }

    /** The word of the vocabulary of which a phrase is but another spelling; empty if none is. */
    public static Optional<String> spelled(String phrase, Collection<String> words) {
        if (words.contains(phrase)) {
            return Optional.of(phrase);
        }
        var key = key(phrase);
        return words.stream().filter(word -> key(word).equals(key)).findFirst();
    }

    /** The same for all spellings of a phrase. */
    static String key(String phrase) {
        var lower = phrase.strip().toLowerCase(Locale.ROOT);
        var parts = SEPARATOR.split(NUMBER_AND_UNIT.matcher(lower).replaceAll(" "));
        return Stream.of(parts)
                .map(part -> PARTS.getOrDefault(part, part))
                .collect(Collectors.joining("", hyphensInFront(lower), ""));
    }

    private static String hyphensInFront(String phrase) {
        var count = 0;
        while (count < phrase.length() && phrase.charAt(count) == '-') {
            count++;
        }
        return "-".repeat(count);
    }
}
