package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.OASFactory;
import org.junit.jupiter.api.Test;

/** What the tables of the database enforce is what the rules declare. */
@ServiceTest
class TableRulesTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'::text");

    /** Of the service itself, not of the record. */
    private static final List<String> BOOKKEEPING =
            List.of("id", "version", "ownership", "correction", "recorded_from");

    @Inject DataSource database;

    private record InDatabase(boolean needed, String refersTo) {}

    @Test
    void everyTableOfTheRecordIsDeclared() throws SQLException {
        assertThat(rows("SELECT record_tables()::text, ''").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        RecordTables.ALL.stream().map(RecordTable::name).toList());
    }

    @Test
    void everyColumnIsDeclaredWithWhatItRefersToAndWhetherItMayBeEmpty() throws SQLException {
        for (var table : RecordTables.ALL) {
            var declared = new TreeMap<String, InDatabase>();
            for (var column : table.columns()) {
                declared.put(
                        column.inTable(),
                        new InDatabase(
                                column.field().isNeeded()
                                        || column.field().writtenDefault().isPresent(),
                                column.refersTo()));
            }

            assertThat(columns(table.name())).as(table.name()).isEqualTo(declared);
        }
    }

    @Test
    void everyVocabularyHasTheWordsOfItsCheck() throws SQLException {
        for (var table : RecordTables.ALL) {
            for (var check : checksOfOneColumn(table.name()).entrySet()) {
                if (!check.getValue().contains("= ANY (ARRAY[")) {
                    continue;
                }
                var column = inTable(table, check.getKey());
                var words = new TreeSet<String>();
                var matcher = WORD.matcher(check.getValue());
                while (matcher.find()) {
                    words.add(matcher.group(1));
                }
                var refused = new ArrayList<String>();
                for (var word : words) {
                    try {
                        column.field().ofText(word);
                    } catch (InvalidInput e) {
                        refused.add(word);
                    }
                }
                assertThat(refused).as(table.name() + "." + check.getKey()).isEmpty();
                var schema = OASFactory.createSchema();
                column.field().describe(schema);
                assertThat(schema.getEnumeration())
                        .as(table.name() + "." + check.getKey())
                        .containsExactlyInAnyOrderElementsOf(List.<Object>copyOf(words));
            }
        }
    }

    private static Column inTable(RecordTable table, String name) {
        return table.columns().stream()
                .filter(column -> column.inTable().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, InDatabase> columns(String table) throws SQLException {
        var columns = new TreeMap<String, InDatabase>();
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                SELECT a.attname, a.attnotnull, f.confrelid::regclass::text
                                FROM pg_attribute a
                                LEFT JOIN pg_constraint f ON f.conrelid = a.attrelid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
                                WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
                                """)) {
            statement.setString(1, table);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    if (!BOOKKEEPING.contains(found.getString(1))) {
                        columns.put(
                                found.getString(1),
                                new InDatabase(found.getBoolean(2), found.getString(3)));
                    }
                }
            }
        }
        return columns;
    }

    private Map<String, String> checksOfOneColumn(String table) throws SQLException {
        return rows(
                """
                SELECT a.attname, pg_get_constraintdef(c.oid)
                FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
                WHERE c.conrelid = '%s'::regclass AND c.contype = 'c' AND a.attname <> 'ownership' ORDER BY c.conname
                """
                        .formatted(table));
    }

    private Map<String, String> rows(String sql) throws SQLException {
        var rows = new LinkedHashMap<String, String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.put(found.getString(1), found.getString(2));
            }
        }
        return rows;
    }
}
