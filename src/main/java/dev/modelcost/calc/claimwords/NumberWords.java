package dev.modelcost.calc.claimwords;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers as they are printed, in digits or in words: "2,788", "10^25", "half a", "a few tens of".
 */
final class NumberWords {

    private static final String RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}";

    private static final String HAT = "\\s?(?:\\^|\\*\\*)\\s?\\{?";

    /**
     * A number in digits: with thousands set apart, with a decimal comma, or in powers of ten. The
     * digits behind a power are its own: 10^25. Points set thousands apart where there are two or
     * more of them; a single one is that of a decimal.
     */
    static final String NUMBER =
            "(?:10(?:"
                    + HAT
                    + "\\d{1,2}\\}?|"
                    + RAISED
                    + ")|(?:\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d{1,2})?(?!\\d)|\\d{1,3}(?:['’]\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:[,\\u2009\\u202f\\u00a0 ]\\d{3})+(?:\\.\\d+)?|\\d{1,3},\\d{1,2}(?!\\d)|\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d{1,3}|\\s?[x×*·]\\s?10(?:(?:"
                    + HAT
                    + ")?[+-]?\\d{1,3}\\}?|"
                    + RAISED
                    + "))?)";

    private static final Map<String, String> SPELT = new LinkedHashMap<>();

    static {
        SPELT.put("a single", "1");
        SPELT.put("a couple of", "2");
        SPELT.put("a few tens of", "20 to 50");
        SPELT.put("a few hundred", "200 to 500");
        SPELT.put("a few", "3 to 5");
        SPELT.put("several", "3 to 9");
        SPELT.put("several hundred", "300 to 900");
        SPELT.put("dozens of", "24 to 99");
        SPELT.put("tens of", "20 to 99");
        SPELT.put("hundreds of", "200 to 999");
        SPELT.put("a dozen", "12");
        var parts =
                Map.of(
                        "half", "0.5",
                        "quarter", "0.25",
                        "fifth", "0.2",
                        "tenth", "0.1",
                        "hundredth", "0.01");
        parts.forEach(
                (part, value) -> {
                    for (var of : new String[] {"a %s of an", "a %s of a", "one %s of a"}) {
                        SPELT.put(of.formatted(part), value);
                    }
                });
        SPELT.put("half a", "0.5");
        SPELT.put("half an", "0.5");
        SPELT.put("half of a", "0.5");
        SPELT.put("three quarters of a", "0.75");
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
            SPELT.put(words[i] + " and a half", (i + 1) + ".5");
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

    /** What a number in words counts: not every "a" is one, and "a ton of" may be idle talk. */
    private static final String COUNTED =
            "(?=[ -](?:hundred|thousands?|millions?|billions?|trillions?|times|fold|days?|weeks?|months?|years?|hours?|(?:nvidia |amd |google )?(?:gpus?|tpus?|chips?|accelerators?|_+)|nodes|servers|machines|hosts|percent|cents?|dollars?|euros?|(?:milli|centi)?lit(?:er|re)s?|gallons?|grams?|(?:milli|kilo|mega|giga|tera)?watts?|(?:milli|kilo|mega)?joules?|(?:peta|exa)flops?|tonn?es? of (?:co|carbon))(?![\\p{L}\\p{N}]))";

    private static final String WORDS = "\\b(?:" + spelt(SPELT.keySet().stream()) + ")\\b";

    /** What stands before the second number of "five to six days". */
    private static final String UP_TO = "(?: to | and |-)";

    private static final Pattern SPELT_NUMBER =
            Pattern.compile(
                    "(" + WORDS + ")(?:" + COUNTED + "|(?=" + UP_TO + WORDS + COUNTED + "))",
                    Pattern.CASE_INSENSITIVE);

    /** The second number of a range. */
    static final String SECOND = NUMBER + "|" + WORDS + COUNTED;

    /** A number in digits or in words within a text. */
    static final String IN_TEXT =
            NUMBER + "|" + WORDS + "(?:" + COUNTED + "|(?=" + UP_TO + WORDS + COUNTED + "))";

    private static final Pattern MULTIPLES_SPELT =
            Pattern.compile(
                    "\\b(thousand|million|billion|trillion)s(?: of)?\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern POWER =
            Pattern.compile("(.*?)\\s?[x×*·]\\s?10\\s?\\^?\\s?([+-]?\\d{1,3})");

    private static final Pattern BARE_POWER =
            Pattern.compile("(?<![x×*·] ?)\\b10\\s?\\^\\s?(\\d{1,2})\\b");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d{1,3},\\d{1,2}");

    private NumberWords() {}

    private static String spelt(Stream<String> words) {
        return words.sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
    }

    /** Writes numbers in words with digits: "half a million" is "0.5 million". */
    static String inDigits(String text) {
        var powers = BARE_POWER.matcher(withHats(text)).replaceAll("1e$1");
        var multiples = MULTIPLES_SPELT.matcher(powers).replaceAll("$1");
        return SPELT_NUMBER
                .matcher(multiples)
                .replaceAll(m -> SPELT.get(m.group(1).toLowerCase(Locale.ROOT)))
                .replaceAll("(?i)^(of|the)\\s+", "");
    }

    /** 10²⁵, 10**25 and 10^{25} as 10^25. */
    private static String withHats(String text) {
        var plain = new StringBuilder();
        var raised = false;
        for (var c : text.replace("**", "^").toCharArray()) {
            var digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
            if (digit >= 0 && !raised && plain.length() > 1 && plain.toString().endsWith("10")) {
                plain.append('^');
            }
            raised = digit >= 0;
            plain.append(digit >= 0 ? (char) ('0' + digit) : c);
        }
        return plain.toString().replaceAll("\\^\\s?\\{(\\d+)\\}", "^$1");
    }

    /** The lowest and the highest number that digits or words stand for; mostly one. */
    static double[] values(String digits) {
        var spelt = SPELT.get(digits.toLowerCase(Locale.ROOT));
        if (spelt != null) {
            var ends = spelt.split(" to ");
            return new double[] {
                Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1])
            };
        }
        var value = number(withHats(digits));
        return new double[] {value, value};
    }

    private static double number(String digits) {
        var power = POWER.matcher(digits);
        if (power.matches()) {
            return Double.parseDouble(plain(power.group(1)) + "e" + power.group(2));
        }
        var bare = BARE_POWER.matcher(digits);
        return Double.parseDouble(bare.matches() ? "1e" + bare.group(1) : plain(digits));
    }

    /** Whether it is written like 5,57. */
    static boolean hasDecimalComma(String digits) {
        return DECIMAL_COMMA.matcher(digits).matches();
    }

    private static final Pattern POINTS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d{1,2})?");

    /** In the digits of a programme: 5576000 for 5.576.000, 5,576,000 and 5'576'000. */
    static String plain(String digits) {
        var decimal = POINTS.matcher(digits).matches() ? digits.replace(".", "") : digits;
        return hasDecimalComma(digits) || !decimal.equals(digits)
                ? decimal.replace(',', '.')
                : digits.replaceAll("[,'’\\u2009\\u202f\\u00a0 ]", "");
    }
}
