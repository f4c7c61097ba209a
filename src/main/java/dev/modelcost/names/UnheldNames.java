package dev.modelcost.names;

import dev.modelcost.calc.claimwords.TextName;
import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a text names that the record does not hold, so that its figures are not taken for those of
 * what it does hold: models by the look of their names (V3, Apertus 70B), and searches.
 */
final class UnheldNames {

    private static final Pattern MODEL =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.-])\\p{Lu}[\\p{L}-]*(?:[ -]\\d+(?:\\.\\d+)?)?[ -]\\d+(?:\\.\\d+)?B(?:-\\p{Lu}\\p{L}+){0,9}(?![\\p{L}\\p{N}])"
                            + "|(?<![\\p{L}\\p{N}.-])\\p{Lu}\\p{L}{0,9}-?\\p{Lu}?\\d{1,3}(?:\\.\\d+)?(?:-\\d+B)?(?:-\\p{Lu}\\p{L}+){0,9}(?![\\p{L}\\p{N}%]|[.,]\\d)");

    /** Number formats, memories, gases, quarters and the like look so too. */
    private static final Pattern OTHER =
            Pattern.compile(
                    "(?i)(?:MX|NV)?(?:FP|BF|TF|INT|UINT|HBM|DDR|GDDR|PCIE|SXM|NVL|CO|CH|PM|COVID-|CORE)\\d+.*|[QHGSPNT]\\d{1,2}|[A-Z]{1,3}\\d{2,4}[A-Z]{0,2}|(?:RTX|GTX|DGX|HGX|MI|EPYC|USD?|EUR|GBP|RMB|CNY|TOP|AI|OF|IN|THE|AND|TO|A)-?\\d.*|(?:with|at|on|by|from|for|about|over|under|only|just|its|our|their|this|each|every|some|nearly|almost|around|roughly|total|all|than|per|up|a|an|the) \\d.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*");

    private static final Pattern SEARCH =
            Pattern.compile(
                    "(?i)\\b(?:google|web|internet|online|conventional|traditional|ordinary|regular|keyword|normal) search(?:es)?\\b");

    private UnheldNames() {}

    /** Those that the record holds and those that it does not, in the order of the text. */
    static List<TextName> added(String text, List<TextName> held) {
        var searches = found(SEARCH, text, Kind.PRODUCT);
        var all = new ArrayList<>(searches);
        held.stream().filter(name -> !overlapsAny(name, searches)).forEach(all::add);
        found(MODEL, text, Kind.MODEL).stream()
                .filter(name -> !OTHER.matcher(name.name()).matches())
                .filter(name -> !overlapsAny(name, all))
                .toList()
                .forEach(all::add);
        all.sort(Comparator.comparingInt(TextName::start));
        return all;
    }

    private static List<TextName> found(Pattern pattern, String text, Kind kind) {
        return pattern.matcher(text).results().map(match -> name(match, kind)).toList();
    }

    private static TextName name(MatchResult match, Kind kind) {
        return new TextName(match.start(), match.end(), match.group(), kind);
    }

    private static boolean overlapsAny(TextName name, List<TextName> others) {
        return others.stream()
                .anyMatch(other -> name.start() < other.end() && other.start() < name.end());
    }
}
