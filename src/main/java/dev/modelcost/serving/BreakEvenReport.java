package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.BreakEven;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Own chips, paid by the hour whether they work or not, against an API paid by the token.
 *
 * @param model model that is served; null if none is named
 * @param chip chip that serves; null if none is named and none is needed
 * @param chipCount chips paid for
 * @param usdPerChipHour what an hour of a chip costs, USD
 * @param usdPerMonth cost of the own chips with what is fixed beside them, USD; a month has 730.5
 *     hours
 * @param apiUsdPerMillionTokens the price compared with, USD per million tokens, blended in the
 *     proportion of the traffic
 * @param apiPriceNote where that price comes from
 * @param tokensPerSecond prompt and output tokens a second, of all chips at full load
 * @param tokensPerMonth tokens at which both cost the same
 * @param capacityTokensPerMonth tokens that the own chips can serve at full load
 * @param utilizationAtBreakEven share of the capacity at which both cost the same; above 1 own
 *     chips are never cheaper
 * @param reachable whether the own chips can serve that many tokens, at the median speed
 * @param curve what own tokens cost by utilisation, at the median speed
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation how it was computed, line by line
 * @param sources sources of every number in the derivation
 * @param assumptions constants that the speed rests on; null if the speed is given
 */
public record BreakEvenReport(
        @Nullable Ref model,
        @Nullable Ref chip,
        int chipCount,
        double usdPerChipHour,
        Estimate usdPerMonth,
        Estimate apiUsdPerMillionTokens,
        String apiPriceNote,
        Estimate tokensPerSecond,
        double tokensPerMonth,
        Estimate capacityTokensPerMonth,
        Estimate utilizationAtBreakEven,
        boolean reachable,
        List<CurvePoint> curve,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        @Nullable AssumptionsUsed assumptions) {

    static BreakEvenReport of(
            Model model,
            BreakEvenEstimate estimate,
            List<SourceRef> sources,
            AssumptionsUsed assumptions) {
        var chips = estimate.chips();
        var breakEven = estimate.breakEven();
        return new BreakEvenReport(
                Model.ref(model),
                Chip.ref(chips.chip()),
                chips.count(),
                chips.usdPerChipHour(),
                Estimate.exact(breakEven.usdPerMonth()),
                Estimate.exact(estimate.price().usdPerMillionTokens()),
                estimate.price().note(),
                chips.tokensPerSecond(),
                breakEven.tokensPerMonth(),
                estimate.capacityTokensPerMonth(),
                estimate.utilizationAtBreakEven(),
                breakEven.reachable(),
                estimate.curve().stream().map(CurvePoint::of).toList(),
                estimate.assumed(),
                estimate.derivation(),
                sources,
                assumptions);
    }

    /**
     * What own tokens cost at one utilisation.
     *
     * @param utilization share of the month at full load
     * @param tokensPerMonth tokens served then
     * @param ownUsdPerMillionTokens what they cost on own chips, USD per million
     * @param apiUsdPerMillionTokens what they cost at the API, USD per million
     * @param ownPays whether they cost no more on own chips
     */
    public record CurvePoint(
            double utilization,
            double tokensPerMonth,
            double ownUsdPerMillionTokens,
            double apiUsdPerMillionTokens,
            boolean ownPays) {

        private static CurvePoint of(BreakEven.Point point) {
            return new CurvePoint(
                    point.utilisation(),
                    point.tokensPerMonth(),
                    point.ownUsdPerMillionTokens(),
                    point.apiUsdPerMillionTokens(),
                    point.ownPays());
        }
    }
}
