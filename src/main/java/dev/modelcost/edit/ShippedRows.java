package dev.modelcost.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.dataset.RecordTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What releases ship for rows of a table that the record has otherwise. */
final class ShippedRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final RecordTable table;

    ShippedRows(Connection connection, RecordTable table) {
        this.connection = connection;
        this.table = table;
    }

    boolean has(String slug) throws SQLException {
        return find(slug).isPresent();
    }

    /** Those of many rows, by their public ids. */
    Set<String> among(List<String> slugs) throws SQLException {
        var found = new HashSet<String>();
        try (var statement =
                connection.prepareStatement(
                        "SELECT row_slug FROM shipped_row WHERE table_name = ? AND row_slug = ANY (?)")) {
            statement.setString(1, table.name());
            statement.setArray(2, connection.createArrayOf("text", slugs.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    Optional<Cells> find(String slug) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT cells FROM shipped_row WHERE table_name = ? AND row_slug = ?")) {
            statement.setString(1, table.name());
            statement.setString(2, slug);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(cells(row.getString(1))) : Optional.empty();
            }
        }
    }

    private Cells cells(String json) {
        try {
            var tree = JSON.readTree(json);
            var texts = new LinkedHashMap<String, String>();
            for (var column : table.columns()) {
                if (tree.hasNonNull(column.name())) {
                    texts.put(column.name(), tree.get(column.name()).asText());
                }
            }
            return new Cells(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps only JSON there", e);
        }
    }

    /** Keeps the row, if it is the release's and not one's own. */
    void keep(String slug, StoredRow row) throws SQLException {
        keepAll(Map.of(slug, row));
    }

    /**
     * Keeps those of the rows that are the release's and not one's own.
     *
     * @param rows by their public ids
     */
    void keepAll(Map<String, StoredRow> rows) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "INSERT INTO shipped_row (table_name, row_slug, cells) VALUES (?, ?,"
                                + " CAST(? AS jsonb)) ON CONFLICT DO NOTHING")) {
            for (var row : rows.entrySet()) {
                if (!row.getValue().own()) {
                    var cells = JSON.createObjectNode();
                    row.getValue().cells().texts().forEach(cells::put);
                    statement.setString(1, table.name());
                    statement.setString(2, row.getKey());
                    statement.setString(3, cells.toString());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** The record has the row as it is shipped again. */
    void drop(String slug) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "DELETE FROM shipped_row WHERE table_name = ? AND row_slug = ?")) {
            statement.setString(1, table.name());
            statement.setString(2, slug);
            statement.execute();
        }
    }
}
