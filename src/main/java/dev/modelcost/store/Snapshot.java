package dev.modelcost.store;

import dev.modelcost.web.AnswerOrigin;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record as of one moment: in one transaction, repeatable read and read only, whose first
 * statement reads the edition of what all others will see. Nothing is asked of the database before
 * the first read, so a request that is refused for its parameters takes no connection.
 */
public final class Snapshot {

    private static final String BEGIN =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; " + Edition.QUERY;

    /** Until the transaction ends, tables are the views of them as they were known. */
    private static final String RECORDED =
            "SELECT set_config('modelcost.recorded_at', ?, true), set_config('search_path',"
                    + " nspname || ', ' || current_setting('search_path'), true) FROM pg_namespace"
                    + " WHERE nspname = current_schema() || '_recorded'";

    /** Of this thread; null where none is being read. */
    private static final ThreadLocal<Snapshot> CURRENT = new ThreadLocal<>();

    private @Nullable Long edition;

    /** What was made of the record for this snapshot, so that all of it sees the same objects. */
    private final Map<OfEdition<?>, Object> made = new HashMap<>();

    /** The row that is the answer; null if it is another. */
    private @Nullable Row answer;

    /** The record is read as it was known then; null for now. */
    private final @Nullable Instant recordedAt;

    /** Whether others that read the same edition read the same rows. */
    private final boolean shared;

    private Snapshot(@Nullable Instant recordedAt, boolean shared) {
        this.recordedAt = recordedAt;
        this.shared = shared;
    }

    /**
     * Reads the record as it is in the transaction of this thread, which may have changed it:
     * nothing that is made of it is kept. Within a snapshot it reads that one.
     */
    public static <R> R uncommitted(Supplier<R> reads) {
        if (CURRENT.get() != null) {
            return reads.get();
        }
        CURRENT.set(new Snapshot(null, false));
        try {
            return reads.get();
        } finally {
            CURRENT.remove();
        }
    }

    /**
     * @param reads must change nothing; any exception is passed on unchanged
     */
    public static <R> R read(Supplier<R> reads) {
        try {
            return call(reads::get, null, null);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a supplier throws no checked exception", e);
        }
    }

    /**
     * The same for the answer to a request. Within another snapshot it reads that one.
     *
     * @param origin is told what was read; null if nobody wants to know
     * @param recordedAt when the record was as it is read; null for now
     */
    static <R> R call(
            Callable<R> reads, @Nullable AnswerOrigin origin, @Nullable Instant recordedAt)
            throws Exception {
        if (CURRENT.get() != null) {
            return reads.call();
        }
        var snapshot = new Snapshot(recordedAt, recordedAt == null);
        CURRENT.set(snapshot);
        try {
            return QuarkusTransaction.joiningExisting().call(() -> readOnly(reads));
        } finally {
            CURRENT.remove();
            if (origin != null && snapshot.edition != null) {
                origin.readAt(snapshot.edition);
            }
            if (origin != null && snapshot.answer != null) {
                origin.isRow(snapshot.answer.version);
            }
        }
    }

    /**
     * Remembers that the answer to the request is this row, and nothing but what is shown of it.
     */
    static void answersWith(Row row) {
        var snapshot = CURRENT.get();
        if (snapshot != null) {
            snapshot.answer = row;
        }
    }

    /**
     * The edition of what this thread reads; null if it has read nothing yet, or outside of one.
     */
    static @Nullable Long edition() {
        var snapshot = CURRENT.get();
        return snapshot == null ? null : snapshot.edition;
    }

    /** What this thread reads; null outside of a snapshot. */
    static @Nullable Snapshot current() {
        return CURRENT.get();
    }

    private boolean isUncommitted() {
        return !shared && recordedAt == null;
    }

    /** Whether it can be had without reading. */
    boolean hasMade(OfEdition<?> of) {
        return made.containsKey(of) || shared && of.isOf(begun());
    }

    /** What was made for the edition of this snapshot, or for it alone where no other reads it. */
    @SuppressWarnings("unchecked") // The map has the value of the type for each key.
    <V> V made(OfEdition<V> of) {
        var known = (V) made.get(of);
        if (known == null) {
            known = shared ? of.of(begun()) : of.afresh();
            made.put(of, known);
        }
        return known;
    }

    /** The edition, for which the snapshot is begun if nothing has been read yet. */
    private long begun() {
        if (edition == null) {
            Panache.getSession().doWork(connection -> {});
        }
        return Objects.requireNonNull(edition, "an edition once a connection is taken");
    }

    private static <R> R readOnly(Callable<R> reads) throws Exception {
        var session = Panache.getSession();
        // Skips Hibernate's comparison of entities with their state when read.
        session.setHibernateFlushMode(FlushMode.MANUAL);
        session.setDefaultReadOnly(true);
        return reads.call();
    }

    /** Begins the snapshot of a thread on the connection that its first read takes. */
    @Singleton
    static final class Start implements AgroalPoolInterceptor {

        private final EditionWatch watch;

        Start(EditionWatch watch) {
            this.watch = watch;
        }

        @Override
        public void onConnectionAcquire(Connection connection) {
            var snapshot = CURRENT.get();
            if (snapshot == null || snapshot.edition != null || snapshot.isUncommitted()) {
                return;
            }
            var askedAt = System.nanoTime();
            try (var statement = connection.createStatement()) {
                statement.execute(BEGIN);
                statement.getMoreResults();
                try (var edition = statement.getResultSet()) {
                    edition.next();
                    snapshot.edition = edition.getLong(1);
                }
                if (snapshot.recordedAt != null) {
                    goBack(connection, snapshot.recordedAt);
                }
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
            watch.saw(snapshot.edition, askedAt);
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
}
