package dev.modelcost.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Asks for the edition where {@link EditionPoll} has not confirmed it in time. */
@ApplicationScoped
public class EditionCheck {

    private static final Duration TIME_OUT = Duration.ofSeconds(1);

    private final DataSource database;
    private final EditionWatch watch;

    EditionCheck(DataSource database, EditionWatch watch) {
        this.database = database;
        this.watch = watch;
    }

    /**
     * Blocks for at most as long as the pool waits for a connection, and a second.
     *
     * @throws SQLException if the database does not answer
     */
    public void ask() throws SQLException {
        try (var connection = database.getConnection()) {
            var askedAt = System.nanoTime();
            // The pool's connections have a limit of their own: without it, whoever takes this one
            // next may wait for ever.
            var usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) TIME_OUT.toMillis());
            try {
                watch.saw(Edition.of(connection), askedAt);
            } finally {
                // One that was lost is closed, and nobody takes it next.
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, usual);
                }
            }
        }
    }
}
