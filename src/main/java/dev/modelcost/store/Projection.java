package dev.modelcost.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a page as they are shown: columns, and no entities, which are several times as
 * dear. What is read follows from the record that is shown: each of its components is the attribute
 * of the entity with the same name.
 *
 * @param <V> the record
 */
public final class Projection<V> {

    /**
     * A component of the record.
     *
     * @param table that holds the row it shows; null if it is a value, or a {@link Ref} by a join
     */
    private record Part(boolean joined, @Nullable SmallTable<?> table) {}

    private final Constructor<V> constructor;
    private final List<Part> parts = new ArrayList<>();
    private final Function<List<Long>, Function<Long, Object>> last;
    private final List<String> columns = new ArrayList<>(List.of("e.id"));
    private final StringBuilder joins = new StringBuilder();

    /**
     * @param view the record; its last component is not of the row
     * @param tables the tables of the rows that components show, by the name or by the type of the
     *     component; any other {@link Ref} is joined
     * @param last reads the last component of all rows of a page, by their ids
     */
    public Projection(
            Class<V> view,
            Map<Object, SmallTable<?>> tables,
            Function<List<Long>, Function<Long, Object>> last) {
        var components = view.getRecordComponents();
        this.last = last;
        for (var component : Arrays.copyOf(components, components.length - 1)) {
            var table = tables.getOrDefault(component.getName(), tables.get(component.getType()));
            add(
                    component.getName(),
                    new Part(table == null && component.getType() == Ref.class, table));
        }
        try {
            constructor =
                    view.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has this constructor", e);
        }
    }

    private void add(String name, Part part) {
        parts.add(part);
        if (part.joined) {
            joins.append(" left join e.%1$s %1$sJoined".formatted(name));
            columns.add(name + "Joined.slug");
            columns.add(name + "Joined.name");
        } else {
            columns.add("e." + name + (part.table == null ? "" : ".id"));
        }
    }

    /** HQL up to its conditions; the last columns are the slug and what is sorted by. */
    String select(String entity, String sortPath) {
        return "select %s, e.slug, %s from %s e%s"
                .formatted(String.join(", ", columns), sortPath, entity, joins);
    }

    /** The rows of a page, by what was selected of each. */
    List<V> views(List<Object[]> rows) {
        var lasts = last.apply(rows.stream().map(row -> (Long) row[0]).toList());
        var tables = new HashMap<SmallTable<?>, Map<Long, ?>>();
        parts.stream()
                .map(Part::table)
                .filter(table -> table != null)
                .forEach(table -> tables.computeIfAbsent(table, SmallTable::rows));
        return rows.stream().map(row -> view(row, tables, lasts.apply((Long) row[0]))).toList();
    }

    private V view(Object[] row, Map<SmallTable<?>, Map<Long, ?>> tables, Object lastComponent) {
        var components = new Object[parts.size() + 1];
        var column = 1;
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var value = row[column++];
            if (part.joined) {
                var name = row[column++];
                components[i] = value == null ? null : new Ref((String) value, (String) name);
            } else {
                components[i] =
                        part.table == null || value == null
                                ? value
                                : tables.get(part.table).get(value);
            }
        }
        components[parts.size()] = lastComponent;
        try {
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row cannot be shown", e);
        }
    }
}
