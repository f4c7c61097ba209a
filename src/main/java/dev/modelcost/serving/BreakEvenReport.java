package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.BreakEven;
import dev.modelcost.calc.serving.MonthlyCost;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.RateReport;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Own chips, paid by the hour whether they work or not, against an API paid by the token.
 *
 * @param model model that is served; null if none is named
 * @param chip chip that serves; null if none is named and none is needed
 * @param chipCount chips of one copy of the model
 * @param replicas copies of the model, each on its own chips: as many as the volume that is asked
 *     for needs; without one as many as serve the break-even
 * @param usdPerChipHour what an hour of a chip costs, USD
 * @param rate what a market rate rests on: its vendors, days, ages and range; null if the rate is
 *     given
 * @param usdPerMonth cost of all copies with what is fixed beside them, USD; a month has 730.5
 *     hours
 * @param apiUsdPerMonth cost of the volume at the API, USD; null if no volume is asked for
 * @param probabilityOwnCheaper how likely it is that the volume costs less on own chips, 0 to 1;
 *     null if no volume is asked for
 * @param apiUsdPerMillionTokens the price compared with, USD per million tokens, blended in the
 *     proportion of the traffic
 * @param apiPriceNote where that price comes from
 * @param provider whose price that is; null for a price that is given
 * @param cheapestProvider provider with the lowest price of this mix in the record; null for a
 *     price that is given
 * @param providers the comparison with each provider that is named, else with each in the record,
 *     the cheapest first; empty for a price that is given
 * @param tokensPerSecond prompt and output tokens a second, of one copy at full load
 * @param tokensPerMonth tokens at which both cost the same: the median of {@code
 *     breakEvenTokensPerMonth}
 * @param breakEvenTokensPerMonth the same with its range
 * @param capacityTokensPerMonth tokens that the own chips of the break-even can serve at full load
 * @param utilizationAtBreakEven share of that capacity at which both cost the same; above {@code
 *     utilization} own chips are never cheaper
 * @param utilization share of a month that a copy may be loaded
 * @param reachable whether the own chips can serve the tokens of the break-even: true or false
 *     where all of the range of {@code utilizationAtBreakEven} says so, null where it says both
 * @param probabilityReachable how likely it is that they can, 0 to 1
 * @param curve what own tokens cost by utilisation of the copies that serve the break-even, at the
 *     medians of speed and rate
 * @param months what volumes cost on both sides: a fifth to the double of the one asked for, or of
 *     the break-even
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation how it was computed, line by line
 * @param sources sources of every number in the derivation
 * @param assumptions constants that the speed rests on; null if the speed is given
 */
public record BreakEvenReport(
        @Nullable Ref model,
        @Nullable Ref chip,
        int chipCount,
        long replicas,
        double usdPerChipHour,
        @Nullable RateReport rate,
        Estimate usdPerMonth,
        @Nullable Estimate apiUsdPerMonth,
        @Nullable Double probabilityOwnCheaper,
        Estimate apiUsdPerMillionTokens,
        String apiPriceNote,
        @Nullable Ref provider,
        @Nullable Ref cheapestProvider,
        List<ProviderCost> providers,
        Estimate tokensPerSecond,
        double tokensPerMonth,
        Estimate breakEvenTokensPerMonth,
        Estimate capacityTokensPerMonth,
        Estimate utilizationAtBreakEven,
        double utilization,
        @Nullable Boolean reachable,
        double probabilityReachable,
        List<CurvePoint> curve,
        List<Month> months,
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
        var compared = estimate.ownOrApi();
        var breakEven = estimate.breakEven();
        var asked = estimate.atVolume();
        var price = estimate.price();
        var utilization = compared.utilisationAtBreakEven();
        return new BreakEvenReport(
                Model.ref(model),
                Chip.ref(chips.chip()),
                chips.count(),
                asked == null
                        ? Math.round(breakEven.replicas())
                        : Math.round(asked.replicas().median()),
                chips.usdPerChipHour().median(),
                chips.rate(),
                asked == null ? compared.usdPerMonthAtBreakEven() : asked.ownUsd(),
                asked == null ? null : asked.apiUsd(),
                asked == null ? null : Double.valueOf(asked.probabilityOwnCheaper()),
                Estimate.exact(price.compared().usdPerMillionTokens()),
                price.compared().note(),
                price.compared().provider(),
                price.cheapest() == null ? null : price.cheapest().provider(),
                estimate.providers().stream().map(ProviderCost::of).toList(),
                chips.tokensPerSecond(),
                breakEven.tokensPerMonth(),
                compared.breakEvenTokensPerMonth(),
                compared.capacityTokensPerMonth(),
                utilization,
                compared.utilisation(),
                reachable(utilization, compared.utilisation()),
                compared.probabilityReachable(),
                estimate.curve().stream().map(CurvePoint::of).toList(),
                estimate.months().stream().map(Month::of).toList(),
                estimate.assumed(),
                estimate.derivation(),
                sources,
                assumptions);
    }

    private static Boolean reachable(Estimate utilization, double most) {
        if (utilization.high() <= most) {
            return true;
        }
        return utilization.low() > most ? false : null;
    }

    /**
     * What own tokens cost at one utilisation of the copies that serve the break-even.
     *
     * @param utilization share of the month at full load
     * @param tokensPerMonth tokens served then
     * @param ownUsdPerMonth what the chips cost a month with what is fixed, USD
     * @param apiUsdPerMonth what the tokens cost at the API, USD
     * @param ownUsdPerMillionTokens what they cost on own chips, USD per million
     * @param apiUsdPerMillionTokens what they cost at the API, USD per million
     * @param ownPays whether they cost no more on own chips
     */
    public record CurvePoint(
            double utilization,
            double tokensPerMonth,
            double ownUsdPerMonth,
            double apiUsdPerMonth,
            double ownUsdPerMillionTokens,
            double apiUsdPerMillionTokens,
            boolean ownPays) {

        private static CurvePoint of(BreakEven.Point point) {
            return new CurvePoint(
                    point.utilisation(),
                    point.tokensPerMonth(),
                    point.ownUsdPerMonth(),
                    point.apiUsdPerMonth(),
                    point.ownUsdPerMillionTokens(),
                    point.apiUsdPerMillionTokens(),
                    point.ownPays());
        }
    }

    /**
     * What a volume costs a month on both sides.
     *
     * @param tokensPerMonth prompt and output tokens
     * @param replicas copies of the model that serve them
     * @param ownUsd what they cost on own chips, USD
     * @param apiUsd what they cost at the API, USD
     * @param probabilityOwnCheaper how likely it is that they cost less on own chips, 0 to 1
     */
    public record Month(
            double tokensPerMonth,
            long replicas,
            Estimate ownUsd,
            Estimate apiUsd,
            double probabilityOwnCheaper) {

        private static Month of(MonthlyCost cost) {
            return new Month(
                    cost.tokensPerMonth(),
                    Math.round(cost.replicas().median()),
                    cost.ownUsd(),
                    cost.apiUsd(),
                    cost.probabilityOwnCheaper());
        }
    }

    /**
     * The comparison with one provider.
     *
     * @param provider who sells the model
     * @param usdPerMillionTokens its price of this mix, USD per million tokens
     * @param priceNote its list price and since when
     * @param lastSeenOn last day on which that was seen; null if that is not known
     * @param stale whether that is so long before the day asked about that it may have changed
     * @param breakEvenTokensPerMonth tokens at which own chips cost the same, at the medians
     * @param usdPerMonth what the volume costs there, USD; null if no volume is asked for
     * @param probabilityOwnCheaper how likely it is that the volume costs less on own chips; null
     *     if no volume is asked for
     */
    public record ProviderCost(
            Ref provider,
            double usdPerMillionTokens,
            String priceNote,
            @Nullable LocalDate lastSeenOn,
            boolean stale,
            double breakEvenTokensPerMonth,
            @Nullable Double usdPerMonth,
            @Nullable Double probabilityOwnCheaper) {

        private static ProviderCost of(BreakEvenEstimate.ProviderSide side) {
            return new ProviderCost(
                    side.price().provider(),
                    side.price().usdPerMillionTokens(),
                    side.price().note(),
                    side.price().lastSeenOn(),
                    side.price().stale(),
                    side.breakEven().tokensPerMonth(),
                    side.usdPerMonth(),
                    side.probabilityOwnCheaper());
        }
    }
}
