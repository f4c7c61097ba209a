package dev.modelcost.names;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalises names for comparison, so that common variations in spelling make no difference. */
public final class PlainText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DROPPED = Pattern.compile("[.'’]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("^the ");
    private static final Pattern SAINT = Pattern.compile("\\bst\\b");

    private PlainText() {}

    /** Lower case without accents, punctuation and a leading article; '&amp;' is "and". */
    public static String of(String name) {
        var letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        var lower = DROPPED.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("");
        var words = OTHER.matcher(lower.replace("&", " and ")).replaceAll(" ").strip();
        return SAINT.matcher(ARTICLE.matcher(words).replaceFirst("")).replaceAll("saint");
    }
}
