package dev.modelcost.store;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Begins the snapshot of a thread on the connection that its first read, or each, takes. */
@Singleton
final class SnapshotStart implements AgroalPoolInterceptor {

    private static final String BEGIN =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; " + Edition.QUERY;

    /** Until the transaction ends, tables are the views of them as they were known. */
    private static final String RECORDED =
            "SELECT set_config('modelcost.recorded_at', ?, true), set_config('search_path',"
                    + " nspname || ', ' || current_setting('search_path'), true) FROM pg_namespace"
                    + " WHERE nspname = current_schema() || '_recorded'";

    private final EditionWatch watch;

    SnapshotStart(EditionWatch watch) {
        this.watch = watch;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        var snapshot = Snapshot.current();
        if (snapshot == null || !snapshot.beginsNow()) {
            return;
        }
        try {
            if (snapshot.isInPieces()) {
                // Of this connection alone; it ends when the connection is given back.
                connection.setAutoCommit(false);
            }
            begin(snapshot, connection);
        } catch (SQLException e) {
            endPiece(snapshot, connection);
            throw new PersistenceException(e);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        var snapshot = Snapshot.current();
        if (snapshot != null) {
            endPiece(snapshot, connection);
        }
    }

    private void begin(Snapshot snapshot, Connection connection) throws SQLException {
        var askedAt = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute(BEGIN);
            statement.getMoreResults();
            try (var edition = statement.getResultSet()) {
                edition.next();
                var number = edition.getLong(1);
                watch.saw(number, askedAt);
                snapshot.readsAt(number);
            }
        }
        if (snapshot.recordedAt() != null) {
            goBack(connection, snapshot.recordedAt());
        }
    }

    private static void endPiece(Snapshot snapshot, Connection connection) {
        try {
            if (snapshot.isInPieces() && !connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException lost) {
            // The pool sees for itself that the connection is of no more use.
            return;
        }
    }

    private static void goBack(Connection connection, Instant moment) throws SQLException {
        try (var statement = connection.prepareStatement(RECORDED)) {
            statement.setString(1, moment.toString());
            try (var gone = statement.executeQuery()) {
                if (!gone.next()) {
                    // A migration is at work; after it the views are there again.
                    throw new SQLException("the record's past cannot be read now", "57P03");
                }
            }
        }
    }
}
