package dev.modelcost.store;

import java.util.List;
import java.util.function.Function;

/**
 * Rows of a table that grows, group by group: each is read when it is first asked for, again once
 * the table has changed or one to whose rows they refer, and kept for as long as there is room.
 *
 * @param <K> what the rows of a group have in common
 * @param <E> what is kept of a row
 */
public final class KeptGroups<K, E> {

    /** Of all groups together: some megabytes. */
    private static final int MOST_ROWS = 5_000;

    private final KeptResults<K, List<E>> groups;

    /**
     * @param reader of the table
     * @param read reads a group by {@code reader} and nothing else; must use an index, since the
     *     table grows
     */
    public KeptGroups(RowReader<?> reader, Function<K, List<E>> read) {
        this.groups =
                new KeptResults<>(read, rows -> 1 + rows.size(), MOST_ROWS, reader.tableNames());
    }

    /** The rows of a group, as of the snapshot that this thread reads. */
    public List<E> of(K key) {
        return groups.of(key);
    }
}
