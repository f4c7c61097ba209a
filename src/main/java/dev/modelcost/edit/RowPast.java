package dev.modelcost.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.store.Slugs;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a row was before each of its changes. */
final class RowPast {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ENTRIES =
            "SELECT operation, changed_by, reason, recorded_from, recorded_to, edition, row_before,"
                    + " purged_at, purged_by, purge_reason"
                    + " FROM record_history WHERE table_name = ? AND row_slug = ? ORDER BY id DESC"
                    + " LIMIT ?";

    private final Connection connection;
    private final RecordTable table;

    RowPast(Connection connection, RecordTable table) {
        this.connection = connection;
        this.table = table;
    }

    /**
     * A change.
     *
     * @param operation INSERT, UPDATE or DELETE
     * @param recordedFrom since when the record had had the row as it was before; null if it was
     *     new
     * @param changedAt when the transaction of the change began
     * @param edition that the change made; null if it was not made through the API
     * @param own whether the row before was one's own
     * @param cells the row before; empty if it was new or is purged
     * @param purge that erased the row before; null if it is kept
     */
    record Change(
            String operation,
            String changedBy,
            String reason,
            @Nullable Instant recordedFrom,
            Instant changedAt,
            @Nullable Long edition,
            boolean own,
            @Nullable String correction,
            Cells cells,
            @Nullable Purge purge) {}

    /** Who erased what a row was, when and why. */
    record Purge(Instant at, String by, String reason) {}

    Optional<Change> latest(String slug) throws SQLException {
        return changes(slug, 1).stream().findFirst();
    }

    /** The latest changes, newest first. */
    List<Change> changes(String slug, int most) throws SQLException {
        if (!Slugs.isSlug(slug)) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setString(1, table.name());
            statement.setString(2, slug);
            statement.setInt(3, most);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(change(rows));
                }
            }
        }
        return changes;
    }

    private Change change(ResultSet row) throws SQLException {
        var before = parsed(row.getString("row_before"));
        var from = row.getTimestamp("recorded_from");
        return new Change(
                row.getString("operation"),
                row.getString("changed_by"),
                row.getString("reason"),
                from == null ? null : from.toInstant(),
                row.getTimestamp("recorded_to").toInstant(),
                row.getObject("edition", Long.class),
                before.path("ownership").asText().equals("own"),
                before.path("correction").asText(null),
                cells(before),
                purge(row));
    }

    private static @Nullable Purge purge(ResultSet row) throws SQLException {
        var at = row.getTimestamp("purged_at");
        return at == null
                ? null
                : new Purge(
                        at.toInstant(), row.getString("purged_by"), row.getString("purge_reason"));
    }

    private static JsonNode parsed(@Nullable String json) {
        try {
            return JSON.readTree(json == null ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps only JSON there", e);
        }
    }

    private Cells cells(JsonNode before) throws SQLException {
        var texts = new LinkedHashMap<String, String>();
        for (var column : table.columns()) {
            var value = before.path(column.inTable());
            if (!value.isMissingNode() && !value.isNull()) {
                texts.put(
                        column.name(),
                        column.refersTo() == null ? value.asText() : slug(column, value.asLong()));
            }
        }
        return new Cells(texts);
    }

    /** Also of a row that has left the record since. */
    private String slug(Column column, long id) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT slug::text FROM %s WHERE id = ? UNION ALL SELECT row_before ->> 'slug' FROM record_history WHERE table_name = ? AND row_before ->> 'id' = ?::text LIMIT 1"
                                .formatted(column.refersTo()))) {
            statement.setLong(1, id);
            statement.setString(2, column.refersTo());
            statement.setString(3, Long.toString(id));
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "unknown";
            }
        }
    }
}
