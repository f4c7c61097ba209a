package dev.modelcost.trend;

import dev.modelcost.calc.trend.CostTrend;
import dev.modelcost.calc.trend.DatedSeries;
import dev.modelcost.source.SourceRef;
import dev.modelcost.source.SourceRefs;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Points by date, of which any period can be had: what takes long of thousands of them, to sort
 * them, to take their logarithms and to tell their sources apart, is done once for all periods.
 */
final class OrderedPoints {

    /** By date, then by subject. */
    private final List<TrendPoint> points;

    private final DatedSeries values;

    /** By slug. */
    private final List<SourceRef> sources;

    /** Of each point, its place among them. */
    private final int[] sourceOf;

    private OrderedPoints(List<TrendPoint> points) {
        this.points = points;
        this.values = DatedSeries.of(points.stream().map(TrendPoint::dated).toList());
        this.sources = SourceRefs.distinct(points.stream().map(TrendPoint::source));
        var places = new HashMap<SourceRef, Integer>();
        sources.forEach(source -> places.put(source, places.size()));
        this.sourceOf = points.stream().mapToInt(point -> places.get(point.source())).toArray();
    }

    /**
     * @param points in any order
     */
    static OrderedPoints of(List<TrendPoint> points) {
        return new OrderedPoints(
                points.stream()
                        .sorted(
                                Comparator.comparing(TrendPoint::on)
                                        .thenComparing(point -> point.subject().slug()))
                        .toList());
    }

    int size() {
        return points.size();
    }

    Part all() {
        return new Part(0, points.size());
    }

    Part during(TrendPeriod period) {
        return new Part(period.begin(points, TrendPoint::on), period.end(points, TrendPoint::on));
    }

    /** The points of a period. */
    final class Part {

        private final int from;
        private final int to;

        private Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /** By date. */
        List<TrendPoint> points() {
            return points.subList(from, to);
        }

        /** Those of later days. */
        List<TrendPoint> after(LocalDate day) {
            return points.subList(
                    Math.max(from, Math.min(to, TrendPeriod.until(day, points, TrendPoint::on))),
                    to);
        }

        /** With the line through them. */
        CostTrend trend() {
            return values.trend(from, to);
        }

        /** Each once, by slug. */
        List<SourceRef> sources() {
            var used = new BitSet(sources.size());
            for (int i = from; i < to; i++) {
                used.set(sourceOf[i]);
            }
            return used.stream().mapToObj(sources::get).toList();
        }
    }
}
