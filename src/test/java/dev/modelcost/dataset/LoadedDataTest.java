package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The same rows as the service's database has them: all there, and still right. */
@ServiceTest
class LoadedDataTest {

    @Inject DataSource database;
    @Inject Clock clock;

    @Test
    void everyRowHolds() throws SQLException {
        assertThat(DataChecks.problems(loaded(), LocalDate.now(clock))).isEmpty();
    }

    @Test
    void everyRowIsAsTheFileHasIt() throws SQLException {
        var loaded = loaded();
        var files = Tables.ofFiles();
        for (var data : ShippedData.ALL) {
            var rows = byKey(loaded, data.table());
            assertThat(rows.keySet()).isEqualTo(byKey(files, data.table()).keySet());
            assertThat(
                            files.of(data.table()).stream()
                                    .filter(
                                            line ->
                                                    !values(rows.get(key(line)))
                                                            .equals(values(line)))
                                    .map(
                                            line ->
                                                    values(rows.get(key(line)))
                                                            + " not "
                                                            + values(line)))
                    .isEmpty();
        }
    }

    private static Map<String, Line> byKey(Tables tables, String table) {
        return tables.of(table).stream()
                .collect(Collectors.toMap(LoadedDataTest::key, line -> line));
    }

    private static String key(Line line) {
        return line.table().equals("slug_alias")
                ? line.get("kind") + " " + line.slug()
                : line.slug();
    }

    private static Map<String, Object> values(Line line) {
        var values = new TreeMap<String, Object>();
        line.cells().forEach((column, text) -> values.put(column, value(column, text)));
        return values;
    }

    /** 2 and 2.0000 are one price, 9.5e+21 and 9.500000000000001e+21 one double. */
    private static Object value(String column, String text) {
        if ((column.startsWith("daily_") || column.endsWith("_utc")) && !text.isEmpty()) {
            return LocalTime.parse(text);
        }
        return text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ? Double.valueOf(text) : text;
    }

    private Tables loaded() throws SQLException {
        var byName = new LinkedHashMap<String, List<Line>>();
        try (var connection = database.getConnection()) {
            for (var data : ShippedData.ALL) {
                byName.put(data.table(), lines(connection, data));
            }
        }
        return new Tables(byName);
    }

    private static List<Line> lines(Connection connection, ShippedData data) throws SQLException {
        var header = ShippedData.header(data.read());
        var lines = new ArrayList<Line>();
        var columns = new ArrayList<String>();
        for (var name : header) {
            columns.add(column(connection, data.table(), name));
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT "
                                        + String.join(", ", columns)
                                        + " FROM "
                                        + data.table()
                                        + " t")) {
            while (rows.next()) {
                var cells = new LinkedHashMap<String, String>();
                for (int i = 0; i < header.size(); i++) {
                    var text = rows.getString(i + 1);
                    cells.put(header.get(i), text == null ? "" : text);
                }
                lines.add(new Line(data.table(), cells));
            }
        }
        return lines;
    }

    /** A column of the file as SQL: a reference is the slug of the row it points to. */
    private static String column(Connection connection, String table, String name)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT f.confrelid::regclass::text FROM pg_constraint f
                        JOIN pg_attribute a ON a.attrelid = f.conrelid AND f.conkey = ARRAY[a.attnum]
                        WHERE f.contype = 'f' AND f.conrelid = to_regclass(?) AND a.attname = ?
                        """)) {
            statement.setString(1, table);
            statement.setString(2, name + "_id");
            try (var target = statement.executeQuery()) {
                return target.next()
                        ? "(SELECT r.slug FROM %s r WHERE r.id = t.%s_id)"
                                .formatted(target.getString(1), name)
                        : "t." + name + "::text";
            }
        }
    }
}
