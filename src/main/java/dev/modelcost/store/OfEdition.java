package dev.modelcost.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made of the record, once for each edition of it: it is what it would be if it were made
 * for every question anew. Where the record is read as it was at another moment, or outside of a
 * {@link Snapshot}, it is made for that and not kept.
 *
 * @param <V> must not change once it is made: threads share it
 */
public final class OfEdition<V> {

    private record Made<V>(long edition, V value) {}

    private final Supplier<V> make;
    private final Object making = new Object();
    private volatile @Nullable Made<V> made;

    /**
     * @param make reads the record, possibly through others of this kind, but never through itself
     */
    public OfEdition(Supplier<V> make) {
        this.make = make;
    }

    /** As of the snapshot that this thread reads; the same object all through it. */
    public V get() {
        var snapshot = Snapshot.current();
        return snapshot == null ? Snapshot.uncommitted(make) : snapshot.made(this);
    }

    /** Whether it can be had without reading, because it was made for this edition. */
    boolean isMade() {
        var snapshot = Snapshot.current();
        return snapshot != null && snapshot.hasMade(this);
    }

    boolean isOf(long edition) {
        var newest = made;
        return newest != null && newest.edition == edition;
    }

    /** Whoever else asks for it meanwhile waits for it. */
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
