package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.UnknownName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a row back to what it was before its latest change. That is a change like any other: it
 * has a reason, and the history keeps it. A row that was the release's is the release's again, as
 * the newest release has it.
 */
final class RowUndo {

    private final Connection connection;
    private final RecordTable table;
    private final RowStore rows;
    private final ShippedRows shipped;

    RowUndo(Connection connection, RecordTable table, RowStore rows, ShippedRows shipped) {
        this.connection = connection;
        this.table = table;
        this.rows = rows;
        this.shipped = shipped;
    }

    EditReport undo(Edit edit, RowWriter writer) throws SQLException {
        // Before its past is read: another undo may be under way.
        var row = rows.lock(edit.slug());
        var last = new RowPast(connection, table).latest(edit.slug());
        if (last.isEmpty()) {
            if (row.isEmpty()) {
                throw new UnknownName(table.name().replace('_', ' '), edit.slug(), List.of(), null);
            }
            throw new Conflict(
                    Conflict.Kind.STATE, "The row has not been changed: there is nothing to undo.");
        }
        var before = last.get();
        if (before.purge() != null) {
            throw new Conflict(
                    Conflict.Kind.STATE,
                    "What the row was before is purged, and cannot come back.");
        }
        if (before.operation().equals("INSERT")) {
            return writer.withdraw(edit, Done.UNDONE, writer.locked(edit));
        }
        var own = before.own();
        var cells = own ? before.cells() : shipped.find(edit.slug()).orElse(before.cells());
        var correction = own ? before.correction() : null;
        if (before.operation().equals("DELETE")) {
            rows.insert(edit.slug(), cells, own, correction);
            if (!own) {
                shipped.drop(edit.slug());
            }
            return writer.report(Done.UNDONE, edit.slug(), null);
        }
        var now = writer.locked(edit);
        rows.update(now.id(), cells, own, correction);
        if (!own) {
            shipped.drop(edit.slug());
        }
        return writer.report(Done.UNDONE, edit.slug(), now);
    }
}
