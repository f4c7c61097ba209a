package dev.modelcost.edit;

import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.UnknownName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows that others refer to by their slugs: they are locked when they are found, so that they
 * stay until the transaction ends.
 */
final class References {

    private final Connection connection;

    /** Ids of rows by their slugs, by table. */
    private final Map<String, Map<String, Long>> known = new HashMap<>();

    References(Connection connection) {
        this.connection = connection;
    }

    /** Finds all that rows of a table refer to, with one statement for each column. */
    void find(RecordTable table, List<Cells> rows) throws SQLException {
        for (var column : table.columns()) {
            if (column.refersTo() != null) {
                var slugs =
                        rows.stream()
                                .map(row -> row.get(column))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList();
                find(column.refersTo(), slugs);
            }
        }
    }

    private void find(String table, List<String> slugs) throws SQLException {
        if (slugs.isEmpty()) {
            return;
        }
        var ids = known.computeIfAbsent(table, any -> new HashMap<>());
        // Whoever locks the same rows in the same order waits, and nobody waits for each other.
        try (var statement =
                connection.prepareStatement(
                        "SELECT slug, id FROM "
                                + table
                                + " WHERE slug = ANY (?) ORDER BY id FOR KEY SHARE")) {
            statement.setArray(1, connection.createArrayOf("text", slugs.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
    }

    /**
     * @throws UnknownName if there is no such row
     */
    long id(Column column, String slug) throws SQLException {
        var table = Objects.requireNonNull(column.refersTo());
        if (!has(table, slug)) {
            find(table, List.of(slug));
        }
        if (!has(table, slug)) {
            throw new UnknownName(
                    table.replace('_', ' '),
                    slug,
                    NearMatches.of(slug, slugs(table)),
                    column.field().name());
        }
        return known.get(table).get(slug);
    }

    private boolean has(String table, String slug) {
        return known.getOrDefault(table, Map.of()).containsKey(slug);
    }

    private List<String> slugs(String table) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT slug FROM " + table)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
