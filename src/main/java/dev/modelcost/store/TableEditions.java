package dev.modelcost.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Of which edition each table is: the last in which a row of it changed (migration V51). Two states
 * of some tables are the same if the newest of their editions is, since no two commits have the
 * same number.
 *
 * @param edition of the record, as of which this holds
 * @param everyTable no table is of an earlier edition
 * @param changed by the names of tables that have changed since
 */
record TableEditions(long edition, long everyTable, Map<String, Long> changed) {

    /** Raised by hand, the number says nothing of tables: all of them may have changed. */
    private static final String QUERY =
            """
            SELECT e.number, CASE WHEN e.number = e.counted THEN e.every_table ELSE e.number END, t.table_name, t.number
              FROM edition e LEFT JOIN table_edition t ON true
            """;

    /** As of the snapshot that the connection reads. */
    static TableEditions of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            long edition = 0;
            long everyTable = 0;
            var changed = new HashMap<String, Long>();
            while (rows.next()) {
                edition = rows.getLong(1);
                everyTable = rows.getLong(2);
                if (rows.getString(3) != null) {
                    changed.put(rows.getString(3), rows.getLong(4));
                }
            }
            return new TableEditions(edition, everyTable, Map.copyOf(changed));
        }
    }

    /** The last edition in which a row of any of these tables changed. */
    long of(Set<String> tables) {
        var newest = everyTable;
        for (var table : tables) {
            newest = Math.max(newest, changed.getOrDefault(table, 0L));
        }
        return newest;
    }
}
