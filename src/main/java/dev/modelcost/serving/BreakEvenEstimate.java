package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.BreakEven;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From how many tokens a month own chips are cheaper than an API, before it is put into an answer.
 *
 * @param chips that are paid for
 * @param price of the API
 * @param breakEven at the median speed
 * @param capacityTokensPerMonth what the chips can do at full load
 * @param utilizationAtBreakEven tokens at break-even / capacity
 * @param curve what own tokens cost by utilisation, at the median speed
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation line by line
 */
record BreakEvenEstimate(
        OwnChips chips,
        ApiPrice price,
        BreakEven breakEven,
        Estimate capacityTokensPerMonth,
        Estimate utilizationAtBreakEven,
        List<BreakEven.Point> curve,
        List<String> assumed,
        List<Step> derivation) {

    /**
     * @param fixedUsdPerMonth paid beside the chips; null if not given
     * @param utilizations points of the curve, each above 0 and at most 1; null if not given
     */
    static BreakEvenEstimate of(
            OwnChips chips, ApiPrice price, Double fixedUsdPerMonth, List<Double> utilizations) {
        var speed = chips.tokensPerSecond();
        var median =
                BreakEven.of(
                        chips.count(),
                        chips.usdPerChipHour(),
                        fixedUsdPerMonth == null ? 0 : fixedUsdPerMonth,
                        speed.median(),
                        price.usdPerMillionTokens());
        var capacity = speed.times(median.capacityTokensPerMonth() / speed.median());
        var assumed = new ArrayList<>(chips.assumed());
        assumed.addAll(price.assumed());
        if (fixedUsdPerMonth == null) {
            assumed.add("Nothing is paid beside the chips: no staff, no network, no reserve.");
        }
        if (utilizations == null) {
            assumed.add("Curve at ten utilisations, from 0.1 to 1.");
        }
        return new BreakEvenEstimate(
                chips,
                price,
                median,
                capacity,
                capacity.dividing(median.tokensPerMonth()),
                median.curve(points(utilizations)),
                List.copyOf(assumed),
                Stream.of(chips.steps(), price.steps(), median.steps())
                        .flatMap(List::stream)
                        .toList());
    }

    private static double[] points(List<Double> given) {
        return given == null
                ? IntStream.rangeClosed(1, 10).mapToDouble(tenth -> tenth / 10.0).toArray()
                : given.stream().mapToDouble(share -> share).toArray();
    }
}
