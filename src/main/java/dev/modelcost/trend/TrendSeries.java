package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.trend.CostTrend;
import dev.modelcost.calc.trend.LeastSquares;
import dev.modelcost.price.DayAhead;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dated values whose trend is asked for.
 *
 * @param kind what the trend is of
 * @param description what the points are, in a sentence
 * @param unit of the values
 * @param points in any order
 * @param scoresUntil day of the newest model with a score; null where no score counts
 * @param assumed what the question left open and what was taken instead, in sentences
 */
record TrendSeries(
        TrendKind kind,
        String description,
        String unit,
        List<TrendPoint> points,
        LocalDate scoresUntil,
        List<String> assumed) {

    static final Parameter<Double> CONFIDENCE =
            Parameter.number("confidence", 0.5, 0.99)
                    .describedAs("Share of the distribution that the intervals cover.")
                    .defaultsTo(0.9);

    static final Parameter<Integer> LIMIT =
            Parameter.integer("limit", 2, 10_000)
                    .describedAs(
                            "Of more points than this only so many are shown, the first, the last and others evenly between them in the order of their days. The line is fitted to all of them.")
                    .defaultsTo(1000);

    /**
     * The share of the distribution that intervals cover.
     *
     * @param share above 0 and below 1
     * @param given whether the question gives it
     */
    record Confidence(double share, boolean given) {

        static Confidence read(GivenValues values) {
            return new Confidence(values.read(CONFIDENCE), values.has(CONFIDENCE));
        }
    }

    /** A series in which no score counts. */
    static TrendSeries unscored(
            TrendKind kind,
            String description,
            String unit,
            List<TrendPoint> points,
            List<String> assumed) {
        return new TrendSeries(kind, description, unit, points, null, assumed);
    }

    /**
     * The same, saying of points of days to come that they are announced.
     *
     * @param today in UTC
     */
    TrendSeries seenOn(LocalDate today) {
        var ahead = DayAhead.ofValues(points.stream().map(TrendPoint::on).toList(), today);
        return new TrendSeries(
                kind,
                description,
                unit,
                points,
                scoresUntil,
                Stream.concat(assumed.stream(), ahead.stream()).toList());
    }

    /**
     * The trend with its points, or the points and why they show none.
     *
     * @param limit of points that are shown, at least 2
     */
    TrendReport report(Confidence asked, int limit) {
        var confidence = asked.share();
        var sorted =
                points.stream()
                        .sorted(
                                Comparator.comparing(TrendPoint::on)
                                        .thenComparing(point -> point.subject().slug()))
                        .toList();
        var values = sorted.stream().map(TrendPoint::dated).toList();
        var sources = SourceRefs.distinct(sorted.stream().map(TrendPoint::source));
        var shown = evenly(sorted, limit);
        var none = CostTrend.whyNone(values, confidence);
        if (none.isPresent()) {
            return new TrendReport(
                    kind.slug(),
                    description,
                    unit,
                    false,
                    none.get(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    shown,
                    scoresUntil,
                    withLimit(withoutInterval(asked), limit),
                    List.of(),
                    sources);
        }
        var trend = CostTrend.of(values, unit, confidence);
        var fit = trend.fit();
        var first = sorted.get(0).on();
        var last = sorted.get(sorted.size() - 1).on();
        return new TrendReport(
                kind.slug(),
                description,
                unit,
                true,
                null,
                trend.growthPerYear(),
                inverse(trend.growthPerYear()),
                fit.slope() == 0 ? null : Double.valueOf(trend.doublingDays()),
                new TrendReport.Fit(
                        fit.slope(confidence),
                        fit.intercept(confidence),
                        fit.rSquared(),
                        fit.points(),
                        first),
                List.of(end(fit, first, first), end(fit, first, last)),
                shown,
                scoresUntil,
                withLimit(assumed, limit),
                trend.steps(),
                sources);
    }

    /** Whether there is a trend does not depend on the confidence unless it is above 0.9. */
    private List<String> withoutInterval(Confidence asked) {
        return asked.given()
                ? Stream.concat(
                                assumed.stream(),
                                Stream.of(
                                        "Not used: confidence, since what shows no trend has no interval."))
                        .toList()
                : assumed;
    }

    private static List<TrendPoint> evenly(List<TrendPoint> sorted, int limit) {
        int last = sorted.size() - 1;
        return last < limit
                ? sorted
                : IntStream.range(0, limit)
                        .mapToObj(i -> sorted.get((int) ((long) i * last / (limit - 1))))
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
}
