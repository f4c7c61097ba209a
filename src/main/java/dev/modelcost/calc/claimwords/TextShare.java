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

    private static final Map<String, Integer> PARTS = new TreeMap<>();

    static {
        PARTS.put("half", 2);
        PARTS.put("third", 3);
        PARTS.put("quarter", 4);
        PARTS.put("hundredth", 100);
        PARTS.put("thousandth", 1000);
        var ones =
                "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                        .split(" ");
        for (var i = 0; i < ones.length; i++) {
            PARTS.put(ones[i], 4 + i);
        }
        var tens =
                "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
                        .split(" ");
        for (var i = 0; i < tens.length; i++) {
            PARTS.put(tens[i], 20 + 10 * i);
        }
    }

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
        return TIMES.containsKey(word) ? TIMES.get(word) : 1.0 / PARTS.get(word);
    }

    private static TextFigure figure(MatchResult match) {
        var value = value(match);
        return new TextFigure(
                match.start(),
                match.end(),
                new WrittenFigure(
                        AuditComparator.ABOUT, value, value, "", 0, (int) Math.round(1 / value)),
                UNIT,
                null);
    }
}
