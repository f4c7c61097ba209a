package dev.modelcost.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that stays small, read again once it has changed, or one to whose rows they
 * refer. Rows of different tables that refer to the same row share it.
 *
 * @param <E> the entity
 */
public final class KeptTable<E extends Row> {

    private record Rows<E>(List<E> inOrder, Map<Long, E> byId, Map<String, E> bySlug) {}

    private final RowReader<E> reader;
    private final String order;
    private final OfEdition<Rows<E>> rows;

    /**
     * @param order HQL over {@code e}, in which the rows are given
     * @param refersTo the tables of all rows that a row refers to, but its own
     */
    public KeptTable(Class<E> entity, String order, KeptTable<?>... refersTo) {
        this.reader = new RowReader<>(entity, refersTo);
        this.order = "order by " + order;
        this.rows = new OfEdition<>(this::read, tableNames());
    }

    /**
     * The tables on which rows depend: their own, those of the rows that they refer to, and so on.
     */
    Set<String> tableNames() {
        return reader.tableNames();
    }

    Class<E> entity() {
        return reader.entity();
    }

    /** Reads some of the rows. */
    public RowReader<E> reader() {
        return reader.within(this);
    }

    /** All rows. */
    public List<E> rows() {
        return rows.get().inOrder;
    }

    /** Empty if there is no such row. */
    public Optional<E> bySlug(String slug) {
        return Optional.ofNullable(rows.get().bySlug.get(slug));
    }

    /** Whether the rows can be had without reading them. */
    boolean isRead() {
        return rows.isMade();
    }

    /** Null if there is no such row. */
    public @Nullable E byId(Long id) {
        return rows.get().byId.get(id);
    }

    /**
     * The rows by what they have in common, in their order.
     *
     * @param key of a row and what it refers to, and of nothing else
     */
    public <K> OfEdition<Map<K, List<E>>> by(Function<E, K> key) {
        return new OfEdition<>(
                () ->
                        rows().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                key,
                                                LinkedHashMap::new,
                                                Collectors.toUnmodifiableList())),
                tableNames());
    }

    private Rows<E> read() {
        var all = reader.list(order);
        var byId = new HashMap<Long, E>();
        var bySlug = new HashMap<String, E>();
        for (var row : all) {
            byId.put(row.id, row);
            bySlug.put(row.slug, row);
        }
        return new Rows<>(all, byId, bySlug);
    }
}
