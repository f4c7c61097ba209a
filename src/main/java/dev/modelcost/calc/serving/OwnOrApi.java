package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.Probability;
import dev.modelcost.calc.sampling.UncertainInput;
import java.util.List;

/**
 * Own chips against an API where neither the speed of the chips nor their rent is known exactly.
 *
 * @param chips of one copy of the model
 * @param usdPerChipHour what is believed of the rent of a chip
 * @param tokensPerSecond what is believed of the speed of a copy at full load
 * @param utilisation share of a month that a copy may be loaded, above 0 and at most 1
 * @param fixedUsdPerMonth what is paid beside the chips; not negative
 * @param apiUsdPerMillionTokens the API's price of the same mix of tokens
 * @param sampling how the ranges are drawn
 */
public record OwnOrApi(
        int chips,
        Distribution usdPerChipHour,
        Distribution tokensPerSecond,
        double utilisation,
        double fixedUsdPerMonth,
        double apiUsdPerMillionTokens,
        Draws sampling) {

    /**
     * How ranges are drawn.
     *
     * @param seed of the draws
     * @param samples at least 100
     * @param confidence share of the draws between low and high, above 0 and below 1
     */
    public record Draws(long seed, int samples, double confidence) {}

    /**
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public OwnOrApi {
        Require.notNegative("fixedUsdPerMonth", fixedUsdPerMonth);
        Require.positive("apiUsdPerMillionTokens", apiUsdPerMillionTokens);
        new Replica(chips, usdPerChipHour.median(), tokensPerSecond.median(), utilisation);
    }

    /** At the medians of rent and speed. */
    public BreakEven breakEven() {
        return breakEven(replica(usdPerChipHour.median(), tokensPerSecond.median()));
    }

    /** Tokens a month at which both cost the same. */
    public Estimate breakEvenTokensPerMonth() {
        return range(replica -> breakEven(replica).tokensPerMonth());
    }

    /** What the copies of the break-even cost a month, with what is fixed beside them, USD. */
    public Estimate usdPerMonthAtBreakEven() {
        return range(replica -> breakEven(replica).usdPerMonth());
    }

    /** Tokens a month that the copies of the break-even could serve at full load. */
    public Estimate capacityTokensPerMonth() {
        return range(replica -> breakEven(replica).capacityTokensPerMonth());
    }

    /** Share of that capacity which the break-even needs. */
    public Estimate utilisationAtBreakEven() {
        return range(replica -> breakEven(replica).utilisation());
    }

    /** How likely it is that the own chips can serve the tokens of the break-even at all. */
    public double probabilityReachable() {
        return probability(replica -> breakEven(replica).reachable() ? 1 : 0);
    }

    /** What a volume costs on both sides. */
    public MonthlyCost at(double tokensPerMonth) {
        return new MonthlyCost(
                tokensPerMonth,
                range(replica -> replica.copiesFor(tokensPerMonth)),
                range(replica -> replica.usdPerMonth(tokensPerMonth, fixedUsdPerMonth)),
                Estimate.exact(apiUsd(tokensPerMonth)),
                probabilityOwnCheaper(tokensPerMonth));
    }

    /** How likely it is that a volume costs less on own chips; equal costs count half. */
    public double probabilityOwnCheaper(double tokensPerMonth) {
        var api = apiUsd(tokensPerMonth);
        return probability(
                replica -> {
                    var own = replica.usdPerMonth(tokensPerMonth, fixedUsdPerMonth);
                    return (1 + Math.signum(api - own)) / 2;
                });
    }

    /** What a volume costs at the API, USD. */
    public double apiUsd(double tokensPerMonth) {
        return apiUsdPerMillionTokens * Require.positive("tokensPerMonth", tokensPerMonth) / 1e6;
    }

    private BreakEven breakEven(Replica replica) {
        return BreakEven.of(replica, fixedUsdPerMonth, apiUsdPerMillionTokens);
    }

    private Replica replica(double rate, double speed) {
        return new Replica(chips, rate, speed, utilisation);
    }

    /** Of one copy at a draw. */
    private interface OfReplica {
        double apply(Replica replica);
    }

    private List<UncertainInput> inputs() {
        return List.of(
                new UncertainInput("USD per chip-hour", usdPerChipHour),
                new UncertainInput("tokens per second", tokensPerSecond));
    }

    /** Round the value at the medians, where a derivation ends. */
    private Estimate range(OfReplica formula) {
        var sampled =
                MonteCarlo.run(
                        sampling.seed(),
                        sampling.samples(),
                        sampling.confidence(),
                        inputs(),
                        draw -> formula.apply(replica(draw[0], draw[1])));
        return sampled.estimate()
                .around(formula.apply(replica(usdPerChipHour.median(), tokensPerSecond.median())));
    }

    private double probability(OfReplica happens) {
        return Probability.of(
                sampling.seed(),
                sampling.samples(),
                inputs(),
                draw -> happens.apply(replica(draw[0], draw[1])));
    }
}
