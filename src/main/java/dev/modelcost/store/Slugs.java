package dev.modelcost.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What a slug looks like, and which slugs someone who typed another one may have meant. */
public final class Slugs {

    /** The same rule as the database's domain {@code slug}. */
    public static final Pattern PATTERN = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    public static final int MAX_LENGTH = 120;

    private static final int MOST_MATCHES = 3;
    private static final double LEAST_SIMILARITY = 0.85;

    private Slugs() {}

    public static boolean isSlug(String text) {
        return text.length() <= MAX_LENGTH && PATTERN.matcher(text).matches();
    }

    /** At most three of the known slugs, the most similar first; empty if none comes near. */
    public static List<String> nearest(String asked, Collection<String> known) {
        var wanted =
                asked.substring(0, Math.min(asked.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
        record Match(String slug, double similarity) {}
        var similarity = new JaroWinklerSimilarity();
        return known.stream()
                .map(slug -> new Match(slug, closeness(similarity, wanted, slug)))
                .filter(match -> match.similarity >= LEAST_SIMILARITY)
                .sorted(
                        Comparator.comparingDouble(Match::similarity)
                                .reversed()
                                .thenComparing(Match::slug))
                .limit(MOST_MATCHES)
                .map(Match::slug)
                .toList();
    }

    /**
     * A slug that ends in what was typed is near, whatever stands before it: h100 in nvidia-h100.
     */
    private static double closeness(JaroWinklerSimilarity similarity, String wanted, String slug) {
        return slug.endsWith("-" + wanted) || slug.contains("-" + wanted + "-")
                ? 0.95
                : similarity.apply(wanted, slug);
    }
}
