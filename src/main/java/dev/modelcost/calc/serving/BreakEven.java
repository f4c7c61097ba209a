package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Compares own chips, paid by the hour whether busy or idle, with an API paid by the token.
 *
 * @param replicas copies of the model that serve the break-even volume; a whole number, at least 1
 * @param usdPerMonth cost of their chips plus other fixed costs
 * @param tokensPerMonth at which both cost the same
 * @param capacityTokensPerMonth what the chips can process at full load
 * @param utilisation at which both cost the same: tokens per month / capacity
 * @param mostUtilisation share of a month for which the chips may be loaded; a break-even above it
 *     is never reached
 * @param apiUsdPerMillionTokens API price compared with, blended in the proportions of the traffic
 */
public record BreakEven(
        double replicas,
        double usdPerMonth,
        double tokensPerMonth,
        double capacityTokensPerMonth,
        double utilisation,
        double mostUtilisation,
        double apiUsdPerMillionTokens) {

    /**
     * A point on the curve: the cost of a million tokens on own chips that are busy for a share of
     * the time.
     *
     * @param ownUsdPerMonth what the chips cost, however busy they are
     * @param apiUsdPerMonth what the tokens cost at the API
     */
    public record Point(
            double utilisation,
            double tokensPerMonth,
            double ownUsdPerMonth,
            double apiUsdPerMonth,
            double ownUsdPerMillionTokens,
            double apiUsdPerMillionTokens) {

        /** Whether tokens cost no more on own chips than from the API at this point. */
        public boolean ownPays() {
            return ownUsdPerMillionTokens <= apiUsdPerMillionTokens;
        }
    }

    /**
     * @param replica one copy of the model
     * @param fixedUsdPerMonth other fixed costs, such as staff; not negative
     * @param apiUsdPerMillionTokens price of the API, blended in the proportions of the traffic
     * @throws IllegalArgumentException if the price is not above 0
     */
    public static BreakEven of(
            Replica replica, double fixedUsdPerMonth, double apiUsdPerMillionTokens) {
        Require.notNegative("fixedUsdPerMonth", fixedUsdPerMonth);
        Require.positive("apiUsdPerMillionTokens", apiUsdPerMillionTokens);
        var replicas = replica.copiesAtBreakEven(fixedUsdPerMonth, apiUsdPerMillionTokens);
        var usd = replicas * replica.usdPerMonth() + fixedUsdPerMonth;
        var tokens = usd / apiUsdPerMillionTokens * 1e6;
        var capacity = replicas * replica.capacityTokensPerMonth();
        return new BreakEven(
                replicas,
                usd,
                tokens,
                capacity,
                tokens / capacity,
                replica.utilisation(),
                apiUsdPerMillionTokens);
    }

    /**
     * How it was computed.
     *
     * @param replica that it was computed of
     * @param fixedUsdPerMonth likewise
     */
    public List<Step> steps(Replica replica, double fixedUsdPerMonth) {
        var hours = Input.of("hours per month", Replica.HOURS_PER_MONTH, "h");
        var copies = Input.of("replicas", replicas, "1");
        return List.of(
                Step.of(
                        "Own chips, a month",
                        "replicas x chips x USD per chip-hour x hours per month + fixed",
                        usdPerMonth,
                        "USD",
                        copies,
                        Input.of("chips", replica.chips(), "chip"),
                        Input.of("USD per chip-hour", replica.usdPerChipHour(), "USD/chip-hour"),
                        hours,
                        Input.of("fixed", fixedUsdPerMonth, "USD")),
                Step.of(
                        "Break-even",
                        "own chips / API price x 1e6",
                        tokensPerMonth,
                        "token/month",
                        Input.of("own chips", usdPerMonth, "USD"),
                        Input.of("API price", apiUsdPerMillionTokens, "USD/Mtoken")),
                Step.of(
                        "Capacity",
                        "replicas x tokens per second x 3600 x hours per month",
                        capacityTokensPerMonth,
                        "token/month",
                        copies,
                        Input.of("tokens per second", replica.tokensPerSecond(), "token/s"),
                        hours),
                Step.of(
                        "Utilisation at break-even",
                        "break-even / capacity",
                        utilisation,
                        "1",
                        Input.of("break-even", tokensPerMonth, "token/month"),
                        Input.of("capacity", capacityTokensPerMonth, "token/month")));
    }

    /** Whether the own chips can serve the break-even volume at all. */
    public boolean reachable() {
        return utilisation <= mostUtilisation;
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
                                    usdPerMonth,
                                    apiUsdPerMillionTokens * tokens / 1e6,
                                    usdPerMonth / tokens * 1e6,
                                    apiUsdPerMillionTokens);
                        })
                .toList();
    }
}
