package dev.modelcost.assumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named, versioned set of constants of the methods.
 *
 * @param slug public id
 * @param name display name
 * @param edition version of the set
 * @param issuedOn day on which the edition was issued; null if unknown
 * @param base slug of the set whose constants hold where this one has none of the name; null for
 *     none
 * @param correction why it differs from the row that the release ships; left out where it does not
 * @param assumptions its constants
 */
public record AssumptionSetView(
        String slug,
        String name,
        String edition,
        @Nullable LocalDate issuedOn,
        @Nullable String base,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction,
        List<AssumptionView> assumptions) {

    /** The views of a page. */
    static List<AssumptionSetView> of(List<AssumptionSet> sets) {
        return sets.stream().map(set -> of(set, Assumption.own(set.slug))).toList();
    }

    private static AssumptionSetView of(AssumptionSet set, List<Assumption> assumptions) {
        return new AssumptionSetView(
                set.slug,
                set.name,
                set.edition,
                set.issuedOn,
                set.base == null ? null : set.base.slug,
                set.correction,
                assumptions.stream().map(AssumptionView::of).toList());
    }
}
