package dev.modelcost.dataset;

import dev.modelcost.failure.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PSQLException;

/**
 * Finds out which row of a file the database refused and why. The database does not say, so each
 * row is tried in turn.
 */
final class RefusedRow {

    private final Connection connection;
    private final ShippedData data;
    private final List<String> header;
    private final Map<String, TableLoad.Target> targets;

    RefusedRow(
            Connection connection,
            ShippedData data,
            List<String> header,
            Map<String, TableLoad.Target> targets) {
        this.connection = connection;
        this.data = data;
        this.header = header;
        this.targets = targets;
    }

    /**
     * @param insertOne inserts the row whose slug is its one parameter
     * @param refusal the error from inserting all rows
     */
    StartRefused find(String insertOne, SQLException refusal) throws SQLException {
        for (var slug : slugs()) {
            var before = connection.setSavepoint();
            try (var statement = connection.prepareStatement(insertOne)) {
                statement.setString(1, slug);
                statement.execute();
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                connection.rollback(before);
                return new StartRefused(
                        "%s: row '%s'%s".formatted(data.file(), slug, reason(slug, e)), refusal);
            }
        }
        return new StartRefused(data.file() + ": " + refusal.getMessage(), refusal);
    }

    private List<String> slugs() throws SQLException {
        var slugs = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT slug FROM staging")) {
            while (rows.next()) {
                slugs.add(rows.getString(1));
            }
        }
        return slugs;
    }

    private String reason(String slug, SQLException refusal) throws SQLException {
        var rule = BrokenRule.of(connection, data.table(), refusal);
        if (rule.isPresent()) {
            return " breaks the rule %s: %s"
                    .formatted(rule.get().text(), values(slug, rule.get().text()));
        }
        var told = refusal instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return ": " + (told == null ? refusal.getMessage() : told.getMessage());
    }

    /** The values of the columns that the rule names. */
    private String values(String slug, String rule) throws SQLException {
        var values = new ArrayList<String>();
        for (var name : header) {
            if (rule.matches("(?s).*\\b" + targets.get(name).column() + "\\b.*")) {
                values.add(name + " is '" + value(slug, name) + "'");
            }
        }
        return String.join(", ", values);
    }

    private String value(String slug, String name) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT coalesce(%s, '') FROM staging WHERE slug = ?".formatted(name))) {
            statement.setString(1, slug);
            try (var value = statement.executeQuery()) {
                return value.next() ? value.getString(1) : "";
            }
        }
    }
}
