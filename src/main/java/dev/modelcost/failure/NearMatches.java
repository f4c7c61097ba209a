package dev.modelcost.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds known names that may have been meant by an unknown one. */
public final class NearMatches {

    public static final int MOST_MATCHES = 3;
    private static final double LEAST_SIMILARITY = 0.85;

    /** Anything longer resembles no name and would take long to compare. */
    private static final int MOST_COMPARED = 120;

    private NearMatches() {}

    /** At most three of the known names, most similar first; empty if none is similar. */
    public static List<String> of(String asked, Collection<String> known) {
        var wanted = asked.substring(0, Math.min(asked.length(), MOST_COMPARED));
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
     * nvidia-h100.
     */
    private static double closeness(JaroWinklerSimilarity similarity, String wanted, String name) {
        var asked = wanted.toLowerCase(Locale.ROOT);
        var known = name.toLowerCase(Locale.ROOT);
        return known.endsWith("-" + asked) || known.contains("-" + asked + "-")
                ? 0.95
                : similarity.apply(asked, known);
    }

    /**
     * The question to append to a sentence about an unknown name; empty if there are no near
     * matches.
     */
    public static String didYouMean(List<String> matches) {
        return matches.isEmpty() ? "" : " Did you mean " + String.join(" or ", matches) + "?";
    }
}
