package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.List;

/**
 * The growth rate of a cost, such as that of training frontier models.
 *
 * @param growthPerYear factor by which it grows in 365.25 days; below 1 if it falls
 * @param fit of log10(cost) on days since the first point
 * @param steps how it was computed
 */
public record CostTrend(Estimate growthPerYear, LeastSquares fit, List<Step> steps) {

    private static final double DAYS = 365.25;

    public CostTrend {
        steps = List.copyOf(steps);
    }

    /**
     * @param costs all in the same unit and scope; the caller decides which models belong to the
     *     series
     * @param unit of the costs, such as {@code USD}
     * @param confidence of the interval, 0..1
     * @throws IllegalArgumentException if there are fewer than 4 costs, or all have the same date
     */
    public static CostTrend of(List<DatedValue> costs, String unit, double confidence) {
        var trend = LogTrend.of(costs);
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

    /** Doubling time of the cost in days; a negative value is its halving time. */
    public double doublingDays() {
        return StrictMath.log10(2) / fit.slope();
    }
}
