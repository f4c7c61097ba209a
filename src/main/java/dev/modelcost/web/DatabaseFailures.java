package dev.modelcost.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * A database that cannot be reached is 503 with one line in the log, not 500 with a stack trace.
 */
@Provider
@Priority(1)
public class DatabaseFailures extends ExceptionMapperBase<PersistenceException> {

    private static final Logger LOG = Logger.getLogger(DatabaseFailures.class);

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    @Override
    protected HttpProblem toProblem(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                LOG.errorf("The database cannot be reached: %s", sql.getMessage());
                return Problems.databaseAway();
            }
        }
        LOG.error("A statement failed", failure);
        return HttpProblem.builder().withStatus(500).withTitle("Internal error").build();
    }

    /** Waiting for a connection of the pool in vain has no SQLSTATE. */
    private static boolean isAway(SQLException sql) {
        var state = sql.getSQLState();
        return state == null
                ? String.valueOf(sql.getMessage()).contains("Acquisition timeout")
                : state.length() == 5 && AWAY.contains(state.substring(0, 2));
    }
}
