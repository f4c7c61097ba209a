package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A figure as it is printed: "5.576 million", "$294K", "1,287", "20 to 50", "less than 5".
 *
 * @param comparator how the words before the number say it is meant; null if they do not
 * @param low the number, before any multiple; the low end of a range
 * @param high the high end of a range; the number itself if it is none
 * @param unit what stands around the number, to be read as a unit: "million", "USD K"; empty if
 *     nothing does
 * @param decimals digits behind the decimal point, as printed: 2 of 2.50; 0 for none
 * @param parts of how many it is one: 20 of a twentieth; 0 if it is not written so
 */
public record WrittenFigure(
        AuditComparator comparator, double low, double high, String unit, int decimals, int parts) {

    /** Of what is not written as one part in so many. */
    public WrittenFigure(
            AuditComparator comparator, double low, double high, String unit, int decimals) {
        this(comparator, low, high, unit, decimals, 0);
    }

    /** The same number, meant otherwise. */
    WrittenFigure with(AuditComparator other) {
        return new WrittenFigure(other, low, high, unit, decimals, parts);
    }

    static final String CURRENCY = "US\\$|USD|\\$|€|EUR|£|GBP|¥|CNY|RMB|JPY";

    static final String MULTIPLE =
            "hundred(?: (?:thousand|million|billion|trillion))?|(?:thousand|million|billion|trillion)(?:s(?: of)?)?|quadrillion|quintillion|mn|mm|bn|tn|[kKmMbBtT]";

    private static final String COMPARATORS =
            ComparatorWords.longestFirst().stream()
                    .map(
                            word ->
                                    Character.isLetter(word.charAt(word.length() - 1))
                                            ? Pattern.quote(word) + "\\b"
                                            : Pattern.quote(word))
                    .collect(Collectors.joining("|"));

    /** Groups: comparator, currency, number, multiple, second currency, second number, rest. */
    static final Pattern FIGURE =
            Pattern.compile(
                    "(?:(?<comparator>"
                            + COMPARATORS
                            + ")[\"”’]?)?\\s*(?<currency>"
                            + CURRENCY
                            + ")?\\s*(?<low>"
                            + NumberWords.IN_TEXT
                            + ")(?:\\s?(?<times>"
                            + MULTIPLE
                            + ")\\b)?(?:(?:(?<to>\\s*(?:to|and|[-–—])\\s*)|\\s*(?<plusminus>±|\\+/-)\\s*)(?:"
                            + CURRENCY
                            + ")?\\s*(?<high>"
                            + NumberWords.SECOND
                            + ")(?:\\s?(?<highTimes>"
                            + MULTIPLE
                            + ")\\b)?)?(?<plus>\\+|[ -]plus\\b)?",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern WHOLE =
            Pattern.compile("\\s*" + FIGURE + "(?<rest>.*)", Pattern.CASE_INSENSITIVE);

    /** "32% to 36%" says its unit twice. */
    private static final Pattern UNIT_TWICE =
            Pattern.compile(
                    "(\\d)\\s*(%|percent|\\p{L}{1,4})(\\s*(?:to|and|[-–—])\\s*)(\\d[\\d.,]*)\\s*\\2(?!\\p{L})");

    private static final Map<String, Double> SIZES =
            Map.of("k", 1e3, "m", 1e6, "b", 1e9, "t", 1e12, "q", 1e15);

    /** The figure that the text states; empty if it begins with none. */
    public static Optional<WrittenFigure> read(String text) {
        var share = TextShare.whole(text);
        if (share.isPresent()) {
            return share;
        }
        var once = UNIT_TWICE.matcher(NumberWords.inDigits(text)).replaceFirst("$1$3$4 $2");
        var match = WHOLE.matcher(once);
        if (!match.matches()) {
            return Optional.empty();
        }
        return of(match, match.group("rest"));
    }

    /**
     * @param rest what follows the number, as far as it may be a unit
     */
    static Optional<WrittenFigure> of(Matcher match, String rest) {
        var values = NumberWords.values(match.group("low"));
        var hundreds = hundreds(match.group("times"));
        var low = values[0] * hundreds;
        var second = match.group("high");
        if (rest.matches("\\s*[.,]?\\d.*")) {
            return Optional.empty();
        }
        var said =
                match.group("comparator") == null
                        ? null
                        : ComparatorWords.read(match.group("comparator")).orElse(null);
        var times =
                withoutHundreds(
                        match.group("highTimes") == null
                                ? match.group("times")
                                : match.group("highTimes"));
        var unit =
                "%s %s %s"
                        .formatted(orNone(match.group("currency")), orNone(times), rest)
                        .replaceAll("\\s+", " ")
                        .strip();
        if (second == null && values[1] > values[0]) {
            return Optional.of(range(low, values[1] * hundreds, unit));
        }
        if (second == null) {
            var bound =
                    match.group("plus") != null && said == null ? AuditComparator.AT_LEAST : said;
            return Optional.of(
                    new WrittenFigure(
                            bound == AuditComparator.RANGE ? null : bound,
                            low,
                            low,
                            unit,
                            decimals(match.group("low"))));
        }
        var high = NumberWords.values(second)[0] * hundreds(match.group("highTimes"));
        if (match.group("plusminus") != null) {
            return Optional.of(range(low - high, low + high, unit));
        }
        if (match.group("times") != null && match.group("highTimes") != null) {
            low *=
                    size(withoutHundreds(match.group("times")))
                            / size(withoutHundreds(match.group("highTimes")));
        }
        return high > low ? Optional.of(range(low, high, unit)) : Optional.empty();
    }

    private static WrittenFigure range(double low, double high, String unit) {
        return new WrittenFigure(AuditComparator.RANGE, Math.max(0, low), high, unit, 0);
    }

    /** "Hundred million" is a hundred times a million. */
    private static double hundreds(String times) {
        return times != null && times.regionMatches(true, 0, "hundred", 0, 7) ? 100 : 1;
    }

    private static String withoutHundreds(String times) {
        return times == null
                ? null
                : times.replaceFirst("(?i)^hundred\\s*", "").replaceFirst("(?i)s(?: of)?$", "");
    }

    private static String orNone(String text) {
        return text == null ? "" : text;
    }

    /** The multiple that a word or a letter stands for; 1 for none. */
    static double size(String times) {
        if (times == null) {
            return 1;
        }
        var word = times.toLowerCase(java.util.Locale.ROOT);
        return switch (word) {
            case "thousand" -> 1e3;
            case "million", "mn", "mm" -> 1e6;
            case "billion", "bn" -> 1e9;
            case "trillion", "tn" -> 1e12;
            case "quadrillion" -> 1e15;
            case "quintillion" -> 1e18;
            default -> SIZES.getOrDefault(word, 1.0);
        };
    }

    private static int decimals(String digits) {
        var plain = NumberWords.plain(digits);
        var point = plain.indexOf('.');
        return point < 0 || !plain.matches("[\\d.]+") ? 0 : plain.length() - point - 1;
    }

    /** How exactly it is printed, if as one part in so many or with decimals; else null. */
    public AuditClaim.Printed printed() {
        if (parts > 1) {
            return AuditClaim.Printed.asPart(parts);
        }
        return decimals == 0 || low <= 0
                ? null
                : AuditClaim.Printed.inDigits(StrictMath.pow(10, -decimals) / low);
    }
}
