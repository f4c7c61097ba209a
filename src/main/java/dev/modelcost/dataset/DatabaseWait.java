package dev.modelcost.dataset;

import dev.modelcost.app.DatabaseUrl;
import dev.modelcost.failure.StartRefused;
import io.quarkus.runtime.ApplicationLifecycleManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first connection to the database. A database that comes up after the service is waited for;
 * one that refuses us, as for a wrong password, is not.
 */
@ApplicationScoped
class DatabaseWait {

    private static final Logger LOG = Logger.getLogger(DatabaseWait.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How often a wait looks whether the service was asked to stop. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private static final String REJECTED = "08004";

    private final DataSource database;
    private final String url;
    private final Duration longest;

    /**
     * @param longest how long to wait for a database that is out of reach
     * @throws StartRefused if it is negative
     */
    DatabaseWait(
            DataSource database,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "modelcost.database.wait") Duration longest) {
        this.database = database;
        this.url = url;
        this.longest = longest;
    }

    /**
     * A connection, as soon as there is one.
     *
     * @throws SQLException why the database cannot be used, or could not be reached for as long as
     *     was to be waited
     * @throws StartRefused if the service is asked to stop meanwhile
     */
    Connection connection() throws SQLException {
        var deadline = System.nanoTime() + longest.toNanos();
        for (var waited = false; ; waited = true) {
            try {
                return attempt();
            } catch (SQLException e) {
                if (!isOutOfReach(e) || System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                if (!waited) {
                    LOG.warnf(
                            "The database %s cannot be reached; waiting for up to %d s: %s",
                            DatabaseUrl.printable(url), longest.toSeconds(), firstLine(e));
                }
                pause();
            }
        }
    }

    /** On a thread of its own, since an attempt can take seconds and cannot be broken off. */
    private Connection attempt() throws SQLException {
        var attempt = new FutureTask<>(database::getConnection);
        var thread = new Thread(attempt, "first connection");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return attempt.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                refuseIfStopping();
            } catch (InterruptedException e) {
                throw stopped();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SQLException sql) {
                    throw sql;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static void pause() {
        var end = System.nanoTime() + PAUSE.toNanos();
        while (System.nanoTime() - end < 0) {
            refuseIfStopping();
            try {
                Thread.sleep(GLANCE.toMillis());
            } catch (InterruptedException e) {
                throw stopped();
            }
        }
    }

    private static void refuseIfStopping() {
        if (ApplicationLifecycleManager.isVmShuttingDown()) {
            throw stopped();
        }
    }

    private static StartRefused stopped() {
        return new StartRefused("Stopped while waiting for the database.");
    }

    /**
     * Whether waiting may help: connection exceptions (08), unless the server is there and the
     * login lacks something that it wants, such as a password (08004); a server that is still
     * starting or already stopping (57P03); or no connection in time, which the pool reports
     * without a SQLSTATE.
     */
    static boolean isOutOfReach(SQLException failure) {
        var state = failure.getSQLState();
        return state == null
                || state.startsWith("08") && !state.equals(REJECTED)
                || state.equals("57P03");
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
