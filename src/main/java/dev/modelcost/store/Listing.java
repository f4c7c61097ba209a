package dev.modelcost.store;

import dev.modelcost.web.Cursor;
import dev.modelcost.web.Page;
import dev.modelcost.web.Query;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list of the record, with its filters and orders, read page by page.
 *
 * <p>Pages are cut by key, not by offset: a page costs the same however deep it lies, and rows that
 * come or go between two pages neither repeat nor hide another.
 *
 * @param <E> the entity
 * @param entity its class
 * @param query HQL that selects {@code e} with all that its view shows
 * @param filters what can be asked for
 * @param sorts the orders; the first is the default, ascending
 */
public record Listing<E extends Row>(
        Class<E> entity, String query, List<Filter> filters, List<Sort<E>> sorts) {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /** The same list, without filters that make no sense where it hangs below another resource. */
    public Listing<E> without(String... parameters) {
        var gone = Set.of(parameters);
        var kept = filters.stream().filter(filter -> !gone.contains(filter.parameter())).toList();
        return new Listing<>(entity, query, kept, sorts);
    }

    /** The page that the query asks for; {@code view} gets the rows of the page at once. */
    public <V> Page<V> page(Query asked, Class<V> itemType, Function<List<E>, List<V>> view) {
        return page(asked, itemType, view, List.of(), Map.of());
    }

    /**
     * The page that the query asks for, among the rows that also meet {@code conditions}.
     *
     * @param conditions HQL over {@code e}, with its parameters in {@code values}
     */
    public <V> Page<V> page(
            Query asked,
            Class<V> itemType,
            Function<List<E>, List<V>> view,
            List<String> conditions,
            Map<String, ?> values) {
        var where = new ArrayList<String>(conditions);
        var parameters = new HashMap<String, Object>(values);
        for (var filter : filters) {
            filter.read()
                    .apply(asked)
                    .ifPresent(
                            value -> {
                                where.add("(" + filter.condition() + ")");
                                parameters.put(filter.parameter(), value);
                            });
        }
        var limit = asked.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
        var order = order(asked);
        var cursor = asked.cursor().map(text -> Cursor.decode(text, order.key()));
        asked.refuseUnknown();

        cursor.ifPresent(from -> where.add(order.after(from, parameters)));
        var hql =
                query
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by "
                        + order.orderBy();
        var selection = Panache.getSession().createSelectionQuery(hql, entity);
        parameters.forEach(selection::setParameter);
        // One more than the page holds tells whether there is a next one.
        var rows = selection.setMaxResults(limit + 1).getResultList();
        var more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        var next = more ? order.cursorAt(shown.get(limit - 1)).encode() : null;
        return new Page<>(view.apply(shown), next, itemType);
    }

    private Order<E> order(Query asked) {
        var names = sorts.stream().flatMap(s -> Stream.of(s.name(), "-" + s.name())).toList();
        var name = asked.oneOf("sort", names).orElse(names.get(0));
        var descending = name.startsWith("-");
        var sort =
                sorts.stream()
                        .filter(s -> s.name().equals(descending ? name.substring(1) : name))
                        .findFirst()
                        .orElseThrow();
        return new Order<>(sort, descending);
    }

    /** An order and its direction. Slugs settle ties, always ascending. */
    private record Order<E extends Row>(Sort<E> sort, boolean descending) {

        String key() {
            return (descending ? "-" : "") + sort.name();
        }

        String orderBy() {
            var direction = descending ? " desc" : " asc";
            return sort.name().equals("slug")
                    ? "e.slug" + direction
                    : sort.path() + direction + " nulls last, e.slug";
        }

        /** The condition that a row comes after the cursor. */
        String after(Cursor cursor, Map<String, Object> parameters) {
            var value = sort.valueIn(cursor);
            var beyond = descending ? " < " : " > ";
            parameters.put("cursorSlug", cursor.slug());
            if (sort.name().equals("slug")) {
                return "e.slug" + beyond + ":cursorSlug";
            }
            if (value == null) {
                return "(" + sort.path() + " is null and e.slug > :cursorSlug)";
            }
            parameters.put("cursorValue", value);
            return "(%1$s%2$s:cursorValue or (%1$s = :cursorValue and e.slug > :cursorSlug) or %1$s is null)"
                    .formatted(sort.path(), beyond);
        }

        Cursor cursorAt(E row) {
            var value = sort.value().apply(row);
            return new Cursor(key(), value == null ? "" : value.toString(), row.slug);
        }
    }
}
