package dev.modelcost.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.postgresql.Driver;

/**
 * PostgreSQL's driver with what every connection of the service has, and with a first connection
 * that can be asked for before the service has read its configuration: a database takes as long to
 * give one as the service to start.
 */
public final class HeadStartDriver extends Driver {

    /** What a setting additional-jdbc-properties does not say otherwise. */
    private static final Map<String, String> OURS =
            Map.of(
                    // A statement that hangs must not hang its caller for ever.
                    "options",
                    "-c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000",
                    "connectTimeout",
                    "5",
                    "tcpKeepAlive",
                    "true");

    private static final AtomicReference<First> FIRST = new AtomicReference<>();

    private record First(
            String url, Properties properties, CompletableFuture<Connection> connection) {}

    /**
     * Asks for the connection that {@link #connect} will want first. If it wants another, or none
     * comes, nobody notices.
     */
    public static void ask(String url, String user, String password) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var first = new First(url, properties, new CompletableFuture<>());
        FIRST.set(first);
        new Thread(() -> connect(first), "first connection").start();
    }

    private static void connect(First first) {
        try {
            first.connection.complete(new Driver().connect(first.url, with(first.properties)));
        } catch (SQLException | RuntimeException e) {
            // Whoever wants it tries for himself, and says what is wrong.
        } finally {
            // Whatever happened, nobody waits for ever.
            first.connection.complete(null);
        }
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        var first = FIRST.getAndSet(null);
        if (first != null) {
            if (first.url.equals(url) && first.properties.equals(properties)) {
                var connection = first.connection.join();
                if (connection != null) {
                    return connection;
                }
            } else {
                first.connection.thenAccept(HeadStartDriver::close);
            }
        }
        return super.connect(url, with(properties));
    }

    private static void close(Connection unwanted) {
        try {
            if (unwanted != null) {
                unwanted.close();
            }
        } catch (SQLException e) {
            // It is gone, then.
        }
    }

    private static Properties with(Properties properties) {
        var all = new Properties();
        all.putAll(OURS);
        all.putAll(properties);
        return all;
    }
}
