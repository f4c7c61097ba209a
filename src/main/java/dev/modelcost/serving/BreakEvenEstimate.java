package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.serving.BreakEven;
import dev.modelcost.calc.serving.MonthlyCost;
import dev.modelcost.calc.serving.OwnOrApi;
import dev.modelcost.calc.serving.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From how many tokens a month own chips are cheaper than an API, before it is put into an answer.
 *
 * @param chips that are paid for
 * @param price of the API
 * @param ownOrApi the comparison with that price
 * @param breakEven at the medians
 * @param atVolume what the volume that is asked for costs; null if none is
 * @param curve what own tokens cost by utilisation of the copies of the break-even, at the medians
 * @param months what volumes round the one asked for cost, else round the break-even
 * @param providers the same comparison with each of the prices
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation line by line
 */
record BreakEvenEstimate(
        OwnChips chips,
        ApiPrice.Choice price,
        OwnOrApi ownOrApi,
        BreakEven breakEven,
        MonthlyCost atVolume,
        List<BreakEven.Point> curve,
        List<MonthlyCost> months,
        List<ProviderSide> providers,
        List<String> assumed,
        List<Step> derivation) {

    private static final double CONFIDENCE = 0.9;
    private static final int SAMPLES = 10_000;

    /** Volumes of the month's curve, in fifths of the one in the middle. */
    private static final int FIFTHS = 10;

    /**
     * The comparison with one provider.
     *
     * @param price that the provider charges
     * @param breakEven at the medians
     * @param usdPerMonth what the volume costs there; null if no volume is asked for
     * @param probabilityOwnCheaper likewise
     */
    record ProviderSide(
            ApiPrice price,
            BreakEven breakEven,
            Double usdPerMonth,
            Double probabilityOwnCheaper) {}

    /**
     * What is asked, apart from chips and prices.
     *
     * @param tokensPerMonth null if no volume is asked for
     * @param fixedUsdPerMonth paid beside the chips; null if not given
     * @param utilization share of a month that a copy may be loaded; null if not given
     * @param curve points of the curve, each above 0 and at most 1; null if not given
     * @param unused fields of the question that a given speed or price leaves without a use
     */
    record Asked(
            Double tokensPerMonth,
            Double fixedUsdPerMonth,
            Double utilization,
            List<Double> curve,
            List<String> unused) {}

    static BreakEvenEstimate of(OwnChips chips, ApiPrice.Choice price, Asked asked) {
        var main = compare(chips, price.compared(), asked);
        var breakEven = main.breakEven();
        var replica =
                new Replica(
                        chips.count(),
                        chips.usdPerChipHour().median(),
                        chips.tokensPerSecond().median(),
                        main.utilisation());
        var volume = asked.tokensPerMonth();
        var middle = volume == null ? breakEven.tokensPerMonth() : volume;
        return new BreakEvenEstimate(
                chips,
                price,
                main,
                breakEven,
                volume == null ? null : main.at(volume),
                breakEven.curve(points(asked.curve())),
                IntStream.rangeClosed(1, FIFTHS)
                        .mapToObj(fifth -> main.at(middle * fifth / 5))
                        .toList(),
                price.all().stream().map(one -> side(chips, one, asked)).toList(),
                assumed(chips, price, asked),
                Stream.of(
                                chips.steps(),
                                price.compared().steps(),
                                breakEven.steps(replica, main.fixedUsdPerMonth()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static ProviderSide side(OwnChips chips, ApiPrice price, Asked asked) {
        var compared = compare(chips, price, asked);
        var volume = asked.tokensPerMonth();
        return volume == null
                ? new ProviderSide(price, compared.breakEven(), null, null)
                : new ProviderSide(
                        price,
                        compared.breakEven(),
                        compared.apiUsd(volume),
                        compared.probabilityOwnCheaper(volume));
    }

    private static OwnOrApi compare(OwnChips chips, ApiPrice price, Asked asked) {
        // Not of the price: the same chips are drawn whoever they are compared with.
        var seed =
                Seed.of("break-even")
                        .with("chips", chips.count())
                        .with("USD per chip-hour", chips.usdPerChipHour().median())
                        .with("tokens per second", chips.tokensPerSecond().median())
                        .value();
        return new OwnOrApi(
                chips.count(),
                Distribution.of(chips.usdPerChipHour()),
                Distribution.of(chips.tokensPerSecond()),
                asked.utilization() == null ? 1 : asked.utilization(),
                asked.fixedUsdPerMonth() == null ? 0 : asked.fixedUsdPerMonth(),
                price.usdPerMillionTokens(),
                new OwnOrApi.Draws(seed, SAMPLES, CONFIDENCE));
    }

    private static List<String> assumed(OwnChips chips, ApiPrice.Choice price, Asked asked) {
        var assumed = new ArrayList<>(chips.assumed());
        assumed.addAll(price.assumed());
        if (!asked.unused().isEmpty()) {
            assumed.add(
                    "Not used, because speed or price are given: "
                            + String.join(", ", asked.unused())
                            + ".");
        }
        if (asked.fixedUsdPerMonth() == null) {
            assumed.add("Nothing is paid beside the chips: no staff, no network, no reserve.");
        }
        if (asked.utilization() == null) {
            assumed.add(
                    "Utilisation 1: the chips may be loaded around the clock; traffic that comes"
                            + " and goes needs more of them.");
        }
        if (asked.curve() == null) {
            assumed.add("Curve at ten utilisations, from 0.1 to 1.");
        }
        return List.copyOf(assumed);
    }

    private static double[] points(List<Double> given) {
        return given == null
                ? IntStream.rangeClosed(1, 10).mapToDouble(tenth -> tenth / 10.0).toArray()
                : given.stream().mapToDouble(share -> share).toArray();
    }
}
