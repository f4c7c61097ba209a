package dev.modelcost.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of a small table as others refer to them: to join it seven times takes the database
 * longer to plan than to do.
 *
 * @param <T> what is shown of a row
 */
public final class SmallTable<T> {

    private final OfEdition<Map<Long, T>> shown;

    /**
     * @param show what others show of a row: of it and what it refers to, and of nothing else
     */
    public <E extends Row> SmallTable(KeptTable<E> table, Function<E, T> show) {
        this.shown =
                new OfEdition<>(
                        () -> {
                            var byId = new HashMap<Long, T>();
                            table.rows().forEach(row -> byId.put(row.id, show.apply(row)));
                            return byId;
                        },
                        table.tableNames());
    }

    /** What is shown of each row, by its id, as of the snapshot that is being read. */
    Map<Long, T> rows() {
        return shown.get();
    }
}
