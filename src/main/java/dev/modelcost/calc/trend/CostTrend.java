package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast a cost or a price changes, such as the cost of training frontier models: ordinary least
 * squares of log10(value) on the date, or why that shows no trend. The line is fitted once,
 * whatever confidence is then asked for.
 */
public final class CostTrend {

    /** Fewer points are no trend, however straight their line. */
    public static final int FEWEST_POINTS = 8;

    /** High over low of the factor a year: of a wider interval nothing follows. */
    public static final double WIDEST_INTERVAL = 10;

    /** Whether points are a trend is not a matter of how sure one asks to be of it. */
    private static final double LEAST_CONFIDENCE = 0.9;

    private static final double DAYS = 365.25;

    /** By date. */
    private final List<DatedValue> values;

    /** Null where the values are too few for a line, or all of one day. */
    private final @Nullable LeastSquares fit;

    /**
     * @param values by date
     * @param fit the line through them; null where they are too few, or all of one day
     */
    CostTrend(List<DatedValue> values, @Nullable LeastSquares fit) {
        this.values = values;
        this.fit = fit;
    }

    /**
     * @param values all in one unit and on one basis; which belong to the series is the caller's
     *     choice
     */
    public static CostTrend of(List<DatedValue> values) {
        var series = DatedSeries.of(values);
        return series.trend(0, series.size());
    }

    private LocalDate first() {
        return values.get(0).on();
    }

    /**
     * Why the values show no trend; empty if they show one.
     *
     * @param confidence of the interval that is asked for, 0..1; one below 0.9 is taken as 0.9
     */
    public Optional<String> whyNone(double confidence) {
        if (values.size() < FEWEST_POINTS) {
            return Optional.of(
                    "A trend needs at least %d points; there are %d."
                            .formatted(FEWEST_POINTS, values.size()));
        }
        if (fit == null) {
            return Optional.of("All points are of one day.");
        }
        var wide = Math.max(LEAST_CONFIDENCE, confidence);
        var slope = fit.slope(wide);
        var orders = (slope.high() - slope.low()) * DAYS;
        return orders <= StrictMath.log10(WIDEST_INTERVAL)
                ? Optional.empty()
                : Optional.of(
                        "The %.0f %% interval of the factor a year spans %.1f orders of magnitude; a trend needs one of at most a factor of %.0f."
                                .formatted(100 * wide, orders, WIDEST_INTERVAL));
    }

    /**
     * The line: x in days since the first value, y = log10(value).
     *
     * @throws IllegalStateException if there is none
     */
    public LeastSquares fit() {
        if (fit == null) {
            throw new IllegalStateException(whyNone(LEAST_CONFIDENCE).orElseThrow());
        }
        return fit;
    }

    /**
     * The factor by which the value grows in 365.25 days; below 1 if it falls.
     *
     * @param confidence of the interval, 0..1
     * @throws IllegalStateException if there is no line
     */
    public Estimate growthPerYear(double confidence) {
        var slope = fit().slope(confidence);
        return Estimate.range(
                StrictMath.pow(10, slope.low() * DAYS),
                StrictMath.pow(10, slope.median() * DAYS),
                StrictMath.pow(10, slope.high() * DAYS),
                confidence);
    }

    /**
     * Days in which the value doubles; negative if it halves.
     *
     * @throws IllegalStateException if there is no line
     */
    public double doublingDays() {
        return StrictMath.log10(2) / fit().slope();
    }

    /**
     * How the growth in a year was computed, with all values.
     *
     * @param unit of the values, such as {@code USD}
     * @throws IllegalStateException if there is no line
     */
    public List<Step> steps(String unit) {
        var slope = fit().slope();
        return List.of(
                slope(unit, slope),
                Step.of(
                        "Growth in a year",
                        "10^(slope x 365.25)",
                        StrictMath.pow(10, slope * DAYS),
                        "1",
                        Input.of("slope", slope, "orders of magnitude/day")));
    }

    private Step slope(String unit, double slope) {
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
                "ordinary least squares of log10(value) on days since " + first(),
                "fit to %d points".formatted(values.size()),
                slope,
                "orders of magnitude/day",
                inputs);
    }
}
