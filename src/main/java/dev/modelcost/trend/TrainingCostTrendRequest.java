package dev.modelcost.trend;

import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * Asks how fast the cost of training grows.
 *
 * @param top only models that were among so many most costly at their release; null for all
 * @param period days of release
 * @param confidence of the intervals
 */
record TrainingCostTrendRequest(Integer top, TrendPeriod period, double confidence) {

    private static final Parameter<Integer> TOP =
            Parameter.integer("top", 1, 1000)
                    .describedAs(
                            "Only models that were among so many most costly ones at their release; all if left out.")
                    .example(10);

    static final Parameters<TrainingCostTrendRequest> PARAMETERS =
            Parameters.of(
                    TrainingCostTrendRequest.class,
                    given ->
                            new TrainingCostTrendRequest(
                                    given.read(TOP),
                                    TrendPeriod.read(given),
                                    given.read(TrendSeries.CONFIDENCE)),
                    TOP,
                    TrendPeriod.FROM,
                    TrendPeriod.TO,
                    TrendSeries.CONFIDENCE);
}
