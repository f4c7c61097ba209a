package dev.modelcost.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Answers 503 when the database cannot be reached, with an occasional line in the log instead of a
 * 500 and a stack trace for every request.
 */
@Provider
@Priority(1)
public class DatabaseFailures extends ExceptionMapperBase<PersistenceException> {

    private static final Logger LOG = Logger.getLogger(DatabaseFailures.class);

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    /** A standby, or a database that was made read-only, takes no changes. */
    private static final String READ_ONLY = "25006";

    private static final String NO_CONNECTION = "acquisition timeout";

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    @Override
    protected HttpProblem toProblem(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                log(sql);
                return Problems.databaseAway();
            }
        }
        return ProblemTypes.of(500);
    }

    private void log(SQLException sql) {
        var now = System.nanoTime();
        var until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE)) {
            LOG.errorf(
                    "The database cannot be reached; requests are answered with 503: %s",
                    sql.getMessage());
        }
    }

    /** A timeout while waiting for a pooled connection has no SQLSTATE. */
    private static boolean isAway(SQLException sql) {
        var state = sql.getSQLState();
        return state == null
                ? String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains(NO_CONNECTION)
                : state.equals(READ_ONLY)
                        || state.length() == 5 && AWAY.contains(state.substring(0, 2));
    }
}
