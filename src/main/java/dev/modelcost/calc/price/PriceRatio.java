package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Vocabulary;
import java.math.MathContext;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ratio of two prices.
 *
 * @param times first / second
 * @param mix differences in what should be the same for both prices, each with a sentence; empty if
 *     like is compared with like
 * @param steps how it was computed
 */
public record PriceRatio(double times, Map<Difference, String> mix, List<Step> steps) {

    /** What should be the same for two prices being compared. */
    public enum Difference implements Vocabulary {
        KIND,
        CURRENCY,
        BASIS,
        DATE
    }

    public PriceRatio {
        Require.notNegative("times", times);
        // Map.copyOf would order them differently each time the JVM starts.
        mix = Collections.unmodifiableMap(new TreeMap<>(mix));
        steps = List.copyOf(steps);
    }

    /**
     * The ratio of two like prices: cached with cached, input with input, list with list, in one
     * currency and on one day.
     *
     * @throws IllegalArgumentException if they are not alike, naming all differences, or the second
     *     is 0
     */
    public static PriceRatio of(PricePoint first, PricePoint second) {
        var mix = differences(first, second);
        if (!mix.isEmpty()) {
            throw new IllegalArgumentException(
                    "not comparable: " + String.join("; ", mix.values()));
        }
        return ratio(first, second, mix);
    }

    /**
     * The ratio of two prices that need not be alike, with their differences named. Different
     * currencies are still refused, because their ratio is not a plain number.
     *
     * @throws IllegalArgumentException if the currencies differ or the second price is 0
     */
    public static PriceRatio mixed(PricePoint first, PricePoint second) {
        var mix = differences(first, second);
        if (mix.containsKey(Difference.CURRENCY)) {
            throw new IllegalArgumentException("not comparable: " + mix.get(Difference.CURRENCY));
        }
        return ratio(first, second, mix);
    }

    /**
     * The differences in what should be the same for both prices, each with a sentence; empty if
     * the prices may be compared.
     */
    public static Map<Difference, String> differences(PricePoint first, PricePoint second) {
        var differences = new EnumMap<Difference, String>(Difference.class);
        note(
                differences,
                Difference.KIND,
                first,
                first.kind().slug(),
                second,
                second.kind().slug());
        note(differences, Difference.CURRENCY, first, first.currency(), second, second.currency());
        note(
                differences,
                Difference.BASIS,
                first,
                first.basis().slug(),
                second,
                second.basis().slug());
        note(differences, Difference.DATE, first, first.on(), second, second.on());
        return differences;
    }

    private static void note(
            Map<Difference, String> differences,
            Difference difference,
            PricePoint first,
            Object ofFirst,
            PricePoint second,
            Object ofSecond) {
        if (!ofFirst.equals(ofSecond)) {
            differences.put(
                    difference,
                    difference.slug()
                            + " of "
                            + first.subject()
                            + " is "
                            + ofFirst
                            + ", of "
                            + second.subject()
                            + " "
                            + ofSecond);
        }
    }

    private static PriceRatio ratio(
            PricePoint first, PricePoint second, Map<Difference, String> mix) {
        Require.positive("price of " + second.subject(), second.perMillionTokens().doubleValue());
        // Prices are decimals: 0.014 / 0.14 is 0.1, which binary fractions cannot represent
        // exactly.
        var times =
                first.perMillionTokens()
                        .divide(second.perMillionTokens(), MathContext.DECIMAL64)
                        .doubleValue();
        // For example, two sellers of the same model.
        var alike = name(first).equals(name(second));
        var firstName = (alike ? "first " : "") + name(first);
        var secondName = (alike ? "second " : "") + name(second);
        return new PriceRatio(
                times,
                mix,
                List.of(
                        Step.of(
                                "Price ratio",
                                firstName + " / " + secondName,
                                times,
                                "1",
                                input(firstName, first),
                                input(secondName, second))));
    }

    private static String name(PricePoint price) {
        var kind = price.kind().slug().replace('-', ' ');
        return "%s price of %s on %s".formatted(kind, price.subject(), price.on());
    }

    private static Input input(String name, PricePoint price) {
        return new Input(
                name,
                price.perMillionTokens().doubleValue(),
                price.currency() + "/Mtoken",
                price.source());
    }
}
