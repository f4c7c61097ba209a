package dev.modelcost.edit;

import dev.modelcost.web.DeclaresParameters;
import dev.modelcost.web.Parameter;
import java.util.List;

/** What the query of a change may say. */
final class ChangeQuery {

    static final Parameter<Boolean> DRY_RUN =
            Parameter.flag("dryRun")
                    .describedAs(
                            "Whether only to try the change: says what would change and which"
                                    + " computed answers would move.")
                    .defaultsTo(false);

    private ChangeQuery() {}

    /** Of a change that has a body with the reason in it. */
    static final class WithBody {
        static final DeclaresParameters DECLARED = () -> List.of(DRY_RUN);

        private WithBody() {}
    }

    /** Of a change without such a body. */
    static final class WithoutBody {
        static final DeclaresParameters DECLARED = () -> List.of(DRY_RUN, RowFields.REASON);

        private WithoutBody() {}
    }
}
