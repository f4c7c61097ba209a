package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Time;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Compares own chips, paid by the hour whether busy or idle, with an API paid by the token.
 *
 * <p>A month is a twelfth of 8,766 hours.
 *
 * @param usdPerMonth cost of the own chips plus other fixed costs
 * @param tokensPerMonth at which both cost the same
 * @param capacityTokensPerMonth what the own chips can process at full load
 * @param utilisation at which both cost the same: tokens per month / capacity; above 1 if the own
 *     chips can never be cheaper
 * @param apiUsdPerMillionTokens API price compared with, blended in the proportions of the traffic
 * @param steps how it was computed
 */
public record BreakEven(
        double usdPerMonth,
        double tokensPerMonth,
        double capacityTokensPerMonth,
        double utilisation,
        double apiUsdPerMillionTokens,
        List<Step> steps) {

    /**
     * A point on the curve: the cost of a million tokens on own chips that are busy for a share of
     * the time.
     */
    public record Point(
            double utilisation,
            double tokensPerMonth,
            double ownUsdPerMillionTokens,
            double apiUsdPerMillionTokens) {

        /** Whether tokens cost no more on own chips than from the API at this point. */
        public boolean ownPays() {
            return ownUsdPerMillionTokens <= apiUsdPerMillionTokens;
        }
    }

    private static final double HOURS_PER_MONTH = Time.HOURS_PER_YEAR / Time.MONTHS_PER_YEAR;

    public BreakEven {
        steps = List.copyOf(steps);
    }

    /**
     * @param chips paid for
     * @param usdPerChipHour what each costs, busy or not
     * @param fixedUsdPerMonth other fixed costs, such as staff; not negative
     * @param tokensPerSecond throughput of all chips at full load, prompt and output in the
     *     proportions of the traffic
     * @param apiUsdPerMillionTokens price of the API, blended in the same proportions
     * @throws IllegalArgumentException if any other number is not above 0
     */
    public static BreakEven of(
            int chips,
            double usdPerChipHour,
            double fixedUsdPerMonth,
            double tokensPerSecond,
            double apiUsdPerMillionTokens) {
        Require.positive("chips", chips);
        Require.positive("usdPerChipHour", usdPerChipHour);
        Require.notNegative("fixedUsdPerMonth", fixedUsdPerMonth);
        Require.positive("tokensPerSecond", tokensPerSecond);
        Require.positive("apiUsdPerMillionTokens", apiUsdPerMillionTokens);
        var usd = chips * usdPerChipHour * HOURS_PER_MONTH + fixedUsdPerMonth;
        var tokens = usd / apiUsdPerMillionTokens * 1e6;
        var capacity = tokensPerSecond * 3600 * HOURS_PER_MONTH;
        var hours = Input.of("hours per month", HOURS_PER_MONTH, "h");
        return new BreakEven(
                usd,
                tokens,
                capacity,
                tokens / capacity,
                apiUsdPerMillionTokens,
                List.of(
                        Step.of(
                                "Own chips, a month",
                                "chips x USD per chip-hour x hours per month + fixed",
                                usd,
                                "USD",
                                Input.of("chips", chips, "chip"),
                                Input.of("USD per chip-hour", usdPerChipHour, "USD/chip-hour"),
                                hours,
                                Input.of("fixed", fixedUsdPerMonth, "USD")),
                        Step.of(
                                "Break-even",
                                "own chips / API price x 1e6",
                                tokens,
                                "token/month",
                                Input.of("own chips", usd, "USD"),
                                Input.of("API price", apiUsdPerMillionTokens, "USD/Mtoken")),
                        Step.of(
                                "Capacity",
                                "tokens per second x 3600 x hours per month",
                                capacity,
                                "token/month",
                                Input.of("tokens per second", tokensPerSecond, "token/s"),
                                hours),
                        Step.of(
                                "Utilisation at break-even",
                                "break-even / capacity",
                                tokens / capacity,
                                "1",
                                Input.of("break-even", tokens, "token/month"),
                                Input.of("capacity", capacity, "token/month"))));
    }

    /** Whether the own chips can serve the break-even volume at all. */
    public boolean reachable() {
        return utilisation <= 1;
    }

    /**
     * The cost of tokens on own chips at each of these utilisations.
     *
     * @throws IllegalArgumentException if a utilisation is not above 0 and at most 1
     */
    public List<Point> curve(double... utilisations) {
        return DoubleStream.of(utilisations)
                .mapToObj(
                        share -> {
                            var tokens =
                                    Require.share("utilisation", share) * capacityTokensPerMonth;
                            return new Point(
                                    share,
                                    tokens,
                                    usdPerMonth / tokens * 1e6,
                                    apiUsdPerMillionTokens);
                        })
                .toList();
    }
}
