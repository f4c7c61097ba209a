package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.trend.CostTrend;
import dev.modelcost.calc.trend.DatedValue;
import dev.modelcost.calc.trend.LeastSquares;
import dev.modelcost.failure.MissingData;
import dev.modelcost.source.SourceRefs;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Dated values that a trend is asked of.
 *
 * @param trend training-cost, price or chip-price
 * @param description what the points are, in a sentence
 * @param unit of the values
 * @param values in any order
 */
record TrendSeries(String trend, String description, String unit, List<DatedValue> values) {

    private static final int FEWEST = 4;

    /**
     * @throws MissingData if the points tell no trend
     */
    TrendReport report(double confidence) {
        requireEnough(values);
        try {
            var trend = CostTrend.of(values, unit, confidence);
            return report(trend.growthPerYear(), trend.fit(), trend.steps(), values, confidence);
        } catch (IllegalArgumentException untold) {
            // Enough points, and yet the interval has no end: that is for the formula to find out.
            throw new MissingData(untold.getMessage() + ".", "points that tell a trend");
        }
    }

    void requireEnough(List<DatedValue> points) {
        var days = points.stream().map(DatedValue::on).distinct().count();
        if (points.size() < FEWEST || days < 2) {
            throw new MissingData(
                    "A trend needs at least %d points on different days; there are %d: %s"
                            .formatted(FEWEST, points.size(), description),
                    "points of the series");
        }
    }

    TrendReport report(
            Estimate growth,
            LeastSquares fit,
            List<Step> steps,
            List<DatedValue> points,
            double confidence) {
        var sorted =
                points.stream()
                        .sorted(
                                Comparator.comparing(DatedValue::on)
                                        .thenComparing(DatedValue::subject))
                        .toList();
        var first = sorted.get(0).on();
        var last = sorted.get(sorted.size() - 1).on();
        return new TrendReport(
                trend,
                description,
                unit,
                growth,
                inverse(growth),
                fit.slope() == 0 ? null : Double.valueOf(StrictMath.log10(2) / fit.slope()),
                new TrendReport.Fit(
                        fit.slope(confidence),
                        fit.intercept(confidence),
                        fit.rSquared(),
                        fit.points(),
                        first),
                List.of(end(fit, first, first), end(fit, first, last)),
                sorted.stream()
                        .map(
                                value ->
                                        new TrendReport.Point(
                                                value.subject(),
                                                value.on(),
                                                value.value(),
                                                value.source()))
                        .toList(),
                steps,
                SourceRefs.of(sorted.stream().map(DatedValue::source).distinct().toList()));
    }

    static Estimate inverse(Estimate factor) {
        return Estimate.range(
                1 / factor.high(), 1 / factor.median(), 1 / factor.low(), factor.confidence());
    }

    private static TrendReport.LinePoint end(LeastSquares fit, LocalDate first, LocalDate on) {
        return new TrendReport.LinePoint(
                on, StrictMath.pow(10, fit.at(ChronoUnit.DAYS.between(first, on))));
    }
}
