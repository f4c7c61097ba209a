import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Makes the record's tables of prices and claims so many times as large, for measurements: {@code java -cp POSTGRESQL_JAR
 * bench/Grow.java JDBC_URL TIMES}
 *
 * <p>Never on a database that matters: the rows are invented. A price gets a past, a month for each row, so that as many rows hold on a
 * day as before. Claims are spread over the models, so that none gets more than its share. What was grown before is taken away first.
 */
class Grow {

    private static final String GROWN = " WHERE slug LIKE '%-grown-%'";

    public static void main(String[] arguments) throws SQLException {
        if (arguments.length != 2) {
            System.err.println("java -cp POSTGRESQL_JAR bench/Grow.java JDBC_URL TIMES");
            System.exit(2);
        }
        int more = Integer.parseInt(arguments[1]) - 1;
        try (var connection = DriverManager.getConnection(arguments[0])) {
            // Neither history nor edition is to be written row by row.
            execute(connection, "SET session_replication_role = replica");
            execute(connection, "SET statement_timeout = 0");
            connection.setAutoCommit(false);
            for (var table : new String[] {"token_price", "unit_price", "chip_price", "claim"}) {
                execute(connection, "DELETE FROM " + table + GROWN);
            }
            connection.commit();
            for (var table : new String[] {"token_price", "unit_price", "chip_price"}) {
                System.out.printf("%s: %d rows more%n", table, prices(connection, table, more));
            }
            System.out.printf("claim: %d rows more%n", claims(connection, more));
            execute(connection, "UPDATE edition SET number = number + 1");
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "VACUUM ANALYZE");
        }
    }

    private static int prices(Connection connection, String table, int more) throws SQLException {
        execute(connection, "CREATE TEMPORARY TABLE grown ON COMMIT DROP AS SELECT p.*, n FROM " + table + " p, generate_series(1, " + more + ") n");
        execute(connection, "UPDATE grown SET slug = rtrim(left(slug, 100), '-.') || '-grown-' || n, valid_to = valid_from - 30 * (n - 1),"
                + " valid_from = valid_from - 30 * n, last_seen_on = valid_from - 30 * (n - 1)");
        if (table.equals("token_price")) {
            execute(connection, "UPDATE grown SET valid_from_utc = NULL, valid_to_utc = NULL, last_seen_on = NULL");
        }
        return insert(connection, table);
    }

    private static int claims(Connection connection, int more) throws SQLException {
        execute(connection, "CREATE TEMPORARY TABLE models ON COMMIT DROP AS SELECT id, row_number() OVER (ORDER BY slug) - 1 AS place,"
                + " count(*) OVER () AS of FROM model");
        execute(connection, "CREATE TEMPORARY TABLE grown ON COMMIT DROP AS SELECT c.*, n FROM claim c, generate_series(1, " + more + ") n"
                + " WHERE c.model_id IS NOT NULL");
        execute(connection, "UPDATE grown SET slug = rtrim(left(slug, 100), '-.') || '-grown-' || n, model_id = m.id FROM models m"
                + " WHERE m.place = (grown.id * 7 + n * 31) % m.of");
        return insert(connection, "claim");
    }

    private static int insert(Connection connection, String table) throws SQLException {
        execute(connection, "ALTER TABLE grown DROP COLUMN n, DROP COLUMN id");
        var columns = new StringBuilder();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM grown LIMIT 0")) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.append(i == 1 ? "" : ", ").append(rows.getMetaData().getColumnName(i));
            }
        }
        int inserted = execute(connection, "INSERT INTO %s (%s) SELECT %2$s FROM grown ON CONFLICT DO NOTHING".formatted(table, columns));
        execute(connection, "DROP TABLE grown");
        return inserted;
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : Math.max(0, statement.getUpdateCount());
        }
    }
}
