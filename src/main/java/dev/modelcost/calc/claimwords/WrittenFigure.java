package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import java.util.LinkedHashMap;
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
 */
public record WrittenFigure(
        AuditComparator comparator, double low, double high, String unit, int decimals) {

    /** A number in digits: with thousands set apart, with a decimal comma, or in powers of ten. */
    static final String NUMBER =
            "(?:\\d{1,3}(?:[,\\u2009\\u202f\\u00a0 ]\\d{3})+(?:\\.\\d+)?|\\d{1,3},\\d{1,2}(?!\\d)|\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d{1,3}|\\s?[x×*·]\\s?10\\s?\\^?\\s?[+-]?\\d{1,3})?";

    static final String CURRENCY = "US\\$|USD|\\$|€|EUR|£|GBP|¥|CNY|RMB|JPY";

    static final String MULTIPLE =
            "thousand|million|billion|trillion|quadrillion|quintillion|mn|mm|bn|tn|[kKmMbBtT]";

    private static final String COMPARATORS =
            ComparatorWords.longestFirst().stream()
                    .map(
                            word ->
                                    Character.isLetter(word.charAt(word.length() - 1))
                                            ? Pattern.quote(word) + "\\b"
                                            : Pattern.quote(word))
                    .collect(Collectors.joining("|"));

    private static final Map<String, String> SPELT = new LinkedHashMap<>();

    static {
        SPELT.put("a single", "1");
        SPELT.put("half a", "0.5");
        SPELT.put("half of a", "0.5");
        SPELT.put("a couple of", "2");
        SPELT.put("a few tens of", "20 to 50");
        SPELT.put("a few hundred", "200 to 500");
        SPELT.put("a few", "3 to 5");
        SPELT.put("several", "3 to 9");
        SPELT.put("dozens of", "24 to 99");
        SPELT.put("tens of", "20 to 99");
        SPELT.put("hundreds of", "200 to 999");
        SPELT.put("a dozen", "12");
        var words =
                new String[] {
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen",
                    "twenty"
                };
        for (var i = 0; i < words.length; i++) {
            SPELT.put(words[i], Integer.toString(i + 1));
        }
        SPELT.put("thirty", "30");
        SPELT.put("forty", "40");
        SPELT.put("fifty", "50");
        SPELT.put("sixty", "60");
        SPELT.put("seventy", "70");
        SPELT.put("eighty", "80");
        SPELT.put("ninety", "90");
        SPELT.put("a hundred", "100");
        SPELT.put("an", "1");
        SPELT.put("a", "1");
    }

    /** What a number in words counts: not every "a" is one. */
    private static final String COUNTED =
            "(?=[ -](?:hundred|thousand|million|billion|trillion|times|fold|days?|weeks?|months?|years?|hours?|(?:nvidia |amd |google )?(?:gpus?|tpus?|chips?|accelerators?|_+)|percent)(?![\\p{L}\\p{N}]))";

    private static final Pattern SPELT_NUMBER =
            Pattern.compile(
                    "\\b(" + spelt(SPELT.keySet().stream()) + ")\\b" + COUNTED,
                    Pattern.CASE_INSENSITIVE);

    private static final String NUMBER_IN_TEXT =
            NUMBER
                    + "|\\b(?:"
                    + spelt(
                            SPELT.entrySet().stream()
                                    .filter(entry -> entry.getValue().matches("[0-9.]+"))
                                    .map(Map.Entry::getKey))
                    + ")\\b"
                    + COUNTED;

    private static String spelt(java.util.stream.Stream<String> words) {
        return words.sorted(java.util.Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
    }

    private static final Pattern MULTIPLES_SPELT =
            Pattern.compile(
                    "\\b(thousand|million|billion|trillion)s(?: of)?\\b", Pattern.CASE_INSENSITIVE);

    /** Groups: comparator, currency, number, multiple, second currency, second number, rest. */
    static final Pattern FIGURE =
            Pattern.compile(
                    "(?<comparator>"
                            + COMPARATORS
                            + ")?\\s*(?<currency>"
                            + CURRENCY
                            + ")?\\s*(?<low>"
                            + NUMBER_IN_TEXT
                            + ")(?:\\s?(?<times>"
                            + MULTIPLE
                            + ")\\b)?(?:(?:\\s*(?:to|and|[-–—])\\s*|\\s*(?<plusminus>±|\\+/-)\\s*)(?:"
                            + CURRENCY
                            + ")?\\s*(?<high>"
                            + NUMBER
                            + ")(?:\\s?(?<highTimes>"
                            + MULTIPLE
                            + ")\\b)?)?(?<plus>\\+)?",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern WHOLE =
            Pattern.compile("\\s*" + FIGURE + "(?<rest>.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern POWER =
            Pattern.compile("(.*?)\\s?[x×*·]\\s?10\\s?\\^?\\s?([+-]?\\d{1,3})");

    private static final Pattern BARE_POWER =
            Pattern.compile("(?<![x×*·] ?)\\b10\\s?\\^\\s?(\\d{1,2})\\b");

    private static final Map<String, Double> SIZES =
            Map.of("k", 1e3, "m", 1e6, "b", 1e9, "t", 1e12, "q", 1e15);

    /** The figure that the text states; empty if it begins with none. */
    public static Optional<WrittenFigure> read(String text) {
        var match = WHOLE.matcher(inDigits(text));
        if (!match.matches()) {
            return Optional.empty();
        }
        return of(match, match.group("rest"));
    }

    /**
     * @param rest what follows the number, as far as it may be a unit
     */
    static Optional<WrittenFigure> of(Matcher match, String rest) {
        var low = number(match.group("low"));
        var second = match.group("high");
        if (rest.matches("\\s*[.,]?\\d.*")) {
            return Optional.empty();
        }
        var said =
                match.group("comparator") == null
                        ? null
                        : ComparatorWords.read(match.group("comparator")).orElse(null);
        var times =
                match.group("highTimes") == null ? match.group("times") : match.group("highTimes");
        var unit =
                "%s %s %s"
                        .formatted(orNone(match.group("currency")), orNone(times), rest)
                        .replaceAll("\\s+", " ")
                        .strip();
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
        var high = number(second);
        if (match.group("plusminus") != null) {
            return Optional.of(range(low - high, low + high, unit));
        }
        if (match.group("times") != null && match.group("highTimes") != null) {
            low *= size(match.group("times")) / size(match.group("highTimes"));
        }
        return high > low ? Optional.of(range(low, high, unit)) : Optional.empty();
    }

    private static WrittenFigure range(double low, double high, String unit) {
        return new WrittenFigure(AuditComparator.RANGE, Math.max(0, low), high, unit, 0);
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

    /** Writes numbers in words with digits: "half a million" is "0.5 million". */
    static String inDigits(String text) {
        var powers = BARE_POWER.matcher(superscripts(text)).replaceAll("1e$1");
        var multiples = MULTIPLES_SPELT.matcher(powers).replaceAll("$1");
        return SPELT_NUMBER
                .matcher(multiples)
                .replaceAll(m -> SPELT.get(m.group(1).toLowerCase(java.util.Locale.ROOT)))
                .replaceAll("(?i)^(of|the)\\s+", "");
    }

    private static String superscripts(String text) {
        var plain = new StringBuilder();
        var raised = false;
        for (var c : text.toCharArray()) {
            var digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
            if (digit >= 0 && !raised && plain.length() > 1 && plain.toString().endsWith("10")) {
                plain.append('^');
            }
            raised = digit >= 0;
            plain.append(digit >= 0 ? (char) ('0' + digit) : c);
        }
        return plain.toString();
    }

    private static double number(String digits) {
        var spelt = SPELT.get(digits.toLowerCase(java.util.Locale.ROOT));
        if (spelt != null) {
            return Double.parseDouble(spelt);
        }
        var power = POWER.matcher(digits);
        if (power.matches()) {
            return Double.parseDouble(plain(power.group(1)) + "e" + power.group(2));
        }
        return Double.parseDouble(plain(digits));
    }

    private static int decimals(String digits) {
        var point =
                Math.max(
                        digits.indexOf('.'),
                        DECIMAL_COMMA.matcher(digits).matches() ? digits.indexOf(',') : -1);
        return point < 0 || !digits.matches("[\\d,.]+") ? 0 : digits.length() - point - 1;
    }

    /** Its last printed place as a share of it, if decimals were printed: 0.01 / 2.5; else null. */
    public Double printedShare() {
        return decimals == 0 || low <= 0 ? null : StrictMath.pow(10, -decimals) / low;
    }

    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d{1,3},\\d{1,2}");

    private static String plain(String digits) {
        return DECIMAL_COMMA.matcher(digits).matches()
                ? digits.replace(',', '.')
                : withoutGaps(digits);
    }

    private static String withoutGaps(String digits) {
        return digits.replaceAll("[,\\u2009\\u202f\\u00a0 ]", "");
    }
}
