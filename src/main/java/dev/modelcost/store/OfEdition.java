package dev.modelcost.store;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made of the record, once for each edition of it: it is what it would be if it were made
 * for every question anew. What is made of some tables alone is made again only once one of them
 * has changed. Where the record is read as it was at another moment, or outside of a {@link
 * Snapshot}, it is made for that and not kept.
 *
 * @param <V> must not change once it is made: threads share it
 */
public final class OfEdition<V> {

    /**
     * @param edition of the record, or the last in which one of the tables changed
     */
    private record Made<V>(long edition, V value) {}

    private final Supplier<V> make;

    /** Names of the only tables that are read; null for any. */
    private final @Nullable Set<String> tables;

    private final Object making = new Object();
    private volatile @Nullable Made<V> made;

    /**
     * @param make reads the record, possibly through others of this kind, but never through itself
     */
    public OfEdition(Supplier<V> make) {
        this(make, null);
    }

    /**
     * @param tables names of the only tables that are read, directly or through others of this
     *     kind; null for any
     */
    OfEdition(Supplier<V> make, @Nullable Set<String> tables) {
        this.make = make;
        this.tables = tables;
    }

    @Nullable Set<String> tables() {
        return tables;
    }

    /** As of the snapshot that this thread reads; the same object all through it. */
    public V get() {
        var snapshot = Snapshot.current();
        return snapshot == null ? Snapshot.uncommitted(make) : snapshot.made(this);
    }

    /** Whether it can be had without reading, because it is made. */
    boolean isMade() {
        var snapshot = Snapshot.current();
        return snapshot != null && snapshot.hasMade(this);
    }

    /**
     * @param edition of the record, or of the tables that are read
     */
    boolean isOf(long edition) {
        var newest = made;
        return newest != null && newest.edition == edition;
    }

    /**
     * Whoever else asks for it meanwhile waits for it.
     *
     * @param edition of the record, or of the tables that are read
     */
    V of(long edition) {
        var newest = made;
        if (newest != null && newest.edition == edition) {
            return newest.value;
        }
        synchronized (making) {
            newest = made;
            if (newest == null || newest.edition != edition) {
                newest = new Made<>(edition, Snapshot.whole(make.get()));
                made = newest;
            }
            return newest.value;
        }
    }

    /** For one snapshot alone. */
    V afresh() {
        return make.get();
    }
}
