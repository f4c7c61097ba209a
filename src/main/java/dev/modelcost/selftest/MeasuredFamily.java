package dev.modelcost.selftest;

import dev.modelcost.calc.sampling.Agreement;
import dev.modelcost.calc.sampling.Compared;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of one kind against what the service computes for the same conditions.
 *
 * @param family of the measurements, such as training-steps
 * @param what is compared, with its unit
 * @param count measurements that were compared
 * @param notCompared measurements of the family whose conditions are not known well enough
 * @param within1And25 share of them within a factor of 1.25 of the computed figure
 * @param within1And5 share of them within a factor of 1.5 of the computed figure
 * @param within2 share within a factor of 2
 * @param inRange share inside the range that is stated of the computed figure
 * @param statedShare share that this range is stated to hold
 * @param betterThanBound measurements that are better than what the service says nothing can beat,
 *     of which there should be none; null where it states no bound
 * @param medianRatio median of measured / computed
 * @param worst those that are the furthest off, the worst first
 */
public record MeasuredFamily(
        String family,
        String what,
        int count,
        int notCompared,
        double within1And25,
        double within1And5,
        double within2,
        double inRange,
        double statedShare,
        @Nullable Integer betterThanBound,
        double medianRatio,
        List<Row> worst) {

    private static final int WORST = 5;

    /**
     * A measurement and the figure that is computed for it.
     *
     * @param measurement slug at {@code /api/v1/measurements/{slug}}
     * @param measured figure
     * @param computed figure, in the same unit
     * @param ratio measured / computed
     */
    public record Row(String measurement, double measured, double computed, double ratio) {

        private static Row of(Compared compared) {
            return new Row(
                    compared.id(), compared.measured(), compared.computed(), compared.ratio());
        }
    }

    /**
     * @param compared at least one
     * @param notCompared how many could not be
     * @param betterThanBound null where there is no bound
     */
    static MeasuredFamily of(
            String family,
            String what,
            Collection<Compared> compared,
            int notCompared,
            double statedShare,
            Integer betterThanBound) {
        var agreement = Agreement.of(compared, WORST);
        return new MeasuredFamily(
                family,
                what,
                agreement.count(),
                notCompared,
                agreement.within1And25(),
                agreement.within1And5(),
                agreement.within2(),
                agreement.inRange(),
                statedShare,
                betterThanBound,
                agreement.medianRatio(),
                agreement.worst().stream().map(Row::of).toList());
    }
}
