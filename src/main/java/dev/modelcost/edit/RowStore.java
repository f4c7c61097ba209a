package dev.modelcost.edit;

import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.UnknownName;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of a table by the declarations of its columns. */
final class RowStore {

    private static final String FOREIGN_KEY = "23503";

    /** In SQL, because the pool forbids savepoints by JDBC in the transaction of a dry run. */
    private static final String MARK = "SAVEPOINT before_row";

    private static final String BACK_TO_MARK = "ROLLBACK TO SAVEPOINT before_row";
    private static final String RELEASE_MARK = "RELEASE SAVEPOINT before_row";

    /** A row that comes back has not the version that it had before. */
    private static final String NEXT_VERSION =
            "SELECT coalesce(max(coalesce(purged_version, (row_before ->> 'version')::integer)) +"
                    + " 1, 0) FROM record_history WHERE table_name = ? AND row_slug = ?";

    /**
     * Whoever waited for it to go began before it went. Of the plain column, the database would
     * look for the newest change of the whole table first.
     */
    private static final String AFTER_THE_LAST =
            "SELECT greatest(now(), max(recorded_to + interval '0')) FROM record_history"
                    + " WHERE table_name = ? AND row_slug = ?";

    private final Connection connection;
    private final RecordTable table;
    private final RowRules rules;

    /** Types of the table's columns, read by the first write. */
    private @Nullable Map<String, String> types;

    /** Rows that were referred to, which are locked from then on: by table and slug. */
    private final Map<String, Long> referredTo = new HashMap<>();

    /** Whether the transaction goes on after a row that the database refuses. */
    private final boolean goesOn;

    RowStore(Connection connection, RecordTable table) {
        this(connection, table, true);
    }

    /**
     * @param goesOn whether the transaction goes on after a row that the database refuses: that
     *     takes two statements more for each row
     */
    RowStore(Connection connection, RecordTable table, boolean goesOn) {
        this.connection = connection;
        this.table = table;
        this.rules = new RowRules(connection, table);
        this.goesOn = goesOn;
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
        var columns =
                Stream.concat(
                        inTable(),
                        Stream.of("ownership", "correction", "version", "recorded_from"));
        var values =
                Stream.concat(
                        values(),
                        Stream.of("?", "?", "(" + NEXT_VERSION + ")", "(" + AFTER_THE_LAST + ")"));
        write(
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                table.name(),
                                columns.collect(Collectors.joining(", ")),
                                values.collect(Collectors.joining(", "))),
                cells,
                own,
                correction,
                List.of(table.name(), slug, table.name(), slug));
    }

    void update(long id, Cells cells, boolean own, @Nullable String correction)
            throws SQLException {
        write(
                "UPDATE %s SET (%s, ownership, correction, version) = (%s, ?, ?, version + 1) WHERE id = ?"
                        .formatted(
                                table.name(),
                                inTable().collect(Collectors.joining(", ")),
                                values().collect(Collectors.joining(", "))),
                cells,
                own,
                correction,
                List.of(id));
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
            throw new Conflict(
                    Conflict.Kind.REFERRED_TO,
                    "Other rows of the record refer to it: end or change those first.");
        }
    }

    private Stream<String> inTable() {
        return table.columns().stream().map(Column::inTable);
    }

    private Stream<String> values() throws SQLException {
        var types = types();
        return table.columns().stream()
                .map(column -> "CAST(? AS " + types.get(column.inTable()) + ")");
    }

    private Map<String, String> types() throws SQLException {
        if (types != null) {
            return types;
        }
        types = new HashMap<>();
        try (var statement =
                connection.prepareStatement(
                        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE"
                                + " attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped")) {
            statement.setString(1, table.name());
            try (var columns = statement.executeQuery()) {
                while (columns.next()) {
                    types.put(columns.getString(1), columns.getString(2));
                }
            }
        }
        return types;
    }

    private void write(
            String sql, Cells cells, boolean own, @Nullable String correction, List<?> rest)
            throws SQLException {
        var given = new ArrayList<Object>();
        for (var column : table.columns()) {
            var text = cells.get(column);
            given.add(
                    text == null || column.refersTo() == null
                            ? text
                            : Long.toString(referredTo(column, text)));
        }
        given.add(own ? "own" : "shipped");
        given.add(correction);
        given.addAll(rest);
        if (!goesOn) {
            execute(sql, given);
            rules.refuseCircles(cells);
            return;
        }
        execute(MARK);
        try {
            execute(sql, given);
        } catch (SQLException e) {
            execute(BACK_TO_MARK);
            throw rules.refusal(e);
        }
        execute(RELEASE_MARK);
        rules.refuseCircles(cells);
    }

    private void execute(String sql, List<Object> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, (String) values.get(i));
            }
        }
    }

    private long referredTo(Column column, String slug) throws SQLException {
        var place = column.refersTo() + "/" + slug;
        var known = referredTo.get(place);
        if (known != null) {
            return known;
        }
        try (var statement =
                connection.prepareStatement(
                        "SELECT id FROM " + column.refersTo() + " WHERE slug = ? FOR KEY SHARE")) {
            statement.setString(1, slug);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    referredTo.put(place, row.getLong(1));
                    return row.getLong(1);
                }
            }
        }
        throw new UnknownName(
                column.refersTo().replace('_', ' '),
                slug,
                NearMatches.of(slug, slugs(column.refersTo())),
                column.field().name());
    }

    /** All public ids of the table. */
    List<String> ids() throws SQLException {
        return strings("SELECT %s FROM %s t".formatted(table.idIn("t"), table.name()));
    }

    private List<String> slugs(String other) throws SQLException {
        return strings("SELECT slug FROM " + other);
    }

    private List<String> strings(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
