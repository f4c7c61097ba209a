package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.failure.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped files follow the rules that requests are read by. */
class RecordTablesTest {

    private static final Tables FILES = Tables.ofFiles();

    static List<RecordTable> tables() {
        return RecordTables.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void declareTheColumnsOfTheirFiles(RecordTable table) {
        assertThat(table.byName().keySet())
                .containsExactlyElementsOf(FILES.of(table.name()).get(0).cells().keySet());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void allowEveryCellOfTheirFiles(RecordTable table) {
        var refused = new ArrayList<String>();
        for (var line : FILES.of(table.name())) {
            for (var column : table.columns()) {
                var cell = line.get(column.name());
                if (cell.isEmpty()) {
                    if (column.field().isNeeded()) {
                        refused.add(line.slug() + " has no " + column.name());
                    }
                } else {
                    try {
                        column.field().ofText(cell);
                    } catch (InvalidInput e) {
                        refused.add(line.slug() + " " + e.getMessage());
                    }
                }
            }
        }

        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void nameNoTwoFieldsAlike(RecordTable table) {
        assertThat(table.fields()).extracting(field -> field.name()).doesNotHaveDuplicates();
    }
}
