package dev.modelcost.dataset;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.StartRefused;
import dev.modelcost.web.Parameter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/**
 * Loads one shipped table: copies the file into a temporary table of text, reads every cell by the
 * rule of its column, checks that the rows it refers to exist, and inserts what is new or
 * different. The database checks what concerns several columns. Whatever is refused is reported
 * with file, row and column. Rows of one's own and corrections stay as they are.
 */
final class TableLoad {

    /** A column that the file fills: its type, or the table that its slugs refer to. */
    record Target(String column, String type, String refersTo) {}

    private final Connection connection;
    private final ShippedData data;
    private final List<String> header;
    private final Map<String, Target> targets;

    TableLoad(Connection connection, ShippedData data, List<String> header) throws SQLException {
        this.connection = connection;
        this.data = data;
        this.header = header;
        this.targets = targets();
    }

    /** The number of rows in the file. */
    int run(byte[] csv) throws SQLException, IOException {
        var rows = copy(csv);
        refuseTwins();
        refuseBadCells();
        for (var name : header) {
            if (targets.get(name).refersTo != null) {
                refuseUnknownReferences(name, targets.get(name).refersTo);
            }
        }
        keepAside();
        insert();
        for (var name : header) {
            if (data.table().equals(targets.get(name).refersTo)) {
                linkWithinTable(name);
            }
        }
        execute("DROP TABLE staging");
        return rows;
    }

    private int copy(byte[] csv) throws SQLException, IOException {
        var columns = header.stream().map(name -> name + " text").collect(Collectors.joining(", "));
        execute("CREATE TEMPORARY TABLE staging (" + columns + ") ON COMMIT DROP");
        try {
            return (int)
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "COPY staging FROM STDIN WITH (FORMAT csv, HEADER true,"
                                            + " ENCODING 'UTF8')",
                                    new ByteArrayInputStream(csv));
        } catch (PSQLException e) {
            throw new StartRefused(
                    "%s cannot be read: %s (%s)"
                            .formatted(
                                    data.file(),
                                    e.getServerErrorMessage().getMessage(),
                                    e.getServerErrorMessage().getWhere()),
                    e);
        }
    }

    /** The columns that the file fills, keyed by their names there. */
    private Map<String, Target> targets() throws SQLException {
        var rules = data.rules().byName();
        var types = types();
        var byName = new LinkedHashMap<String, Target>();
        for (var name : header) {
            var column = rules.get(name);
            if (column == null) {
                throw new StartRefused(
                        "%s: column '%s' is not in the table, whose columns are %s"
                                .formatted(data.file(), name, String.join(", ", rules.keySet())));
            }
            byName.put(
                    name,
                    new Target(column.inTable(), types.get(column.inTable()), column.refersTo()));
        }
        return byName;
    }

    private Map<String, String> types() throws SQLException {
        var types = new HashMap<String, String>();
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
                        WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped
                        """)) {
            statement.setString(1, data.table());
            try (var columns = statement.executeQuery()) {
                while (columns.next()) {
                    types.put(columns.getString(1), columns.getString(2));
                }
            }
        }
        return types;
    }

    /** Reads every cell by the rule of its column, as a request would be read. */
    private void refuseBadCells() throws SQLException {
        var rules = data.rules().byName();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM staging")) {
            while (rows.next()) {
                for (var name : header) {
                    var why = refusal(rules.get(name), rows.getString(name));
                    if (why != null) {
                        throw new StartRefused(
                                "%s: row '%s', column %s: %s"
                                        .formatted(data.file(), rows.getString("slug"), name, why));
                    }
                }
            }
        }
    }

    /** Null for a cell that its column allows. */
    private static String refusal(Column column, String cell) {
        if (cell == null) {
            return column.field().isNeeded() ? "must not be empty" : null;
        }
        try {
            var written = written(column.field(), cell);
            return column.form() != Column.Form.TEXT || written.equals(cell)
                    ? null
                    : "'%s' is written %s in the record.".formatted(cell, written);
        } catch (InvalidInput e) {
            return e.why();
        }
    }

    private static <T> String written(Parameter<T> field, String cell) {
        return field.written(field.ofText(cell)).toString();
    }

    private void refuseUnknownReferences(String name, String table) throws SQLException {
        var known =
                table.equals(data.table())
                        ? "SELECT slug::text FROM " + table + " UNION SELECT slug FROM staging"
                        : "SELECT slug::text FROM " + table;
        try (var statement = connection.createStatement();
                var unknown =
                        statement.executeQuery(
                                "SELECT slug, "
                                        + name
                                        + " FROM staging WHERE "
                                        + name
                                        + " NOT IN ("
                                        + known
                                        + ") LIMIT 1")) {
            if (unknown.next()) {
                throw new StartRefused(
                        "%s: row '%s' names the %s '%s', which data/%s.csv does not have"
                                .formatted(
                                        data.file(),
                                        unknown.getString(1),
                                        name,
                                        unknown.getString(2),
                                        table));
            }
        }
    }

    /**
     * Refuses two rows with the same key, because which of them is kept would be left to chance.
     */
    private void refuseTwins() throws SQLException {
        try (var statement = connection.createStatement();
                var twins =
                        statement.executeQuery(
                                "SELECT slug FROM staging GROUP BY %s HAVING count(*) > 1 LIMIT 1"
                                        .formatted(data.key()))) {
            if (twins.next()) {
                throw new StartRefused(
                        "%s: row '%s' appears twice".formatted(data.file(), twins.getString(1)));
            }
        }
    }

    /**
     * What the file has of rows that the record has otherwise is kept, for whoever undoes the
     * correction; the row stays as it is. A row of one's own of which a release now has another
     * becomes a correction.
     */
    private void keepAside() throws SQLException {
        var names =
                Map.of(
                        "table", data.table(),
                        "inFile", data.rules().idIn("s"),
                        "inTable", data.rules().idIn("t"));
        execute(
                filled(
                        """
                        UPDATE {table} t SET correction = 'Recorded here before a release had it.', version = t.version + 1
                        FROM staging s WHERE {inTable} = {inFile} AND t.ownership = 'own' AND t.correction IS NULL
                        """,
                        names));
        execute(
                filled(
                        """
                        INSERT INTO shipped_row AS k (table_name, row_slug, cells)
                        SELECT '{table}', {inFile}, to_jsonb(s) FROM staging s
                        WHERE EXISTS (SELECT FROM {table} t WHERE {inTable} = {inFile} AND t.ownership = 'own')
                           OR EXISTS (SELECT FROM shipped_row w WHERE w.table_name = '{table}' AND w.row_slug = {inFile})
                        ON CONFLICT (table_name, row_slug) DO UPDATE SET cells = excluded.cells WHERE k.cells <> excluded.cells
                        """,
                        names));
    }

    private static String filled(String sql, Map<String, String> names) {
        var text = sql;
        for (var name : names.entrySet()) {
            text = text.replace("{" + name.getKey() + "}", name.getValue());
        }
        return text;
    }

    private void insert() throws SQLException {
        // Rows that refer to their own table are linked once all of them exist.
        var names =
                header.stream()
                        .filter(name -> !data.table().equals(targets.get(name).refersTo))
                        .toList();
        var columns = names.stream().map(name -> targets.get(name).column).toList();
        var values = names.stream().map(this::value).collect(Collectors.joining(", "));
        var row = columns.stream().map(c -> "t." + c).collect(Collectors.joining(", "));
        var excluded = columns.stream().map(c -> "excluded." + c).toList();
        var set =
                columns.stream().map(c -> c + " = excluded." + c).collect(Collectors.joining(", "));
        var sql =
                """
                INSERT INTO %1$s AS t (%2$s) SELECT %3$s FROM staging s
                WHERE %8$s AND NOT EXISTS (SELECT FROM shipped_row k WHERE k.table_name = '%1$s' AND k.row_slug = %9$s)
                ON CONFLICT (%4$s) DO UPDATE SET %5$s, version = t.version + 1
                WHERE (%6$s) IS DISTINCT FROM (%7$s)
                """;
        var parts =
                new Object[] {
                    data.table(),
                    String.join(", ", columns),
                    values,
                    data.key(),
                    set,
                    row,
                    String.join(", ", excluded),
                    "true",
                    data.rules().idIn("s")
                };
        var beforeInsert = connection.setSavepoint();
        try {
            execute(sql.formatted(parts));
        } catch (SQLException e) {
            connection.rollback(beforeInsert);
            parts[7] = "s.slug = ?";
            throw new RefusedRow(connection, data, header, targets).find(sql.formatted(parts), e);
        }
    }

    private String value(String name) {
        var target = targets.get(name);
        return target.refersTo == null
                ? "s." + name + "::" + target.type
                : "(SELECT r.id FROM " + target.refersTo + " r WHERE r.slug = s." + name + ")";
    }

    private void linkWithinTable(String name) throws SQLException {
        execute(
                """
                UPDATE %1$s t SET %2$s = r.id FROM staging s LEFT JOIN %1$s r ON r.slug = s.%3$s
                WHERE t.slug = s.slug AND t.ownership = 'shipped' AND t.%2$s IS DISTINCT FROM r.id
                """
                        .formatted(data.table(), targets.get(name).column, name));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
