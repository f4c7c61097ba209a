package dev.modelcost.trend;

import dev.modelcost.price.DayAhead;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A series of whatever days the record has, put in order once for the trends of all periods.
 *
 * @param series whose words tell of the points
 */
record TrendPast(TrendSeries series, OrderedPoints points) {

    static TrendPast of(TrendSeries series) {
        return new TrendPast(series, OrderedPoints.of(series.points()));
    }

    /** What is kept of it is the points. */
    int size() {
        return 1 + points.size();
    }

    /**
     * The trend of a period, saying of points of days to come that they are announced.
     *
     * @param today in UTC
     * @param taken what names in the question were taken for
     * @param limit of points that are shown, at least 2
     */
    TrendReport report(
            TrendPeriod period,
            LocalDate today,
            List<String> taken,
            TrendSeries.Confidence confidence,
            int limit) {
        var part = points.during(period);
        var ahead =
                DayAhead.ofValues(part.after(today).stream().map(TrendPoint::on).toList(), today);
        return new FittedSeries(series, part)
                .report(Stream.concat(taken.stream(), ahead.stream()).toList(), confidence, limit);
    }
}
