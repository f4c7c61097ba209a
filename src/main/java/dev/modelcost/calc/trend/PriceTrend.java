package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rate at which the price of a given quality falls.
 *
 * @param score that a model must reach
 * @param fallPerYear factor by which the price falls in 365 days; below 1 if it rises
 * @param cheapest the points of the fit: the models that were the cheapest at or above the score
 *     when their price appeared, by date
 * @param fit of log10(price) on days since the first point
 * @param steps how it was computed
 */
public record PriceTrend(
        double score,
        Estimate fallPerYear,
        List<ScoredPrice> cheapest,
        LeastSquares fit,
        List<Step> steps) {

    private static final double DAYS = 365;

    public PriceTrend {
        cheapest = List.copyOf(cheapest);
        steps = List.copyOf(steps);
    }

    /**
     * @param prices in any order; those below the score are left out
     * @param confidence of the interval, 0..1
     * @throws IllegalArgumentException if fewer than 4 models were successively the cheapest
     */
    public static PriceTrend of(List<ScoredPrice> prices, double score, double confidence) {
        var cheapest = cheapest(prices, score);
        var trend =
                LogTrend.of(
                        cheapest.stream()
                                .map(
                                        price ->
                                                new DatedValue(
                                                        price.model(),
                                                        price.on(),
                                                        price.usdPerMillionTokens(),
                                                        price.source()))
                                .toList());
        // The fall is the reciprocal of the growth: 10^(-slope x 365).
        var fall = trend.factor(-DAYS, confidence);
        return new PriceTrend(
                score,
                fall,
                cheapest,
                trend.fit(),
                List.of(
                        trend.step("USD/Mtoken"),
                        Step.of(
                                "Price fall in a year",
                                "10^(-slope x 365)",
                                fall.median(),
                                "1",
                                Input.of(
                                        "slope", trend.fit().slope(), "orders of magnitude/day"))));
    }

    /**
     * The models that were the cheapest at or above a score, each from the day on which it became
     * the cheapest.
     */
    static List<ScoredPrice> cheapest(List<ScoredPrice> prices, double score) {
        var records = new ArrayList<ScoredPrice>();
        prices.stream()
                .filter(price -> price.score() >= score)
                .sorted(
                        Comparator.comparing(ScoredPrice::on)
                                .thenComparingDouble(ScoredPrice::usdPerMillionTokens)
                                .thenComparing(ScoredPrice::model))
                .filter(
                        price ->
                                records.isEmpty()
                                        || price.usdPerMillionTokens()
                                                < records.get(records.size() - 1)
                                                        .usdPerMillionTokens())
                .forEachOrdered(records::add);
        return records;
    }
}
