package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Exponential growth or decline: ordinary least squares of log10(value) on the date.
 *
 * @param first day from which x counts
 * @param fit x in days since {@code first}, y = log10(value)
 * @param values that were fitted, by date
 */
record LogTrend(LocalDate first, LeastSquares fit, List<DatedValue> values) {

    private static final int FEWEST = 4;

    /**
     * @throws IllegalArgumentException if there are fewer than 4 values, or all have the same date
     */
    static LogTrend of(List<DatedValue> values) {
        if (values.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "a trend needs at least " + FEWEST + " points: " + values.size());
        }
        var sorted = values.stream().sorted(Comparator.comparing(DatedValue::on)).toList();
        var first = sorted.get(0).on();
        // Days since the first: epoch days would cost the intercept precision.
        var days =
                sorted.stream()
                        .mapToDouble(value -> value.on().toEpochDay() - first.toEpochDay())
                        .toArray();
        var logs = sorted.stream().mapToDouble(value -> StrictMath.log10(value.value())).toArray();
        return new LogTrend(first, LeastSquares.fit(days, logs), sorted);
    }

    /**
     * The factor by which the value is multiplied in {@code days}, with its confidence interval.
     *
     * @throws IllegalArgumentException if the interval is so wide that one of its ends is not
     *     finite
     */
    Estimate factor(double days, double confidence) {
        var slope = fit.slope(confidence);
        var ends =
                new double[] {
                    StrictMath.pow(10, slope.low() * days), StrictMath.pow(10, slope.high() * days)
                };
        var low = Math.min(ends[0], ends[1]);
        var high = Math.max(ends[0], ends[1]);
        if (low == 0 || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "the points show no trend: the slope is "
                            + slope.low()
                            + " to "
                            + slope.high()
                            + " orders of magnitude a day");
        }
        return Estimate.range(low, StrictMath.pow(10, slope.median() * days), high, confidence);
    }

    /** The fit, as a step of a derivation; {@code unit} is the unit of the values. */
    Step step(String unit) {
        var inputs =
                values.stream()
                        .map(
                                value ->
                                        new Input(
                                                value.subject() + " on " + value.on(),
                                                value.value(),
                                                unit,
                                                value.source()))
                        .toArray(Input[]::new);
        return Step.ofText(
                "Slope",
                "ordinary least squares of log10(value) on days since " + first,
                "fit to %d points".formatted(values.size()),
                fit.slope(),
                "orders of magnitude/day",
                inputs);
    }
}
