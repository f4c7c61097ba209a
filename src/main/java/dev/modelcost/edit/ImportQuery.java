package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.web.DeclaresParameters;
import dev.modelcost.web.Parameter;
import java.util.List;
import java.util.Optional;

/** What the query of an import says. */
final class ImportQuery {

    static final Parameter<RecordTable> TABLE =
            Parameter.word(
                            "table",
                            RecordTables.ALL.stream().map(RecordTable::path).toList(),
                            path -> Optional.ofNullable(RecordTables.at(path)))
                    .describedAs("Whose rows the file has, as in the path of the rows.")
                    .needed("the table of the rows, such as chip-prices");

    static final DeclaresParameters DECLARED =
            () -> List.of(TABLE, ChangeQuery.DRY_RUN, RowFields.REASON);

    private ImportQuery() {}
}
