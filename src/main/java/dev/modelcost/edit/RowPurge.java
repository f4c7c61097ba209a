package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.UnknownName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Erases a row of one's own for good, as it is and as it ever was. The history keeps that it was
 * there, and who erased it when and why. What releases ship of it stays, and comes back if the row
 * was a correction.
 */
final class RowPurge {

    private static final String PURGE =
            """
            UPDATE record_history SET purged_version = (row_before ->> 'version')::integer, row_before = NULL,
                purged_at = now(), purged_by = ?, purge_reason = ?
            WHERE table_name = ? AND row_slug = ? AND row_before ->> 'ownership' = 'own'
            """;

    /** A retry still gets an answer, but not the row. */
    private static final String FORGET =
            """
            UPDATE idempotency_key SET answer = (answer::jsonb || '{"row": null, "changes": []}')::json
            WHERE answer ->> 'type' = ? AND answer ->> 'slug' = ?
            """;

    private final Connection connection;
    private final RecordTable table;
    private final RowStore rows;
    private final ShippedRows shipped;

    RowPurge(Connection connection, RecordTable table, RowStore rows, ShippedRows shipped) {
        this.connection = connection;
        this.table = table;
        this.rows = rows;
        this.shipped = shipped;
    }

    EditReport purge(Edit edit, RowWriter writer) throws SQLException {
        if (rows.find(edit.slug()).isPresent()) {
            remove(edit, writer.locked(edit));
        } else if (new RowPast(connection, table).latest(edit.slug()).isEmpty()) {
            throw new UnknownName(table.name().replace('_', ' '), edit.slug(), List.of(), null);
        }
        var erased = erase(edit);
        if (erased == 0) {
            throw new Conflict(
                    Conflict.Kind.STATE,
                    "There is nothing of your own to purge: what is shipped stays.");
        }
        return writer.report(Done.PURGED, edit.slug(), null).withoutChanges();
    }

    private void remove(Edit edit, StoredRow row) throws SQLException {
        if (!row.own()) {
            return;
        }
        var instead = shipped.find(edit.slug());
        if (instead.isPresent()) {
            rows.update(row.id(), instead.get(), false, null);
            shipped.drop(edit.slug());
        } else {
            rows.delete(row);
        }
    }

    private int erase(Edit edit) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, table.path());
            forget.setString(2, edit.slug());
            forget.execute();
        }
        try (var purge = connection.prepareStatement(PURGE)) {
            purge.setString(1, edit.editor());
            purge.setString(2, edit.reason());
            purge.setString(3, table.name());
            purge.setString(4, edit.slug());
            return purge.executeUpdate();
        }
    }
}
