package dev.modelcost.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.store.Edition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one change of the record, within a transaction that its caller commits: finds and locks the
 * row, checks that it is the one that was read, writes it, and keeps what is shipped in its place.
 * Triggers keep its history and raise the edition.
 */
final class RowWriter {

    private final Connection connection;
    private final RecordTable table;
    private final RowStore rows;
    private final ShippedRows shipped;
    private final LocalDate today;
    private final boolean dryRun;

    /**
     * @param dryRun whether the transaction will be rolled back: then nobody waits for its edition
     */
    RowWriter(Connection connection, RecordTable table, LocalDate today, boolean dryRun) {
        this.connection = connection;
        this.table = table;
        this.rows = new RowStore(connection, table);
        this.shipped = new ShippedRows(connection, table);
        this.today = today;
        this.dryRun = dryRun;
    }

    /**
     * @throws UnknownName if there is no such row
     * @throws Conflict if the row is not in the state that the change needs
     * @throws InvalidInput if the row would not follow the rules of its table
     */
    EditReport make(Edit edit) throws SQLException {
        sign(connection, edit.editor(), edit.reason());
        return switch (edit.kind()) {
            case ADD -> add(edit);
            case REPLACE -> write(edit, Done.REPLACED, locked(edit), given(edit));
            case CHANGE -> {
                var row = locked(edit);
                var cells = RowFields.patched(table, row, (ObjectNode) edit.fields());
                refuseAnotherSlug(edit, cells);
                yield write(edit, Done.CHANGED, row, cells);
            }
            case END -> end(edit, locked(edit));
            case UNDO -> new RowUndo(connection, table, rows, shipped).undo(edit, this);
            case PURGE -> new RowPurge(connection, table, rows, shipped).purge(edit, this);
        };
    }

    /** For the triggers that keep the history. */
    static void sign(Connection connection, String editor, String reason) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT set_config('modelcost.editor', ?, true),"
                                + " set_config('modelcost.reason', ?, true)")) {
            statement.setString(1, editor);
            statement.setString(2, reason);
            statement.execute();
        }
    }

    private EditReport add(Edit edit) throws SQLException {
        var cells = RowFields.read(table, edit.fields());
        var slug = cells.id(table);
        if (rows.find(slug).isPresent()) {
            throw new Conflict(
                    Conflict.Kind.EXISTS,
                    "There is a row '%s' already: PUT or PATCH changes it.".formatted(slug));
        }
        rows.insert(slug, cells, true, shipped.has(slug) ? edit.reason() : null);
        return report(Done.CREATED, slug, null);
    }

    private Cells given(Edit edit) {
        var cells = RowFields.read(table, edit.fields());
        refuseAnotherSlug(edit, cells);
        return cells;
    }

    private void refuseAnotherSlug(Edit edit, Cells cells) {
        if (!cells.id(table).equals(edit.slug())) {
            throw new InvalidInput("slug", "cannot be changed; it is '%s'.".formatted(edit.slug()));
        }
    }

    /** The row as it is now, which nobody else can change until the transaction ends. */
    StoredRow locked(Edit edit) throws SQLException {
        var row = rows.lock(edit.slug());
        if (row.isEmpty()) {
            throw new UnknownName(
                    table.name().replace('_', ' '),
                    edit.slug(),
                    NearMatches.of(edit.slug(), rows.ids()),
                    null);
        }
        if (edit.versions() != null && !edit.versions().contains(row.get().version())) {
            throw new Conflict(
                    Conflict.Kind.STALE,
                    "The row is at version %d, and If-Match is of another: read it again."
                            .formatted(row.get().version()));
        }
        return row.get();
    }

    EditReport write(Edit edit, Done done, StoredRow row, Cells cells) throws SQLException {
        if (cells.differences(table, row.cells()).isEmpty()) {
            return report(done, edit.slug(), row);
        }
        shipped.keep(edit.slug(), row);
        rows.update(row.id(), cells, true, shipped.has(edit.slug()) ? edit.reason() : null);
        return report(done, edit.slug(), row);
    }

    /**
     * What is valid from a day on is no longer from today on. What is always valid, or would be
     * valid on no day, leaves the record: its history has it, and so do reads of the record as it
     * was known.
     */
    private EditReport end(Edit edit, StoredRow row) throws SQLException {
        var from = row.cells().texts().get("valid_from");
        var to = row.cells().texts().get("valid_to");
        if (table.isValidFromTo() && to != null && !LocalDate.parse(to).isAfter(today)) {
            throw new Conflict(Conflict.Kind.STATE, "The row ended on %s already.".formatted(to));
        }
        if (table.isValidFromTo() && (from == null || LocalDate.parse(from).isBefore(today))) {
            return write(edit, Done.ENDED, row, row.cells().with("valid_to", today.toString()));
        }
        return withdraw(edit, Done.WITHDRAWN, row);
    }

    EditReport withdraw(Edit edit, Done done, StoredRow row) throws SQLException {
        shipped.keep(edit.slug(), row);
        rows.delete(row);
        return report(done, edit.slug(), row);
    }

    EditReport report(Done done, String slug, @Nullable StoredRow before) throws SQLException {
        var after = rows.find(slug).orElse(null);
        Long edition = null;
        if (!dryRun) {
            edition = Edition.raisedBy(connection);
            setEdition(connection, table, edition);
        }
        var old = before == null ? new Cells(Map.of()) : before.cells();
        var now = after == null ? new Cells(Map.of()) : after.cells();
        List<EditReport.FieldChange> changes =
                now.differences(table, old).stream()
                        .map(
                                column ->
                                        new EditReport.FieldChange(
                                                column.field().name(),
                                                old.shown(column),
                                                now.shown(column)))
                        .toList();
        return new EditReport(
                table.path(),
                slug,
                done.slug(),
                dryRun,
                edition,
                after == null ? null : after.version(),
                after == null ? null : after.ownership(),
                changes,
                after == null ? null : now.shown(table),
                null);
    }

    /** Of what this transaction wrote into the history: the triggers ran before it was known. */
    static void setEdition(Connection connection, RecordTable table, long edition)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "UPDATE record_history SET edition = ? WHERE edition IS NULL AND recorded_to >="
                                + " now() AND table_name = ?"
                                + " AND changed_by = current_setting('modelcost.editor')")) {
            statement.setLong(1, edition);
            statement.setString(2, table.name());
            statement.execute();
        }
    }
}
