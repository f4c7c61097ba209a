package dev.modelcost.edit;

import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.dataset.RecordTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is sent to change it.
 *
 * @param type path of the table's rows below the root of the API
 * @param slug public id of the row
 * @param version raised by every change; the ETag names it
 * @param ownership own if no release touches the row, else shipped
 * @param correction why it differs from the row that is shipped; null if it does not
 * @param row its fields
 */
public record RowReport(
        String type,
        String slug,
        int version,
        @OneOf(Ownership.class) String ownership,
        @Nullable String correction,
        Map<String, Object> row) {

    static RowReport of(RecordTable table, String slug, StoredRow row) {
        return new RowReport(
                table.path(),
                slug,
                row.version(),
                row.ownership(),
                row.correction(),
                row.cells().shown(table));
    }
}
