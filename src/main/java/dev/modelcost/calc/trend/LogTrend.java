package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Exponential growth or fall: ordinary least squares of log10(value) on the date.
 *
 * @param first day that x counts from
 * @param fit x in days since {@code first}, y = log10(value)
 * @param values that were fitted, by date
 */
record LogTrend(LocalDate first, LeastSquares fit, List<DatedValue> values) {

    /**
     * @throws IllegalArgumentException if there are fewer than 3 values, or all are of one day
     */
    static LogTrend of(List<DatedValue> values) {
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

    /** The factor by which the value is multiplied in {@code days}, with its interval. */
    Estimate factor(double days, double confidence) {
        var slope = fit.slope(confidence);
        return Estimate.range(
                StrictMath.pow(10, slope.low() * days),
                StrictMath.pow(10, slope.median() * days),
                StrictMath.pow(10, slope.high() * days),
                confidence);
    }

    /** The fit, as a step of a derivation; {@code unit} is that of the values. */
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
