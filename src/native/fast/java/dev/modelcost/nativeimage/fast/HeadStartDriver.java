package dev.modelcost.nativeimage.fast;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.postgresql.Driver;

/**
 * PostgreSQL's driver, with a first connection that is made while the service still reads its
 * configuration: a database takes as long to give one as the service takes to start.
 */
public final class HeadStartDriver extends Driver {

    private static final AtomicReference<First> FIRST = new AtomicReference<>();

    /** What every connection of the service has, unless its environment says otherwise. */
    private static volatile Map<String, String> defaults = Map.of();

    private record First(
            String url, Properties properties, CompletableFuture<Connection> connection) {}

    /** Takes the connection properties of the build, while the image is built. */
    static void expect(Map<String, String> properties) {
        defaults = Map.copyOf(properties);
    }

    /**
     * Begins to make the connection that {@link #connect} is expected to want first. Nobody notices
     * if it wants another one, or if none can be made.
     */
    static void ask(String url, String user, String password) {
        var properties = new Properties();
        properties.putAll(defaults);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var first = new First(url, properties, new CompletableFuture<>());
        FIRST.set(first);
        new Thread(() -> connect(first), "first connection").start();
    }

    private static void connect(First first) {
        try {
            first.connection.complete(new Driver().connect(first.url, first.properties));
        } catch (SQLException | RuntimeException e) {
            // Whoever wants it tries again, and says what is wrong.
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
        return super.connect(url, properties);
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
}
