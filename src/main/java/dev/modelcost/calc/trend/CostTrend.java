package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.Optional;

/**
 * How fast a cost or a price changes, such as the cost of training frontier models.
 *
 * @param growthPerYear factor by which it grows in 365.25 days; below 1 if it falls
 * @param fit of log10(value) on days since the first point
 * @param steps how it was computed
 */
public record CostTrend(Estimate growthPerYear, LeastSquares fit, List<Step> steps) {

    /** Fewer points are no trend, however straight their line. */
    public static final int FEWEST_POINTS = 8;

    /** High over low of the factor a year: of a wider interval nothing follows. */
    public static final double WIDEST_INTERVAL = 10;

    /** Whether points are a trend is not a matter of how sure one asks to be of it. */
    private static final double LEAST_CONFIDENCE = 0.9;

    private static final double DAYS = 365.25;

    public CostTrend {
        steps = List.copyOf(steps);
    }

    /**
     * Why values show no trend; empty if they show one.
     *
     * @param confidence of the interval that is asked for, 0..1; one below 0.9 is taken as 0.9
     */
    public static Optional<String> whyNone(List<DatedValue> values, double confidence) {
        if (values.size() < FEWEST_POINTS) {
            return Optional.of(
                    "A trend needs at least %d points; there are %d."
                            .formatted(FEWEST_POINTS, values.size()));
        }
        if (values.stream().map(DatedValue::on).distinct().count() < 2) {
            return Optional.of("All points are of one day.");
        }
        var wide = Math.max(LEAST_CONFIDENCE, confidence);
        var slope = LogTrend.of(values).fit().slope(wide);
        var orders = (slope.high() - slope.low()) * DAYS;
        return orders <= StrictMath.log10(WIDEST_INTERVAL)
                ? Optional.empty()
                : Optional.of(
                        "The %.0f %% interval of the factor a year spans %.1f orders of magnitude; a trend needs one of at most a factor of %.0f."
                                .formatted(100 * wide, orders, WIDEST_INTERVAL));
    }

    /**
     * @param values all in one unit and on one basis; which belong to the series is the caller's
     *     choice
     * @param unit of the values, such as {@code USD}
     * @param confidence of the interval, 0..1
     * @throws IllegalArgumentException if they show no trend, for the reason of {@link #whyNone}
     */
    public static CostTrend of(List<DatedValue> values, String unit, double confidence) {
        whyNone(values, confidence)
                .ifPresent(
                        why -> {
                            throw new IllegalArgumentException(why);
                        });
        var trend = LogTrend.of(values);
        var growth = trend.factor(DAYS, confidence);
        return new CostTrend(
                growth,
                trend.fit(),
                List.of(
                        trend.step(unit),
                        Step.of(
                                "Growth in a year",
                                "10^(slope x 365.25)",
                                growth.median(),
                                "1",
                                Input.of(
                                        "slope", trend.fit().slope(), "orders of magnitude/day"))));
    }

    /** Days in which the value doubles; negative if it halves. */
    public double doublingDays() {
        return StrictMath.log10(2) / fit.slope();
    }
}
