package dev.modelcost.failure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds known names that may have been meant by an unknown one. */
public final class NearMatches {

    public static final int MOST_MATCHES = 3;
    private static final double LEAST_SIMILARITY = 0.85;
    private static final double ROUNDING = 1e-9;

    /** Anything longer resembles no name and would take long to compare. */
    private static final int MOST_COMPARED = 120;

    /** Two letters may share a place: more seem to be common then, never fewer. */
    private static final int PLACES = 128;

    /** Of the weight that Winkler gives to a common beginning. */
    private static final int LONGEST_BEGINNING = 4;

    private static final double WEIGHT_OF_A_LETTER = 0.1;

    private NearMatches() {}

    /** At most three of the known names, most similar first; empty if none is similar. */
    public static List<String> of(String asked, Collection<String> known) {
        var wanted =
                asked.substring(0, Math.min(asked.length(), MOST_COMPARED))
                        .toLowerCase(Locale.ROOT);
        record Match(String name, double similarity) {}
        var similarity = new JaroWinklerSimilarity();
        return known.stream()
                .map(name -> new Match(name, closeness(similarity, wanted, name)))
                .filter(match -> match.similarity >= LEAST_SIMILARITY)
                .sorted(
                        Comparator.comparingDouble(Match::similarity)
                                .reversed()
                                .thenComparing(Match::name))
                .limit(MOST_MATCHES)
                .map(Match::name)
                .toList();
    }

    /**
     * A name that ends in what was given is a near match, whatever comes before it: h100 in
     * nvidia-h100. Zero for one that is too different to be one.
     */
    private static double closeness(JaroWinklerSimilarity similarity, String asked, String name) {
        var known = name.toLowerCase(Locale.ROOT);
        if (known.endsWith("-" + asked) || known.contains("-" + asked + "-")) {
            return 0.95;
        }
        return mostSimilarity(asked, known) < LEAST_SIMILARITY - ROUNDING
                ? 0
                : similarity.apply(asked, known);
    }

    /**
     * What the Jaro-Winkler similarity is at most, by the letters that both have and by their
     * common beginning. It takes one pass, not one for each letter; of thousands of names, few need
     * the other.
     */
    static double mostSimilarity(String asked, String known) {
        if (asked.isEmpty() || known.isEmpty()) {
            return 1;
        }
        var left = new int[PLACES];
        for (var i = 0; i < asked.length(); i++) {
            left[asked.charAt(i) % PLACES]++;
        }
        var common = 0;
        for (var i = 0; i < known.length(); i++) {
            if (left[known.charAt(i) % PLACES]-- > 0) {
                common++;
            }
        }
        var beginning = Arrays.mismatch(asked.toCharArray(), known.toCharArray());
        var jaro = ((double) common / asked.length() + (double) common / known.length() + 1) / 3;
        var letters = beginning < 0 ? LONGEST_BEGINNING : Math.min(beginning, LONGEST_BEGINNING);
        return jaro + WEIGHT_OF_A_LETTER * letters * (1 - jaro);
    }

    /**
     * The question to append to a sentence about an unknown name; empty if there are no near
     * matches.
     */
    public static String didYouMean(List<String> matches) {
        return matches.isEmpty() ? "" : " Did you mean " + String.join(" or ", matches) + "?";
    }
}
