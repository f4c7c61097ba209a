package dev.modelcost.app;

import dev.modelcost.failure.Printable;
import dev.modelcost.failure.StartRefused;
import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** How the configuration says that it cannot read a value, among its numbered messages. */
    private static final Pattern UNREADABLE =
            Pattern.compile(
                    "SRCFG\\d+: The config property (\\S+) with the config value \"(.*?)\" threw an"
                            + " Exception whilst being converted (?:SRCFG\\d+: )?([^\\n]*)");

    /** The same of a value that is empty where one is needed. */
    private static final Pattern EMPTY =
            Pattern.compile("SRCFG\\d+: The config property (\\S+) is defined as the empty String");

    private StartFailure() {}

    /**
     * The sentence; empty if it is not a failure that a user can fix.
     *
     * @param jdbcUrl URL of the configured database
     */
    static Optional<String> sentence(Throwable failure, String jdbcUrl) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var told = of(cause, jdbcUrl).or(unreadableValue(cause)).or(emptyValue(cause));
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

    /** What is wrong with a value is said of the failure itself, or of one that it suppressed. */
    private static Supplier<Optional<String>> unreadableValue(Throwable cause) {
        return () ->
                Stream.concat(Stream.of(cause), Arrays.stream(cause.getSuppressed()))
                        .map(each -> UNREADABLE.matcher(String.valueOf(each.getMessage())))
                        .filter(Matcher::find)
                        .map(
                                value ->
                                        "The setting %s cannot be %s: %s"
                                                .formatted(
                                                        value.group(1),
                                                        Printable.of(value.group(2)),
                                                        Printable.of(value.group(3))))
                        .findFirst();
    }

    private static Supplier<Optional<String>> emptyValue(Throwable cause) {
        return () ->
                Optional.of(EMPTY.matcher(String.valueOf(cause.getMessage())))
                        .filter(Matcher::find)
                        .map(
                                value ->
                                        "The setting %s is empty; give it a value, or leave it out."
                                                .formatted(value.group(1)));
    }

    /** The pool's own failures, such as no connection in time, have no SQLSTATE. */
    private static boolean isForTheUser(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || DATABASE_STATES.stream().anyMatch(state::startsWith);
    }
}
