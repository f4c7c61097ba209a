package dev.modelcost.edit;

import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.Conflict;
import dev.modelcost.store.Slugs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of a table by the declarations of its columns. */
final class RowStore {

    private static final String FOREIGN_KEY = "23503";

    /** In SQL, because the pool forbids savepoints by JDBC in the transaction of a dry run. */
    private static final String MARK = "SAVEPOINT before_row";

    private static final String BACK_TO_MARK = "ROLLBACK TO SAVEPOINT before_row";
    private static final String RELEASE_MARK = "RELEASE SAVEPOINT before_row";

    private final Connection connection;
    private final RecordTable table;
    private final RowSql sql;
    private final RowRules rules;

    RowStore(Connection connection, RecordTable table) {
        this(connection, table, new RowSql(connection, table));
    }

    RowStore(Connection connection, RecordTable table, RowSql sql) {
        this.connection = connection;
        this.table = table;
        this.sql = sql;
        this.rules = new RowRules(connection, table);
    }

    /** The row, locked until the transaction ends: who comes second sees what the first did. */
    Optional<StoredRow> lock(String id) throws SQLException {
        return find(id, " FOR UPDATE OF t");
    }

    Optional<StoredRow> find(String id) throws SQLException {
        return find(id, "");
    }

    private Optional<StoredRow> find(String id, String lock) throws SQLException {
        if (!Slugs.isSlug(id)) {
            return Optional.empty();
        }
        try (var statement = connection.prepareStatement(select(" = ?" + lock))) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(stored(row)) : Optional.empty();
            }
        }
    }

    /**
     * Those of many rows that there are, by their public ids, locked until the transaction ends.
     */
    Map<String, StoredRow> lockAll(List<String> ids) throws SQLException {
        // Whoever locks the same rows in the same order waits, and nobody waits for each other.
        return findAll(ids, " ORDER BY t.id FOR UPDATE OF t");
    }

    Map<String, StoredRow> findAll(List<String> ids) throws SQLException {
        return findAll(ids, "");
    }

    private Map<String, StoredRow> findAll(List<String> ids, String lock) throws SQLException {
        var found = new HashMap<String, StoredRow>();
        try (var statement = connection.prepareStatement(select(" = ANY (?)" + lock))) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = stored(rows);
                    found.put(row.cells().id(table), row);
                }
            }
        }
        return found;
    }

    /** Those that are asked for, and one more if there are more. */
    List<StoredRow> list(RowListRequest asked) throws SQLException {
        var id = table.idIn("t");
        // Not a parameter of the statement: the plan is to find that own rows have an index.
        var of =
                asked.ownership() == null
                        ? ""
                        : " AND t.ownership = '" + asked.ownership().slug() + "'";
        var which = " > ?%s ORDER BY %s LIMIT %d".formatted(of, id, asked.limit() + 1);
        var found = new ArrayList<StoredRow>();
        try (var statement = connection.prepareStatement(select(which))) {
            statement.setString(1, asked.after() == null ? "" : asked.after());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(stored(rows));
                }
            }
        }
        return found;
    }

    private String select(String which) {
        var columns = table.columns().stream().map(this::text).collect(Collectors.joining(", "));
        return "SELECT t.id, t.version, t.ownership, t.correction, %s FROM %s t WHERE %s%s"
                .formatted(columns, table.name(), table.idIn("t"), which);
    }

    private StoredRow stored(ResultSet row) throws SQLException {
        var cells = new LinkedHashMap<String, String>();
        var at = 5;
        for (var column : table.columns()) {
            var text = row.getString(at++);
            if (text != null) {
                cells.put(column.name(), text);
            }
        }
        return new StoredRow(
                row.getLong(1),
                row.getInt(2),
                row.getString(3).equals("own"),
                row.getString(4),
                new Cells(cells));
    }

    private String text(Column column) {
        return column.refersTo() == null
                ? "t." + column.name() + "::text"
                : "(SELECT r.slug FROM %s r WHERE r.id = t.%s)"
                        .formatted(column.refersTo(), column.inTable());
    }

    /**
     * @throws Conflict if there is such a row already
     */
    void insert(String slug, Cells cells, boolean own, @Nullable String correction)
            throws SQLException {
        var beginning = sql.beginnings(List.of(slug)).getOrDefault(slug, RowSql.Beginning.FIRST);
        write(
                sql.insert(),
                statement -> sql.setInsert(statement, cells, own, correction, beginning));
    }

    void update(long id, Cells cells, boolean own, @Nullable String correction)
            throws SQLException {
        write(sql.update(), statement -> sql.setUpdate(statement, cells, own, correction, id));
        rules.refuseCircles(cells);
    }

    /**
     * @throws Conflict if other rows refer to it
     */
    void delete(StoredRow row) throws SQLException {
        execute(MARK);
        try (var statement =
                connection.prepareStatement("DELETE FROM " + table.name() + " WHERE id = ?")) {
            statement.setLong(1, row.id());
            statement.execute();
        } catch (SQLException e) {
            if (!FOREIGN_KEY.equals(e.getSQLState())) {
                throw e;
            }
            execute(BACK_TO_MARK);
            throw rules.referredTo(row.id());
        }
    }

    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void write(String text, Values values) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            values.set(statement);
            execute(MARK);
            try {
                statement.execute();
            } catch (SQLException e) {
                execute(BACK_TO_MARK);
                throw rules.refusal(e);
            }
            execute(RELEASE_MARK);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All public ids of the table. */
    List<String> ids() throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT %s FROM %s t".formatted(table.idIn("t"), table.name()))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
