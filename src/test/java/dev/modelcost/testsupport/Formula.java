package dev.modelcost.testsupport;

import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Evaluates the formula of a {@link Step} as a reader would: with its own inputs and nothing else.
 *
 * <pre>
 *   condition  = comparison { "and" comparison }
 *   comparison = sum [ ( ">=" | "&lt;" ) sum ]
 *   sum        = product { ( "+" | "-" ) product }
 *   product    = factor { ( "x" | "/" ) factor }
 *   factor     = "-" factor | operand [ "^" factor ]
 *   operand    = name of an input | number | function "(" sum { "," sum } ")" | "(" sum ")"
 *   function   = "max" | "median" | "sqrt" | "exp" | "ln" | "log2" | "ceil"
 * </pre>
 *
 * <p>Where several names of inputs fit, the longest counts: {@code chips per server} is not {@code
 * chips}. A comparison that holds is 1, one that does not is 0.
 */
public final class Formula {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?(e\\d+)?(?!\\w)");
    private static final Pattern FUNCTION =
            Pattern.compile("(max|median|sqrt|exp|ln|log2|ceil)\\(");

    private final String text;
    private final Map<String, Double> values = new HashMap<>();
    private final List<String> longestFirst;
    private final Set<String> used = new HashSet<>();
    private int at;

    private Formula(Step step) {
        text = step.formula();
        for (var input : step.inputs()) {
            var other = values.putIfAbsent(input.name(), input.value());
            if (other != null && other != input.value()) {
                throw new IllegalArgumentException("two numbers are called " + input.name());
            }
        }
        longestFirst =
                values.keySet().stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList();
    }

    /**
     * The value of the step's formula.
     *
     * @throws IllegalArgumentException if the formula is not one of the grammar, names what is not
     *     among the inputs, or leaves one of them out, or two numbers share a name
     */
    public static double evaluate(Step step) {
        var formula = new Formula(step);
        var value = formula.condition();
        if (formula.at < formula.text.length()) {
            throw formula.unreadable();
        }
        for (var input : step.inputs()) {
            if (!formula.used.contains(input.name())) {
                throw new IllegalArgumentException(input.name() + " is not in the formula");
            }
        }
        return value;
    }

    private double condition() {
        var value = comparison();
        while (accept("and ")) {
            value = Math.min(value, comparison());
        }
        return value;
    }

    private double comparison() {
        var left = sum();
        if (accept(">=")) {
            return left >= sum() ? 1 : 0;
        }
        if (accept("<")) {
            return left < sum() ? 1 : 0;
        }
        return left;
    }

    private double sum() {
        var value = product();
        while (true) {
            if (accept("+")) {
                value += product();
            } else if (accept("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        var value = factor();
        while (true) {
            if (accept("x ")) {
                value *= factor();
            } else if (accept("/")) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private double factor() {
        if (accept("-")) {
            return -factor();
        }
        var value = operand();
        return accept("^") ? Math.pow(value, factor()) : value;
    }

    private double operand() {
        var input = longestFirst.stream().filter(this::isHere).findFirst();
        if (input.isPresent()) {
            at += input.get().length();
            used.add(input.get());
            return values.get(input.get());
        }
        var number = accept(NUMBER);
        if (number.isPresent()) {
            return Double.parseDouble(number.get());
        }
        var function = accept(FUNCTION);
        if (function.isPresent()) {
            var arguments = new ArrayList<Double>();
            do {
                arguments.add(sum());
            } while (accept(","));
            require(")");
            return apply(function.get(), arguments);
        }
        require("(");
        var value = sum();
        require(")");
        return value;
    }

    private double apply(String function, List<Double> arguments) {
        if (function.equals("max(")) {
            return arguments.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
        if (function.equals("median(")) {
            return median(arguments);
        }
        if (arguments.size() != 1) {
            throw unreadable();
        }
        double x = arguments.get(0);
        return switch (function) {
            case "sqrt(" -> Math.sqrt(x);
            case "exp(" -> Math.exp(x);
            case "ln(" -> Math.log(x);
            case "log2(" -> log2(x);
            default -> Math.ceil(x);
        };
    }

    /** Of an even number, the mean of the two in the middle. */
    private static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        var upper = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(upper)
                : (sorted.get(upper - 1) + sorted.get(upper)) / 2;
    }

    /** Exact for powers of two, of which the quotient of logarithms is a little off. */
    private static double log2(double x) {
        var exponent = Math.getExponent(x);
        return x == Math.scalb(1, exponent) ? exponent : Math.log(x) / Math.log(2);
    }

    /** Whether a name stands here, and not only the beginning of a longer word. */
    private boolean isHere(String name) {
        skipBlanks();
        var end = at + name.length();
        return text.startsWith(name, at)
                && (end == text.length()
                        || !Character.isLetterOrDigit(text.charAt(end))
                        || !Character.isLetterOrDigit(text.charAt(end - 1)));
    }

    private boolean accept(String token) {
        skipBlanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private Optional<String> accept(Pattern token) {
        skipBlanks();
        var matcher = token.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private void require(String token) {
        if (!accept(token)) {
            throw unreadable();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "cannot be read from here on: '%s' of '%s'".formatted(text.substring(at), text));
    }
}
