package dev.modelcost.trend;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * Asks how fast the price of tokens falls.
 *
 * @param score that a model must reach; null for models of every quality
 * @param benchmark of the score; null for the one with the most scores
 * @param kind of tokens
 * @param period days from which the prices held
 * @param confidence of the intervals
 * @param limit of points that are shown
 */
record PriceTrendRequest(
        Double score,
        String benchmark,
        PriceKind kind,
        TrendPeriod period,
        TrendSeries.Confidence confidence,
        int limit) {

    private static final double MOST_SCORE = 1e6;

    static final Parameter<Double> SCORE =
            Parameter.number("score", -MOST_SCORE, MOST_SCORE)
                    .describedAs(
                            "Score that a model must reach, in the unit of the benchmark, which is percent for most: 80, not 0.8; without it, models of every quality count.");

    static final Parameters<PriceTrendRequest> PARAMETERS =
            Parameters.of(
                    PriceTrendRequest.class,
                    PriceTrendRequest::read,
                    SCORE,
                    ScoredModels.BENCHMARK,
                    PriceKind.KIND,
                    TrendPeriod.FROM,
                    TrendPeriod.TO,
                    TrendSeries.CONFIDENCE,
                    TrendSeries.LIMIT);

    private static PriceTrendRequest read(GivenValues given) {
        if (given.has(ScoredModels.BENCHMARK) && !given.has(SCORE)) {
            throw given.refusal(
                    ScoredModels.BENCHMARK, "only used together with score; give both or neither.");
        }
        return new PriceTrendRequest(
                given.read(SCORE),
                given.read(ScoredModels.BENCHMARK),
                given.read(PriceKind.KIND),
                TrendPeriod.read(given),
                TrendSeries.Confidence.read(given),
                given.read(TrendSeries.LIMIT));
    }
}
