package dev.modelcost.store;

import dev.modelcost.web.AnswerOrigin;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** Of this thread; null where none is being read. */
    private static final ThreadLocal<Snapshot> CURRENT = new ThreadLocal<>();

    private @Nullable Long edition;

    /** The row that is the answer; null if it is another. */
    private @Nullable Row answer;

    private Snapshot() {}

    /**
     * @param reads must change nothing; any exception is passed on unchanged
     */
    public static <R> R read(Supplier<R> reads) {
        try {
            return call(reads::get, null);
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
     */
    static <R> R call(Callable<R> reads, @Nullable AnswerOrigin origin) throws Exception {
        if (CURRENT.get() != null) {
            return reads.call();
        }
        var snapshot = new Snapshot();
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
            if (snapshot == null || snapshot.edition != null) {
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
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
            watch.saw(snapshot.edition, askedAt);
        }
    }
}
