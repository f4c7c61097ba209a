package dev.modelcost.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.pool.ConnectionFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Asks for the edition several times a second, on a connection of its own that no request can take
 * and that gives up after a second. It also listens for commits, which only makes it sooner:
 * through a pooler or on a standby nothing is heard, and a connection whose other end is gone stays
 * silent.
 */
@ApplicationScoped
public class EditionPoll {

    private static final Logger LOG = Logger.getLogger(EditionPoll.class);

    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final String TIME_OUT_SECONDS = "1";

    private final AgroalDataSource database;
    private final EditionWatch watch;

    private @Nullable Thread poller;

    /** Of {@link System#nanoTime()}; null while the database answers. Known to the poller alone. */
    private @Nullable Long awaySince;

    EditionPoll(AgroalDataSource database, EditionWatch watch) {
        this.database = database;
        this.watch = watch;
    }

    void onStart(@Observes StartupEvent started) {
        poller = new Thread(this::poll, "edition");
        poller.setDaemon(true);
        poller.start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        if (poller != null) {
            poller.interrupt();
        }
    }

    private void poll() {
        // The first request asks for itself; at the start there is other work for the processor.
        while (pause()) {
            try (var connection = connect()) {
                listen(connection);
                tellThatItAnswers();
                while (!Thread.interrupted()) {
                    var askedAt = System.nanoTime();
                    watch.saw(Edition.of(connection), askedAt);
                    connection.unwrap(PGConnection.class).getNotifications((int) PAUSE.toMillis());
                }
                return;
            } catch (SQLException e) {
                tellThatItIsAway(e);
            }
        }
    }

    /** Once; each failed request that needs the database is another matter. */
    private void tellThatItIsAway(SQLException failure) {
        if (awaySince == null && !Thread.currentThread().isInterrupted()) {
            awaySince = System.nanoTime();
            LOG.warnf("The database does not answer: %s", failure.getMessage());
        }
    }

    private void tellThatItAnswers() {
        if (awaySince != null) {
            LOG.infof(
                    "The database answers again, after %d s.",
                    Duration.ofNanos(System.nanoTime() - awaySince).toSeconds());
            awaySince = null;
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var pool = database.getConfiguration().connectionPoolConfiguration();
        return new ConnectionFactory(
                        new AgroalConnectionFactoryConfigurationSupplier(
                                        pool.connectionFactoryConfiguration())
                                .jdbcProperty("connectTimeout", TIME_OUT_SECONDS)
                                .jdbcProperty("loginTimeout", TIME_OUT_SECONDS)
                                .jdbcProperty("socketTimeout", TIME_OUT_SECONDS)
                                .jdbcProperty("ApplicationName", "modelcost edition")
                                .get())
                .createConnection()
                .getConnection();
    }

    private static void listen(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Edition.CHANNEL);
        } catch (SQLException e) {
            LOG.debug("Commits are not heard of, only asked about", e);
        }
    }
}
