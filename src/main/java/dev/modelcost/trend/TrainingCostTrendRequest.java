package dev.modelcost.trend;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks how fast the cost of training grows.
 *
 * @param basis what counts as the cost
 * @param top only models that were among so many with the most compute at their release
 * @param period days of release
 * @param confidence of the intervals
 * @param limit of points that are shown
 * @param assumed what the question left open, in sentences
 */
record TrainingCostTrendRequest(
        CostBasis basis,
        int top,
        TrendPeriod period,
        TrendSeries.Confidence confidence,
        int limit,
        List<String> assumed) {

    /** The study's choices, which are also those of a question that makes none. */
    private static final int STUDIED = 10;

    private static final LocalDate STUDIED_SINCE = LocalDate.of(2016, 1, 1);

    private static final Parameter<Integer> TOP =
            Parameter.integer("top", 1, 10_000)
                    .describedAs(
                            "Only models that were among so many with the most training compute at their release; 10 if left out, as the published study has it.")
                    .example(10);

    static final Parameters<TrainingCostTrendRequest> PARAMETERS =
            Parameters.of(
                    TrainingCostTrendRequest.class,
                    TrainingCostTrendRequest::read,
                    CostBasis.BASIS,
                    TOP,
                    TrendPeriod.FROM,
                    TrendPeriod.TO,
                    TrendSeries.CONFIDENCE,
                    TrendSeries.LIMIT);

    private static TrainingCostTrendRequest read(GivenValues given) {
        var assumed = new ArrayList<String>();
        var top = given.read(TOP);
        if (top == null) {
            assumed.add(
                    "The %d models with the most compute at their release, as in Epoch AI's study; top takes more or fewer."
                            .formatted(STUDIED));
        }
        var period = TrendPeriod.read(given);
        if (period.from() == null && (period.to() == null || period.to().isAfter(STUDIED_SINCE))) {
            assumed.add(
                    "Models released since %s, as in Epoch AI's study; from takes another day."
                            .formatted(STUDIED_SINCE));
            period = new TrendPeriod(STUDIED_SINCE, period.to());
        }
        return new TrainingCostTrendRequest(
                given.read(CostBasis.BASIS),
                top == null ? STUDIED : top,
                period,
                TrendSeries.Confidence.read(given),
                given.read(TrendSeries.LIMIT),
                List.copyOf(assumed));
    }
}
