package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.units.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ratios that are written without digits: "a tenth of the cost", "half the price", "twice". */
final class TextShare {

    private static final Map<String, Double> PARTS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("half", 1.0 / 2),
                            Map.entry("third", 1.0 / 3),
                            Map.entry("quarter", 1.0 / 4),
                            Map.entry("fourth", 1.0 / 4),
                            Map.entry("fifth", 1.0 / 5),
                            Map.entry("sixth", 1.0 / 6),
                            Map.entry("seventh", 1.0 / 7),
                            Map.entry("eighth", 1.0 / 8),
                            Map.entry("ninth", 1.0 / 9),
                            Map.entry("eleventh", 1.0 / 11),
                            Map.entry("twelfth", 1.0 / 12),
                            Map.entry("eighteenth", 1.0 / 18),
                            Map.entry("tenth", 1.0 / 10),
                            Map.entry("fifteenth", 1.0 / 15),
                            Map.entry("twentieth", 1.0 / 20),
                            Map.entry("thirtieth", 1.0 / 30),
                            Map.entry("fiftieth", 1.0 / 50),
                            Map.entry("hundredth", 1.0 / 100),
                            Map.entry("thousandth", 1.0 / 1000)));

    private static final Pattern SHARE =
            Pattern.compile(
                    "(?i)\\b(?:(?:an?|one)[ -](?<part>"
                            + String.join("|", PARTS.keySet())
                            + ")|(?<half>half)(?= (?:of )?(?:the|what|that|as)\\b)|(?<more>twice|double|triple)|(?:1/|(?:an?|one)[ -](?=\\d{1,4}(?:st|nd|rd|th)\\b))(?<over>\\d{1,4})(?:st|nd|rd|th)?)\\b(?! million| billion| trillion| dozen| an? | of an? )");

    private static final Map<String, Double> TIMES =
            Map.of("twice", 2.0, "double", 2.0, "triple", 3.0);

    private static final Unit UNIT = Unit.of("times").orElseThrow();

    private TextShare() {}

    static List<TextFigure> all(String text) {
        return Stream.concat(
                        SHARE.matcher(text)
                                .results()
                                .filter(match -> value(match) > 0)
                                .map(TextShare::figure),
                        BY_HALF.matcher(text).results().map(TextShare::half))
                .toList();
    }

    /** "Cut by more than half". */
    private static final Pattern BY_HALF =
            Pattern.compile(
                    "(?i)(?<=\\bby )(?:(?<said>more than|over|almost|nearly|about|roughly|around) )?half\\b(?! an? )");

    private static TextFigure half(MatchResult match) {
        var said = match.group(1);
        var comparator = said == null ? null : ComparatorWords.read(said).orElse(null);
        return new TextFigure(
                match.start(),
                match.end(),
                new WrittenFigure(comparator, 50, 50, "%", 0),
                Unit.of("percent").orElseThrow(),
                null);
    }

    private static final Pattern HALF = Pattern.compile("(?i)^\\s*half(?: of)?(?: an?| the)?\\s*$");

    private static final Pattern WHOLE =
            Pattern.compile("(?i)\\s*(" + SHARE.pattern() + ")(?: (?:of an?|an?|of the|the))?\\s*");

    /** Where a share is all that is written: "a tenth", "half a"; empty if it is not. */
    static Optional<WrittenFigure> whole(String text) {
        var plain = HALF.matcher(text).replaceFirst("one half");
        var share = SHARE.matcher(plain);
        return WHOLE.matcher(plain).matches() && share.find()
                ? Optional.of(figure(share.toMatchResult()).figure())
                : Optional.empty();
    }

    private static double value(MatchResult match) {
        var part = match.group(1);
        var over = match.group(4);
        if (over != null) {
            return over.matches("0+") ? 0 : 1 / Double.parseDouble(over);
        }
        var word = (part != null ? part : match.group()).toLowerCase(Locale.ROOT);
        return TIMES.containsKey(word) ? TIMES.get(word) : PARTS.get(word);
    }

    private static TextFigure figure(MatchResult match) {
        var value = value(match);
        return new TextFigure(
                match.start(),
                match.end(),
                new WrittenFigure(AuditComparator.ABOUT, value, value, "", 0),
                UNIT,
                null);
    }
}
