package dev.modelcost.assumption;

import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import java.util.List;

/** The list of assumption sets. */
final class AssumptionSetList {

    static final Listing<AssumptionSet> LISTING =
            new Listing<>(AssumptionSet.TABLE.reader(), List.of(), List.of(Sort.bySlug()));

    private AssumptionSetList() {}
}
