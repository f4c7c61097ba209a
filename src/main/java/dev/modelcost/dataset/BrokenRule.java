package dev.modelcost.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/**
 * A rule of a table, over several of its columns, that a row breaks.
 *
 * @param text as the database writes it
 * @param unique whether it is that no two rows may be alike
 */
public record BrokenRule(String text, boolean unique) {

    /**
     * That no two rows may be alike is a constraint, or an index where some columns may be empty.
     */
    private static final String RULE =
            """
            SELECT pg_get_constraintdef(oid), contype = 'u' FROM pg_constraint
             WHERE conname = ? AND conrelid = to_regclass(?)
            UNION ALL
            SELECT substring(pg_get_indexdef(indexrelid) FROM 'USING .*'), true FROM pg_index
             WHERE indisunique AND indexrelid = to_regclass(?) AND indrelid = to_regclass(?)
               AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            """;

    /**
     * Empty if the database refused the row for another reason.
     *
     * @param connection able to answer: of a transaction that has gone back to before the refusal
     */
    public static Optional<BrokenRule> of(Connection connection, String table, SQLException refusal)
            throws SQLException {
        var told = refusal instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (told == null || told.getConstraint() == null) {
            return Optional.empty();
        }
        try (var statement = connection.prepareStatement(RULE)) {
            statement.setString(1, told.getConstraint());
            statement.setString(2, table);
            statement.setString(3, told.getConstraint());
            statement.setString(4, table);
            try (var rule = statement.executeQuery()) {
                return rule.next()
                        ? Optional.of(new BrokenRule(rule.getString(1), rule.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    /** The columns that it is about. */
    public List<Column> columns(RecordTable table) {
        return table.columns().stream()
                .filter(
                        column ->
                                Pattern.compile("\\b" + column.inTable() + "\\b")
                                        .matcher(text)
                                        .find())
                .toList();
    }
}
