package dev.modelcost.assumption;

import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An assumption set as the API shows it.
 *
 * @param slug public id
 * @param name display name
 * @param edition version of the set
 * @param issuedOn null if unknown
 * @param assumptions its constants
 */
public record AssumptionSetView(
        String slug,
        String name,
        String edition,
        LocalDate issuedOn,
        List<AssumptionView> assumptions) {

    /**
     * One constant.
     *
     * @param name dotted key
     * @param value in {@code unit}
     * @param low lower bound of the 90 % range; null where the constant has none
     * @param high upper bound
     * @param distribution lognormal or normal
     * @param unit of all three
     * @param source who states it
     * @param remark what a reader must know
     */
    public record AssumptionView(
            String name,
            double value,
            Double low,
            Double high,
            String distribution,
            String unit,
            SourceRef source,
            String remark) {

        static AssumptionView of(Assumption assumption) {
            return new AssumptionView(
                    assumption.name,
                    assumption.value,
                    assumption.low,
                    assumption.high,
                    assumption.distribution,
                    assumption.unit,
                    SourceRef.of(assumption.source),
                    assumption.remark);
        }
    }

    /** The views of a page, with one more statement for the constants of all of them. */
    static List<AssumptionSetView> of(List<AssumptionSet> sets) {
        var bySet =
                Assumption.of(sets).stream()
                        .collect(Collectors.groupingBy(a -> a.assumptionSet.id));
        return sets.stream().map(set -> of(set, bySet.getOrDefault(set.id, List.of()))).toList();
    }

    private static AssumptionSetView of(AssumptionSet set, List<Assumption> assumptions) {
        return new AssumptionSetView(
                set.slug,
                set.name,
                set.edition,
                set.issuedOn,
                assumptions.stream().map(AssumptionView::of).toList());
    }
}
