package dev.modelcost.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of a table that grows, group by group: each is read when it is first asked for in an edition
 * of the record, and kept for as long as there is room.
 *
 * @param <K> what the rows of a group have in common
 * @param <E> what is kept of a row
 */
public final class KeptGroups<K, E> {

    /** Of all groups together: some megabytes. */
    private static final int MOST_ROWS = 5_000;

    private final Function<K, List<E>> read;
    private final OfEdition<Cache<K, List<E>>> groups = new OfEdition<>(KeptGroups::none);

    /**
     * @param read reads a group; must use an index, since the table grows
     */
    public KeptGroups(Function<K, List<E>> read) {
        this.read = read;
    }

    /** The rows of a group, as of the snapshot that this thread reads. */
    public List<E> of(K key) {
        return groups.get().get(key, read);
    }

    private static <K, E> Cache<K, List<E>> none() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_ROWS)
                .weigher((K key, List<E> rows) -> 1 + rows.size())
                .executor(Runnable::run)
                .build();
    }
}
