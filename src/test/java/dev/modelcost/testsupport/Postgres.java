package dev.modelcost.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * A real PostgreSQL 18 for the tests. Its first database is empty at first: the service migrates it
 * and loads the shipped data as it would anywhere. Whoever starts the service again, with other
 * settings, gets a copy of that database, unless editors have changed it.
 */
public class Postgres implements QuarkusTestResourceLifecycleManager {

    /** Each start of the service has a class loader of its own; the system has one. */
    private static final String RUNNING = "modelcost.test.postgres";

    @Override
    public Map<String, String> start() {
        try {
            var server = System.getProperty(RUNNING);
            if (server == null) {
                // Ends with this Java.
                server = EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "%s");
                System.setProperty(RUNNING, server);
                change(server, "CREATE DATABASE shipped");
                return Map.of("quarkus.datasource.jdbc.url", server.formatted("shipped"));
            }
            var copy = "copy_" + System.nanoTime();
            change(
                    server,
                    "CREATE DATABASE %s TEMPLATE %s"
                            .formatted(copy, isAsShipped(server) ? "shipped" : "template1"));
            return Map.of("quarkus.datasource.jdbc.url", server.formatted(copy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAsShipped(String server) throws SQLException {
        try (var connection = DriverManager.getConnection(server.formatted("shipped"));
                var statement = connection.createStatement();
                var changes =
                        statement.executeQuery(
                                "SELECT EXISTS (SELECT FROM record_history WHERE edition IS NOT NULL)")) {
            changes.next();
            return !changes.getBoolean(1);
        }
    }

    private static void change(String server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.formatted("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void stop() {}
}
