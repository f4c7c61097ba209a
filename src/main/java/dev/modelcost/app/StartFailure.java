package dev.modelcost.app;

import dev.modelcost.failure.StartRefused;
import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a start failure that a user can fix into one sentence that a stack trace would bury. */
final class StartFailure {

    private static final Pattern MANAGEMENT =
            Pattern.compile("Unable to start the management interface on .*:(\\d+)");

    /**
     * Connection refused or lost, login refused, no such database, no connection left, stopping or
     * starting, read-only, no right to create tables, and what the driver itself gives up on.
     */
    private static final List<String> DATABASE_STATES =
            List.of("08", "28", "3D", "53", "57", "25006", "42501", "99");

    private StartFailure() {}

    /**
     * The sentence; empty if it is not a failure that a user can fix.
     *
     * @param jdbcUrl URL of the configured database
     */
    static Optional<String> sentence(Throwable failure, String jdbcUrl) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var told = of(cause, jdbcUrl);
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> of(Throwable cause, String jdbcUrl) {
        if (cause instanceof StartRefused) {
            return Optional.of(cause.getMessage());
        }
        if (cause instanceof QuarkusBindException bind) {
            return Optional.of(
                    "Port %d is in use by another program. Choose another with -Dquarkus.http.port=8081."
                            .formatted(bind.getPort()));
        }
        var management = MANAGEMENT.matcher(String.valueOf(cause.getMessage()));
        if (management.matches()) {
            return Optional.of(
                    "Port %s, for health and metrics, is in use by another program. Choose another with -Dquarkus.management.port=9001."
                            .formatted(management.group(1)));
        }
        if (cause instanceof SQLException sql
                && isForTheUser(sql)
                // Flyway and the pool wrap the driver's exception in their own; only the driver's
                // matters.
                && !(sql.getCause() instanceof SQLException)) {
            return Optional.of(
                    "The database %s cannot be used: %s"
                            .formatted(
                                    DatabaseUrl.printable(jdbcUrl),
                                    sql.getSQLState() == null
                                            ? "it gives no connection in time."
                                            : sql.getMessage().lines().findFirst().orElse("")));
        }
        return Optional.empty();
    }

    /** The pool's own failures, such as no connection in time, have no SQLSTATE. */
    private static boolean isForTheUser(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || DATABASE_STATES.stream().anyMatch(state::startsWith);
    }
}
