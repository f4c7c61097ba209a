package dev.modelcost.calc.trend;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values in the order of their dates with their logarithms, so that a line through those of any
 * period is fitted without sorting them or taking a logarithm again.
 */
public final class DatedSeries {

    private final List<DatedValue> values;

    /** Days since 1970. */
    private final double[] days;

    private final double[] logs;

    private DatedSeries(List<DatedValue> values) {
        this.values = values;
        this.days = values.stream().mapToDouble(value -> value.on().toEpochDay()).toArray();
        this.logs = values.stream().mapToDouble(value -> StrictMath.log10(value.value())).toArray();
    }

    /**
     * @param values all in one unit and on one basis; those of one date stay in their order
     */
    public static DatedSeries of(List<DatedValue> values) {
        return new DatedSeries(
                values.stream().sorted(Comparator.comparing(DatedValue::on)).toList());
    }

    public int size() {
        return values.size();
    }

    /**
     * The trend of some of the values: the same as if there were no others.
     *
     * @param from place of the first, from 0
     * @param to place after the last
     */
    public CostTrend trend(int from, int to) {
        return new CostTrend(values.subList(from, to), line(from, to));
    }

    /** Null where the values are too few for a line, or all of one day. */
    private @Nullable LeastSquares line(int from, int to) {
        if (to - from < CostTrend.FEWEST_POINTS || days[from] == days[to - 1]) {
            return null;
        }
        var x = new double[to - from];
        var y = new double[to - from];
        for (int i = 0; i < x.length; i++) {
            // Days since the first: epoch days would cost the intercept precision.
            x[i] = days[from + i] - days[from];
            y[i] = logs[from + i];
        }
        return LeastSquares.fit(x, y);
    }
}
