package dev.modelcost.edit;

import dev.modelcost.dataset.BrokenRule;
import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.InvalidInput;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules of a table that concern more than one value of a row. */
final class RowRules {

    private static final String UNIQUE = "23505";

    /** Goes from a row to the one that it refers to in its own table, and on; to itself, if so. */
    private static final String ABOVE =
"""
WITH RECURSIVE above (id) AS (
    SELECT t.%2$s FROM %1$s t WHERE t.slug = ?
    UNION SELECT t.%2$s FROM %1$s t JOIN above a ON t.id = a.id WHERE t.%2$s IS NOT NULL)
SELECT FROM above a JOIN %1$s t ON t.id = a.id WHERE t.slug = ?
""";

    private final Connection connection;
    private final RecordTable table;

    RowRules(Connection connection, RecordTable table) {
        this.connection = connection;
        this.table = table;
    }

    /** A model that descends from itself would count its own training again and again. */
    void refuseCircles(Cells cells) throws SQLException {
        for (var column : table.columns()) {
            if (table.name().equals(column.refersTo()) && cells.get(column) != null) {
                try (var above =
                        connection.prepareStatement(
                                ABOVE.formatted(table.name(), column.inTable()))) {
                    above.setString(1, cells.id(table));
                    above.setString(2, cells.id(table));
                    if (above.executeQuery().next()) {
                        throw new InvalidInput(
                                column.field().name(),
                                "'%s' cannot stand above this row, which stands above it."
                                        .formatted(cells.get(column)));
                    }
                }
            }
        }
    }

    /** What the database says of a row that it refuses, in words of the API. */
    RuntimeException refusal(SQLException e) throws SQLException {
        var rule = BrokenRule.of(connection, table.name(), e);
        if (rule.isEmpty() && !UNIQUE.equals(e.getSQLState())) {
            throw e;
        }
        if (rule.isEmpty() || rule.get().unique()) {
            var which =
                    rule.map(broken -> broken.columns(table))
                            .filter(columns -> !columns.isEmpty())
                            .map(RowRules::names)
                            .orElse("values");
            return new Conflict(
                    Conflict.Kind.EXISTS, "There is a row already with the same " + which + ".");
        }
        var columns = rule.get().columns(table);
        return new InvalidInput(
                columns.isEmpty() ? "body" : columns.get(0).field().name(),
                columns.size() == 1
                        ? "breaks the record's rule %s.".formatted(rule.get().text())
                        : "%s do not go together: the record's rule is %s."
                                .formatted(names(columns), rule.get().text()));
    }

    /** Says which tables have rows that refer to a row, which is why it cannot go. */
    Conflict referredTo(long id) throws SQLException {
        var referring = new ArrayList<String>();
        for (var other : RecordTables.ALL) {
            for (var column : other.columns()) {
                if (table.name().equals(column.refersTo())
                        && !referring.contains(other.path())
                        && refers(other, column, id)) {
                    referring.add(other.path());
                }
            }
        }
        return new Conflict(
                Conflict.Kind.REFERRED_TO,
                "Rows of %s refer to it: end or change those first.".formatted(inWords(referring)));
    }

    /** Empty if a row came between: it was ended, or refers no more. */
    private static String inWords(List<String> tables) {
        if (tables.isEmpty()) {
            return "other tables";
        }
        var last = tables.get(tables.size() - 1);
        return tables.size() == 1
                ? last
                : String.join(", ", tables.subList(0, tables.size() - 1)) + " and " + last;
    }

    private boolean refers(RecordTable other, Column column, long id) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT FROM %s WHERE %s = ? LIMIT 1"
                                .formatted(other.name(), column.inTable()))) {
            statement.setLong(1, id);
            return statement.executeQuery().next();
        }
    }

    private static String names(List<Column> columns) {
        return columns.stream()
                .map(column -> column.field().name())
                .collect(Collectors.joining(", "));
    }
}
