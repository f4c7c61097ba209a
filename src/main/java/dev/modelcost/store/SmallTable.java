package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a small table as others refer to them, read once for each edition of the record: to
 * join it seven times takes the database longer to plan than to do.
 *
 * @param <T> what is shown of a row
 */
public final class SmallTable<T> {

    private record Rows<T>(long edition, Map<Long, T> byId) {}

    private final String query;
    private final Function<Object[], T> read;

    private volatile @Nullable Rows<T> rows;

    /**
     * @param columns HQL over {@code e}
     * @param read receives the values of the columns
     */
    public SmallTable(Class<? extends Row> entity, String columns, Function<Object[], T> read) {
        this.query = "select " + columns + ", e.id from " + entity.getSimpleName() + " e";
        this.read = read;
    }

    /** What is shown of each row, by its id, as of the snapshot that is being read. */
    Map<Long, T> rows() {
        var edition = Snapshot.edition();
        var known = rows;
        if (known != null && edition != null && known.edition == edition) {
            return known.byId;
        }
        var byId = new HashMap<Long, T>();
        for (var row :
                Panache.getSession().createSelectionQuery(query, Object[].class).getResultList()) {
            byId.put((Long) row[row.length - 1], read.apply(row));
        }
        if (edition != null) {
            rows = new Rows<>(edition, byId);
        }
        return byId;
    }
}
