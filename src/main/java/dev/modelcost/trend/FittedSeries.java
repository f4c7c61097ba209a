package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.trend.CostTrend;
import dev.modelcost.calc.trend.LeastSquares;
import dev.modelcost.source.SourceRef;
import dev.modelcost.trend.TrendSeries.Confidence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A series with the line through its points: what of a trend is the same however sure one asks to
 * be of it, and however many points are shown.
 */
final class FittedSeries {

    private final TrendSeries series;

    /** By date. */
    private final List<TrendPoint> points;

    private final CostTrend trend;
    private final List<SourceRef> sources;

    /**
     * @param series whose words tell of the points
     * @param part some of its points, or all
     */
    FittedSeries(TrendSeries series, OrderedPoints.Part part) {
        this.series = series;
        this.points = part.points();
        this.trend = part.trend();
        this.sources = part.sources();
    }

    static FittedSeries of(TrendSeries series) {
        return new FittedSeries(series, OrderedPoints.of(series.points()).all());
    }

    /**
     * The trend with its points, or the points and why they show none.
     *
     * @param assumed what the question left open and what was taken instead, in sentences
     * @param limit of points that are shown, at least 2
     */
    TrendReport report(List<String> assumed, Confidence asked, int limit) {
        var confidence = asked.share();
        var none = trend.whyNone(confidence);
        if (none.isPresent()) {
            return new TrendReport(
                    series.kind().slug(),
                    series.description(),
                    series.unit(),
                    false,
                    none.get(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    shown(limit),
                    series.scoresUntil(),
                    withLimit(withoutInterval(assumed, asked), limit),
                    List.of(),
                    sources);
        }
        var fit = trend.fit();
        var growth = trend.growthPerYear(confidence);
        var first = points.get(0).on();
        var last = points.get(points.size() - 1).on();
        return new TrendReport(
                series.kind().slug(),
                series.description(),
                series.unit(),
                true,
                null,
                growth,
                inverse(growth),
                fit.slope() == 0 ? null : Double.valueOf(trend.doublingDays()),
                new TrendReport.Fit(
                        fit.slope(confidence),
                        fit.intercept(confidence),
                        fit.rSquared(),
                        fit.points(),
                        first),
                List.of(end(fit, first, first), end(fit, first, last)),
                shown(limit),
                series.scoresUntil(),
                withLimit(assumed, limit),
                new StepsOnceRead(trend, series.unit()),
                sources);
    }

    /** Whether there is a trend does not depend on the confidence unless it is above 0.9. */
    private static List<String> withoutInterval(List<String> assumed, Confidence asked) {
        return asked.given()
                ? Stream.concat(
                                assumed.stream(),
                                Stream.of(
                                        "Not used: confidence, since what shows no trend has no interval."))
                        .toList()
                : assumed;
    }

    /** Evenly from the first to the last. */
    private List<TrendPoint> shown(int limit) {
        int last = points.size() - 1;
        return last < limit
                ? points
                : IntStream.range(0, limit)
                        .mapToObj(i -> points.get((int) ((long) i * last / (limit - 1))))
                        .toList();
    }

    private List<String> withLimit(List<String> sentences, int limit) {
        return points.size() <= limit
                ? sentences
                : Stream.concat(
                                sentences.stream(),
                                Stream.of(
                                        "%d of the %d points are shown, evenly from the first to the last; the line is that of all. limit takes more or fewer."
                                                .formatted(limit, points.size())))
                        .toList();
    }

    private static Estimate inverse(Estimate factor) {
        return Estimate.range(
                1 / factor.high(), 1 / factor.median(), 1 / factor.low(), factor.confidence());
    }

    private static TrendReport.LineEnd end(LeastSquares fit, LocalDate first, LocalDate on) {
        return new TrendReport.LineEnd(
                on, StrictMath.pow(10, fit.at(ChronoUnit.DAYS.between(first, on))));
    }

    /**
     * The steps of a trend, made when somebody reads them: they name every point, and few answers
     * are asked for with them.
     */
    private static final class StepsOnceRead extends AbstractList<Step> {

        private final CostTrend trend;
        private final String unit;
        private @Nullable List<Step> steps;

        StepsOnceRead(CostTrend trend, String unit) {
            this.trend = trend;
            this.unit = unit;
        }

        private List<Step> steps() {
            if (steps == null) {
                steps = trend.steps(unit);
            }
            return steps;
        }

        @Override
        public Step get(int index) {
            return steps().get(index);
        }

        @Override
        public int size() {
            return steps().size();
        }
    }
}
