package dev.modelcost.calc.audit;

import dev.modelcost.calc.units.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Formats numbers and quantities for sentences. */
final class AuditWords {

    private static final double PLAIN_MOST = 1e7;
    private static final double WORDED_MOST = 1e15;
    private static final int DIGITS = 4;

    private AuditWords() {}

    /** {@code 294,000}, {@code 5.576 million}, {@code 3.8e25}. */
    static String number(double value) {
        var size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= WORDED_MOST || size < 1e-4) {
            return rounded(value).toString().replace("E+", "e").replace("E-", "e-");
        }
        if (size >= PLAIN_MOST) {
            return size >= 1e12
                    ? plain(value / 1e12) + " trillion"
                    : size >= 1e9
                            ? plain(value / 1e9) + " billion"
                            : plain(value / 1e6) + " million";
        }
        return plain(value);
    }

    private static String plain(double value) {
        var number =
                value >= 1000 && isWhole(value)
                        ? BigDecimal.valueOf(Math.rint(value))
                        : rounded(value);
        return grouped(
                number.setScale(Math.max(0, number.stripTrailingZeros().scale())).toPlainString());
    }

    /** The audit of all claims writes thousands of numbers, for which a format takes too long. */
    private static String grouped(String plain) {
        var point = plain.indexOf('.');
        var grouped = new StringBuilder(plain);
        var first = plain.startsWith("-") ? 1 : 0;
        for (int at = (point < 0 ? plain.length() : point) - 3; at > first; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /** Conversion between units leaves noise behind the twelfth digit. */
    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) <= 1e-12 * value;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
    }

    /** {@code 294,000 USD}; without a unit for pure numbers. */
    static String quantity(double value, Unit unit) {
        return switch (unit.name()) {
            case "ratio", "fraction" -> number(value);
            case "percent", "%" -> number(value) + " %";
            case "times", "x" -> number(value) + " times";
            case "chips", "GPUs", "TPUs" -> number(value) + (value == 1 ? " chip" : " chips");
            default -> multiple(value, unit);
        };
    }

    /** {@code 5.576 million USD}, not {@code 5.576 USD M}. */
    private static String multiple(double value, Unit unit) {
        var one = value * unit.multiple() == 1;
        var name = unit.withoutMultiple().replace("USD cents", "US cents");
        if (unit.moneyOf().isPresent()) {
            return number(value) + " USD of " + unit.moneyOf().get();
        }
        return number(value * unit.multiple())
                + " "
                + (one && COUNTED.matcher(name).matches()
                        ? name.substring(0, name.length() - 1)
                        : name);
    }

    /** "1 year", but "1 MWh". */
    private static final Pattern COUNTED = Pattern.compile("(?:[a-z]+-|US )?[a-z]{3,}s");

    /** {@code ten times}, {@code a thousandth of}. */
    static String tens(int power) {
        if (power == 1) {
            return "ten times";
        }
        if (power == -1) {
            return "a tenth of";
        }
        var size = number(StrictMath.pow(10, Math.abs(power)));
        return power > 0
                ? size + " times"
                : power == -2
                        ? "a hundredth of"
                        : power == -3
                                ? "a thousandth of"
                                : power == -6
                                        ? "a millionth of"
                                        : power == -9
                                                ? "a billionth of"
                                                : "one part in " + size + " of";
    }

    /**
     * {@code ; in total it is}, with the comma that closes a label such as "Colossus, expanded".
     */
    static String label(String label) {
        return label.contains(", ") ? label + "," : label;
    }

    /** {@code 877.2 W per chip}. */
    static String implied(AuditCheck check) {
        return told(check, number(check.implied()));
    }

    /** {@code 210 to 2,274 W per chip}; what a check holds for plausible. */
    static String plausible(AuditCheck check) {
        return told(check, range(check));
    }

    private static String told(AuditCheck check, String value) {
        return switch (check.name()) {
            case "usd-for-the-work" -> "a cost of " + value + " USD";
            case "usd-per-chip" -> value + " USD per chip";
            case "wh-per-request" -> value + " Wh per request";
            case "joules-per-token" -> value + " J per token";
            case "usd-per-chip-hour" -> value + " USD per chip-hour";
            case "mfu" ->
                    "an MFU of "
                            + value
                            + (check.plausible() != null && check.plausible().high() > 1
                                    ? " against the 16-bit peak"
                                    : "");
            case "run-throughput" ->
                    check.unit().equals("ratio")
                            ? "an MFU of " + value
                            : value + " TFLOP/s for each chip";
            case "pue" -> "a PUE of " + value;
            case "watts-per-chip" -> value + " W per chip";
            case "kg-co2-per-kwh" -> value + " kg of CO2e per kWh";
            case "litres-per-kwh" -> value + " litres per kWh";
            case "tokens-per-second-per-chip" -> value + " tokens per second per chip";
            default -> value + " " + check.unit();
        };
    }

    /** {@code about 5.6 million USD}. */
    static String value(AuditClaim claim) {
        if (claim.comparator() == AuditComparator.RANGE) {
            return range(claim.unit(), claim.low()) + " to " + quantity(claim.high(), claim.unit());
        }
        return claim.comparator().words() + quantity(claim.low(), claim.unit());
    }

    private static String range(Unit unit, double low) {
        return number(low * unit.multiple());
    }

    /** A figure in the claim's unit. */
    static String value(AuditFigure figure, AuditClaim claim) {
        var low = claim.unit().fromBase(figure.value());
        return figure.high() > figure.value()
                ? range(claim.unit(), low)
                        + " to "
                        + quantity(claim.unit().fromBase(figure.high()), claim.unit())
                : quantity(low, claim.unit());
    }

    /** {@code The figure of 294,000 USD for the training of DeepSeek-R1}. */
    static String figure(AuditClaim claim, AuditFacts facts) {
        var phrase = phrase(claim, facts);
        var value = value(claim);
        var named =
                claim.metric() == AuditMetric.MFU || claim.metric() == AuditMetric.PUE
                        ? "The " + claim.metric().name() + " of "
                        : "The figure of ";
        return named
                + value
                + " "
                + (claim.metric() == AuditMetric.PRICE_RATIO && facts.prices().otherName() != null
                        ? phrase + " against " + facts.prices().otherName()
                        : phrase);
    }

    private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2}");
    private static final Pattern SAYS_SPENDING =
            Pattern.compile("(?i)^capital expenditure|\\bspending\\b");

    /** A request does not train: {@code for a request to ChatGPT}. */
    private static String phrase(AuditClaim claim, AuditFacts facts) {
        var subject = facts.subject();
        var chips = claim.stated().chipCount();
        if (claim.metric() == AuditMetric.PEAK_FLOPS && chips != null && chips > 1) {
            return "for the peak of %s %s chips".formatted(number(chips), subject);
        }
        if (claim.metric() == AuditMetric.USD_PER_CHIP_HOUR && facts.isChip()) {
            return "for the rent of " + subject;
        }
        if (claim.metric() == AuditMetric.SPENDING && SAYS_SPENDING.matcher(subject).find()) {
            // Capital expenditure, but AI spending.
            return ACRONYM.matcher(subject).lookingAt()
                    ? "for " + subject
                    : "for "
                            + subject.substring(0, 1).toLowerCase(Locale.ROOT)
                            + subject.substring(1);
        }
        return switch (claim.scope()) {
            case "per-request" -> "for a request to " + subject;
            case "per-token" -> "for a token of " + subject;
            case "market" -> "for " + subject;
            default -> claim.metric().phrase(subject);
        };
    }

    /** {@code 31,120 to 44,490}; one number where both ends are the same. */
    static String between(AuditRange range) {
        return range.low() == range.high()
                ? number(range.low())
                : number(range.low()) + " to " + number(range.high());
    }

    /** {@code cached-input 53.6, input 27.3, output 27.4}; small ones with the digits they need. */
    static String ratios(Map<String, Double> ratios) {
        return ratios.entrySet().stream()
                .map(e -> e.getKey() + " " + ratio(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String ratio(double ratio) {
        return Math.abs(ratio) >= 1
                ? String.format(Locale.ROOT, "%.1f", ratio)
                : new BigDecimal(ratio).round(new MathContext(2)).toPlainString();
    }

    /** {@code 0.05 to 0.6}, {@code at most 13,300}; what a check holds for plausible. */
    static String range(AuditCheck check) {
        var range = check.plausible();
        if (range.high() == Double.MAX_VALUE) {
            return "at least " + number(range.low());
        }
        if (range.low() <= 0) {
            return "at most " + number(range.high());
        }
        return "%s to %s".formatted(number(range.low()), number(range.high()));
    }
}
