package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.util.List;

/**
 * Own chips, paid by the hour whether they work or not, against an API paid by the token.
 *
 * @param model what is served; null if not named
 * @param chip that serves; null if not named and not needed
 * @param chipCount paid for
 * @param usdPerChipHour rate of a chip
 * @param usdPerMonth of the own chips, with what is fixed beside them; a month has 730.5 hours
 * @param apiUsdPerMillionTokens the price compared with, blended in the proportion of the traffic
 * @param apiPriceNote where the price comes from
 * @param tokensPerSecond of all chips at full load, prompt and output together
 * @param tokensPerMonth at which both cost the same
 * @param capacityTokensPerMonth what the own chips can do at full load
 * @param utilizationAtBreakEven tokens per month / capacity
 * @param reachable whether the own chips can serve that many, at the median speed
 * @param curve what own tokens cost, by utilisation, at the median speed
 * @param assumed what was not given, sentence by sentence
 * @param derivation line by line
 * @param sources of every number in the derivation
 * @param assumptions the constants beside them; null if the speed was given
 */
public record BreakEvenReport(
        Ref model,
        Ref chip,
        int chipCount,
        double usdPerChipHour,
        double usdPerMonth,
        double apiUsdPerMillionTokens,
        String apiPriceNote,
        Estimate tokensPerSecond,
        double tokensPerMonth,
        Estimate capacityTokensPerMonth,
        Estimate utilizationAtBreakEven,
        boolean reachable,
        List<Point> curve,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * A point of the curve.
     *
     * @param utilization share of the month at full load
     * @param tokensPerMonth served then
     * @param ownUsdPerMillionTokens what they cost on own chips
     * @param apiUsdPerMillionTokens what they cost at the API
     * @param ownPays whether own chips are not dearer here
     */
    public record Point(
            double utilization,
            double tokensPerMonth,
            double ownUsdPerMillionTokens,
            double apiUsdPerMillionTokens,
            boolean ownPays) {}
}
