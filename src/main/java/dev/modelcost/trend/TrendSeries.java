package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.trend.CostTrend;
import dev.modelcost.calc.trend.LeastSquares;
import dev.modelcost.failure.MissingData;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Dated values whose trend is asked for.
 *
 * @param trend training-cost, price or chip-price
 * @param description what the points are, in a sentence
 * @param unit of the values
 * @param points in any order
 * @param assumed what the question left open and what was taken instead, in sentences
 */
record TrendSeries(
        TrendKind trend,
        String description,
        String unit,
        List<TrendPoint> points,
        List<String> assumed) {

    static final Parameter<Double> CONFIDENCE =
            Parameter.number("confidence", 0.5, 0.99)
                    .describedAs("Share of the distribution that the intervals cover.")
                    .defaultsTo(0.9);

    private static final int FEWEST = 4;

    /**
     * @throws MissingData if there are too few points, or they show no trend
     */
    TrendReport report(double confidence) {
        requireEnough();
        try {
            var values = points.stream().map(TrendPoint::dated).toList();
            var trend = CostTrend.of(values, unit, confidence);
            return report(trend.growthPerYear(), trend.fit(), trend.steps(), confidence);
        } catch (IllegalArgumentException untold) {
            // Enough points, and yet the interval has no end: only the formula finds that out.
            throw new MissingData(untold.getMessage() + ".", "points that show a trend");
        }
    }

    private void requireEnough() {
        var days = points.stream().map(TrendPoint::on).distinct().count();
        if (points.size() < FEWEST || days < 2) {
            throw new MissingData(
                    "A trend needs at least %d points on different days; there are %d: %s"
                            .formatted(FEWEST, points.size(), description),
                    "points of the series");
        }
    }

    /** The report of a trend that was fitted to these points. */
    TrendReport report(Estimate growth, LeastSquares fit, List<Step> steps, double confidence) {
        var sorted =
                points.stream()
                        .sorted(
                                Comparator.comparing(TrendPoint::on)
                                        .thenComparing(point -> point.subject().slug()))
                        .toList();
        var first = sorted.get(0).on();
        var last = sorted.get(sorted.size() - 1).on();
        return new TrendReport(
                trend.slug(),
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
                sorted,
                assumed,
                steps,
                SourceRefs.distinct(sorted.stream().map(TrendPoint::source)));
    }

    static Estimate inverse(Estimate factor) {
        return Estimate.range(
                1 / factor.high(), 1 / factor.median(), 1 / factor.low(), factor.confidence());
    }

    private static TrendReport.LineEnd end(LeastSquares fit, LocalDate first, LocalDate on) {
        return new TrendReport.LineEnd(
                on, StrictMath.pow(10, fit.at(ChronoUnit.DAYS.between(first, on))));
    }
}
