package dev.modelcost.edit;

import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write a row of a table, and the values that they take, by the declarations of
 * its columns.
 */
final class RowSql {

    /**
     * How a row begins that the record does not have.
     *
     * @param version one that no earlier row of this name had
     * @param lastChange when the last of them changed, as the database writes it; null for none
     */
    record Beginning(long version, @Nullable String lastChange) {

        static final Beginning FIRST = new Beginning(0, null);
    }

    /** A row that comes back has not the version that it had before. */
    private static final String BEGINNINGS =
            "SELECT row_slug, coalesce(max(coalesce(purged_version, (row_before ->>"
                    + " 'version')::integer)) + 1, 0), max(recorded_to)::text FROM record_history"
                    + " WHERE table_name = ? AND row_slug = ANY (?) GROUP BY row_slug";

    private final Connection connection;
    private final RecordTable table;
    private final References references;

    /** Types of the table's columns, read by the first write. */
    private @Nullable Map<String, String> types;

    RowSql(Connection connection, RecordTable table) {
        this.connection = connection;
        this.table = table;
        this.references = new References(connection);
    }

    /** Finds all that rows refer to at once, which is quicker than one by one. */
    void findReferences(List<Cells> rows) throws SQLException {
        references.find(table, rows);
    }

    /** How rows begin that the record does not have; {@link Beginning#FIRST} for all others. */
    Map<String, Beginning> beginnings(List<String> ids) throws SQLException {
        var beginnings = new HashMap<String, Beginning>();
        try (var statement = connection.prepareStatement(BEGINNINGS)) {
            statement.setString(1, table.name());
            statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    beginnings.put(
                            rows.getString(1), new Beginning(rows.getLong(2), rows.getString(3)));
                }
            }
        }
        return beginnings;
    }

    /** Whoever waited for an earlier row to go began before it went: hence the greater moment. */
    String insert() throws SQLException {
        return "INSERT INTO %s (%s, ownership, correction, version, recorded_from) VALUES (%s, ?, ?, ?, greatest(now(), CAST(? AS timestamptz)))"
                .formatted(table.name(), joined(inTable()), joined(values()));
    }

    void setInsert(
            PreparedStatement statement,
            Cells cells,
            boolean own,
            @Nullable String correction,
            Beginning beginning)
            throws SQLException {
        var next = setCells(statement, cells, own, correction);
        statement.setLong(next, beginning.version);
        statement.setString(next + 1, beginning.lastChange);
    }

    String update() throws SQLException {
        return "UPDATE %s SET (%s, ownership, correction, version) = (%s, ?, ?, version + 1) WHERE id = ?"
                .formatted(table.name(), joined(inTable()), joined(values()));
    }

    void setUpdate(
            PreparedStatement statement,
            Cells cells,
            boolean own,
            @Nullable String correction,
            long id)
            throws SQLException {
        statement.setLong(setCells(statement, cells, own, correction), id);
    }

    /** The place of the next value. */
    private int setCells(
            PreparedStatement statement, Cells cells, boolean own, @Nullable String correction)
            throws SQLException {
        var at = 1;
        for (var value : texts(cells)) {
            statement.setString(at++, value);
        }
        statement.setString(at++, own ? "own" : "shipped");
        statement.setString(at++, correction);
        return at;
    }

    /**
     * The values of the columns; of a reference, the id of its row.
     *
     * @throws dev.modelcost.failure.UnknownName if a row refers to one that is not there
     */
    List<@Nullable String> texts(Cells cells) throws SQLException {
        var texts = new ArrayList<@Nullable String>();
        for (var column : table.columns()) {
            var text = cells.get(column);
            texts.add(
                    text == null || column.refersTo() == null
                            ? text
                            : Long.toString(references.id(column, text)));
        }
        return texts;
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }

    private Stream<String> inTable() {
        return table.columns().stream().map(Column::inTable);
    }

    private Stream<String> values() throws SQLException {
        var known = types();
        return table.columns().stream()
                .map(column -> "CAST(? AS " + known.get(column.inTable()) + ")");
    }

    private Map<String, String> types() throws SQLException {
        if (types != null) {
            return types;
        }
        var read = new HashMap<String, String>();
        try (var statement =
                connection.prepareStatement(
                        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE"
                                + " attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped")) {
            statement.setString(1, table.name());
            try (var columns = statement.executeQuery()) {
                while (columns.next()) {
                    read.put(columns.getString(1), columns.getString(2));
                }
            }
        }
        types = read;
        return read;
    }
}
