package dev.modelcost.store;

import dev.modelcost.web.AnswerOrigin;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record as of one moment: in one transaction, repeatable read and read only, whose first
 * statement reads the edition of what all others will see. Nothing is asked of the database before
 * the first read, so a request that is refused for its parameters takes no connection.
 *
 * <p>What computes for long reads in pieces instead: each read in a transaction of its own, which
 * reads the edition too, and between them no connection is held. If the edition changes meanwhile,
 * all is read and computed again.
 */
public final class Snapshot {

    /** How often what reads in pieces is tried; after that it is read in one transaction. */
    private static final int TRIES_IN_PIECES = 2;

    /** Of this thread; null where none is being read. */
    private static final ThreadLocal<Snapshot> CURRENT = new ThreadLocal<>();

    /** Of the edition that was read last. */
    private static volatile @Nullable TableEditions newest;

    private @Nullable Long edition;

    /** What was made of the record for this snapshot, so that all of it sees the same objects. */
    private final Map<OfEdition<?>, Object> made = new HashMap<>();

    /** The row that is the answer; null if it is another. */
    private @Nullable Row answer;

    /** The record is read as it was known then; null for now. */
    private final @Nullable Instant recordedAt;

    /** Whether others that read the same edition read the same rows. */
    private final boolean shared;

    private final boolean inPieces;

    /** Whether the pieces are of different editions. */
    private boolean torn;

    private Snapshot(@Nullable Instant recordedAt, boolean shared, boolean inPieces) {
        this.recordedAt = recordedAt;
        this.shared = shared;
        this.inPieces = inPieces;
    }

    /**
     * Reads the record as it is in the transaction of this thread, which may have changed it:
     * nothing that is made of it is kept. Within a snapshot it reads that one.
     */
    public static <R> R uncommitted(Supplier<R> reads) {
        if (CURRENT.get() != null) {
            return reads.get();
        }
        CURRENT.set(new Snapshot(null, false, false));
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
        var snapshot = new Snapshot(recordedAt, recordedAt == null, false);
        CURRENT.set(snapshot);
        try {
            return QuarkusTransaction.joiningExisting().call(() -> readOnly(reads));
        } finally {
            CURRENT.remove();
            snapshot.tell(origin);
        }
    }

    /**
     * The same, in pieces: for what computes between its reads, or after them. Only on a thread
     * that serves a request, and outside of any transaction.
     *
     * @param reads run again if the record has changed between two of them
     */
    static <R> R callInPieces(
            Callable<R> reads, @Nullable AnswerOrigin origin, @Nullable Instant recordedAt)
            throws Exception {
        if (CURRENT.get() != null) {
            return reads.call();
        }
        for (int i = 0; i < TRIES_IN_PIECES; i++) {
            var snapshot = new Snapshot(recordedAt, recordedAt == null, true);
            CURRENT.set(snapshot);
            try {
                var read = readOnly(reads);
                if (!snapshot.torn) {
                    return read;
                }
            } catch (Exception e) {
                // What is made of two editions may fail where neither of them would.
                if (!snapshot.torn) {
                    throw e;
                }
            } finally {
                CURRENT.remove();
                snapshot.tell(origin);
            }
            Panache.getSession().clear();
        }
        return call(reads, origin, recordedAt);
    }

    private void tell(@Nullable AnswerOrigin origin) {
        if (origin != null && edition != null) {
            origin.readAt(edition);
        }
        if (origin != null && answer != null) {
            origin.isRow(answer.version);
        }
    }

    /**
     * What was read, to be shared with others that read the same edition.
     *
     * @throws RecordChanged if it may be of another
     */
    static <V> V whole(V read) {
        var snapshot = CURRENT.get();
        if (snapshot != null && snapshot.torn) {
            throw new RecordChanged();
        }
        return read;
    }

    /** Ends what reads in pieces, which are of two editions, so that it begins again. */
    private static final class RecordChanged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RecordChanged() {
            super("the record has changed since the first read", null, false, false);
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

    /** Whether this thread reads the record as it was known at an earlier moment. */
    static boolean readsThePast() {
        var snapshot = CURRENT.get();
        return snapshot != null && snapshot.recordedAt != null;
    }

    private boolean isUncommitted() {
        return !shared && recordedAt == null;
    }

    /** Whether it can be had without reading. */
    boolean hasMade(OfEdition<?> of) {
        return made.containsKey(of) || shared && of.isOf(editionFor(of));
    }

    /** What was made for the edition of this snapshot, or for it alone where no other reads it. */
    @SuppressWarnings("unchecked") // The map has the value of the type for each key.
    <V> V made(OfEdition<V> of) {
        var known = (V) made.get(of);
        if (known == null) {
            known = shared ? of.of(editionFor(of)) : of.afresh();
            made.put(of, known);
        }
        return known;
    }

    /** The last edition that may have changed it. */
    private long editionFor(OfEdition<?> of) {
        var number = begun();
        var tables = of.tables();
        return tables == null ? number : tableEditions(number).of(tables);
    }

    /** They are asked for once in an edition of the record. */
    private static TableEditions tableEditions(long edition) {
        var known = newest;
        if (known == null || known.edition() != edition) {
            known = whole(onConnection(TableEditions::of));
            newest = known;
        }
        return known;
    }

    /** The edition, for which the snapshot is begun if nothing has been read yet. */
    private long begun() {
        if (edition == null) {
            onConnection(connection -> true);
        }
        return Objects.requireNonNull(edition, "an edition once a connection is taken");
    }

    /** Takes one for a moment: the session of a request would keep it. */
    private static <R> R onConnection(ReturningWork<R> work) {
        try (var session = Panache.getSession().getSessionFactory().openStatelessSession()) {
            return session.doReturningWork(work);
        }
    }

    /** Whether the connection that the thread has just taken begins this snapshot, or a piece. */
    boolean beginsNow() {
        return !isUncommitted() && (edition == null || inPieces);
    }

    /** Whether each read has a transaction of its own. */
    boolean isInPieces() {
        return inPieces;
    }

    /** When the record was as it is read; null for now. */
    @Nullable Instant recordedAt() {
        return recordedAt;
    }

    /** Of the rows that a connection reads from now on. */
    void readsAt(long number) {
        if (edition == null) {
            edition = number;
        } else if (edition != number) {
            torn = true;
        }
    }

    private static <R> R readOnly(Callable<R> reads) throws Exception {
        var session = Panache.getSession();
        // Skips Hibernate's comparison of entities with their state when read.
        session.setHibernateFlushMode(FlushMode.MANUAL);
        session.setDefaultReadOnly(true);
        return reads.call();
    }
}
