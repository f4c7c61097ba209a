package dev.modelcost.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is read or computed of the record for one of many keys: each once in an edition of the
 * record, when it is first asked for, and kept for as long as there is room.
 *
 * @param <K> all that the result depends on, besides the record
 * @param <V> must not change once it is made: threads share it
 */
public final class KeptResults<K, V> {

    /** With this much and more, there is all of the room that is asked for; with less, less. */
    private static final double USUAL_HEAP_BYTES = 320.0 * 1024 * 1024;

    private final Function<K, V> make;
    private final OfEdition<Cache<K, V>> results;

    /**
     * @param make must not ask for another key
     * @param weight how much room a result takes
     * @param room for all of them together, on a heap of some hundred megabytes
     */
    public KeptResults(Function<K, V> make, ToIntFunction<V> weight, long room) {
        this(make, weight, room, null);
    }

    /**
     * The same of what depends on some tables alone, which is kept until one of them changes.
     *
     * @param tables names of the only tables that are read; null for any
     */
    KeptResults(
            Function<K, V> make, ToIntFunction<V> weight, long room, @Nullable Set<String> tables) {
        this.make = make;
        this.results =
                new OfEdition<>(
                        () ->
                                Caffeine.newBuilder()
                                        .maximumWeight(inTheHeap(room))
                                        .weigher((K key, V result) -> weight.applyAsInt(result))
                                        .executor(Runnable::run)
                                        .build(),
                        tables);
    }

    /** Not before it is needed: a native image is built in another heap than it runs in. */
    private static long inTheHeap(long room) {
        var share = Runtime.getRuntime().maxMemory() / USUAL_HEAP_BYTES;
        return share < 1 ? Math.round(room * share) : room;
    }

    /** The result for a key, as of the snapshot that this thread reads. */
    public V of(K key) {
        return results.get().get(key, asked -> Snapshot.whole(make.apply(asked)));
    }
}
