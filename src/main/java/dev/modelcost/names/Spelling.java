package dev.modelcost.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How names of products are compared: by their words and numbers in order. Case, accents, blanks
 * and separators make no difference, and neither does a separator between a word and a number
 * ({@code GPT-4}, {@code gpt 4}, {@code gpt4}); one between two numbers does, so that {@code 3-5}
 * and {@code 3.5} are one, and {@code 35} is another.
 */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PART = Pattern.compile("\\p{N}+|\\p{L}+|\\+");

    private Spelling() {}

    /** The parts of a name, joined by '-'; empty if it has no letters and no digits. */
    static String key(String name) {
        return String.join("-", parts(name));
    }

    static List<String> parts(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        var parts = new ArrayList<String>();
        var matcher = PART.matcher(plain);
        while (matcher.find()) {
            parts.add(matcher.group().equals("+") ? "plus" : matcher.group());
        }
        return parts;
    }
}
