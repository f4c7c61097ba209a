package dev.modelcost.trend;

import dev.modelcost.price.DayAhead;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.util.List;
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
        return new TrendSeries(
                kind,
                description,
                unit,
                points,
                scoresUntil,
                Stream.concat(
                                assumed.stream(),
                                DayAhead.ofValues(
                                        points.stream().map(TrendPoint::on).toList(), today)
                                        .stream())
                        .toList());
    }

    /**
     * The trend with its points, or the points and why they show none.
     *
     * @param limit of points that are shown, at least 2
     */
    TrendReport report(Confidence asked, int limit) {
        return FittedSeries.of(this).report(assumed, asked, limit);
    }
}
