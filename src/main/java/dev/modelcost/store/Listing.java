package dev.modelcost.store;

import dev.modelcost.web.Cursor;
import dev.modelcost.web.DeclaresParameters;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameter;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.UriInfo;
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
 * <p>Pages are cut by key, not by offset: a page costs the same however deep it is, and rows added
 * or removed between two pages neither repeat nor hide others.
 *
 * @param <E> the entity
 * @param rows reads what views show
 * @param filters what can be asked for
 * @param sorts the orders; the first is the default, ascending
 */
public record Listing<E extends Row>(
        RowReader<E> rows, List<Filter<?>> filters, List<Sort<E>> sorts)
        implements DeclaresParameters {

    /** How many items a page has. */
    public static final Parameter<Integer> LIMIT =
            Parameter.integer("limit", 1, 100)
                    .describedAs("Number of items per page.")
                    .defaultsTo(20);

    /** Where a page begins. */
    public static final Parameter<String> CURSOR =
            Parameter.text("cursor", 1000)
                    .describedAs(
                            "Where the previous page ended: its `next`, or the `cursor` in its Link"
                                    + " header.");

    /** The same list without filters that make no sense below another resource. */
    public Listing<E> without(String... names) {
        var gone = Set.of(names);
        var kept = filters.stream().filter(f -> !gone.contains(f.parameter().name())).toList();
        return new Listing<>(rows, kept, sorts);
    }

    /** The filters, the order and the page. */
    @Override
    public List<Parameter<?>> parameters() {
        return Stream.concat(
                        filters.stream().<Parameter<?>>map(Filter::parameter),
                        Stream.of(sort(), LIMIT, CURSOR))
                .toList();
    }

    private Parameter<String> sort() {
        var names = sorts.stream().flatMap(s -> Stream.of(s.name(), "-" + s.name())).toList();
        return Parameter.oneOf("sort", names)
                .describedAs(
                        "Sort order; prefix with '-' for descending. Rows without the value come"
                                + " last.")
                .defaultsTo(names.get(0));
    }

    /** The page that the query asks for; {@code view} receives all rows of the page at once. */
    public <V> Page<V> page(UriInfo asked, Class<V> itemType, Function<List<E>, List<V>> view) {
        return page(asked, itemType, view, List.of(), Map.of());
    }

    /**
     * The page that the query asks for, among the rows that also meet {@code conditions}.
     *
     * @param conditions HQL over {@code e}, with its parameters in {@code values}
     */
    public <V> Page<V> page(
            UriInfo asked,
            Class<V> itemType,
            Function<List<E>, List<V>> view,
            List<String> conditions,
            Map<String, ?> values) {
        return page(GivenValues.ofQuery(asked, this), itemType, view, conditions, values);
    }

    /**
     * The page that is asked for, among the rows that also meet {@code conditions}.
     *
     * @param given values read by {@link #parameters()}, possibly with others
     * @param conditions HQL over {@code e}, with its parameters in {@code values}
     */
    public <V> Page<V> page(
            GivenValues given,
            Class<V> itemType,
            Function<List<E>, List<V>> view,
            List<String> conditions,
            Map<String, ?> values) {
        var asked = ask(given, conditions, values);
        // One row more than the page holds shows whether there is a next page.
        var found = rows.first(asked.conditions(), asked.parameters, asked.limit + 1);
        var shown = asked.shown(found);
        var next = asked.next(found, asked.order::cursorAt);
        return new Page<>(view.apply(shown), next, asked.assumed, itemType);
    }

    /** The page that the query asks for, without entities. */
    public <V> Page<V> page(UriInfo asked, Class<V> itemType, Projection<V> projection) {
        return page(asked, itemType, projection, List.of(), Map.of());
    }

    /**
     * The page that the query asks for, among the rows that also meet {@code conditions}, without
     * entities.
     *
     * @param conditions HQL over {@code e}, with its parameters in {@code values}
     */
    public <V> Page<V> page(
            UriInfo uri,
            Class<V> itemType,
            Projection<V> projection,
            List<String> conditions,
            Map<String, ?> values) {
        var asked = ask(GivenValues.ofQuery(uri, this), conditions, values);
        var select = projection.select(rows.entity().getSimpleName(), asked.order.sort().path());
        var found = asked.columns(select);
        var next = asked.next(found, asked.order::cursorAt);
        return new Page<>(projection.views(asked.shown(found)), next, asked.assumed, itemType);
    }

    private Asked<E> ask(GivenValues given, List<String> conditions, Map<String, ?> values) {
        var where = new ArrayList<String>(conditions);
        var parameters = new HashMap<String, Object>(values);
        var assumed = new ArrayList<String>();
        filters.forEach(filter -> filter.apply(given, where, parameters, assumed));
        var limit = given.read(LIMIT);
        var order = order(given.read(sort()));
        var cursor = given.read(CURSOR);
        if (cursor != null) {
            where.add(order.after(Cursor.decode(cursor, order.key()), parameters));
        }
        return new Asked<>(where, parameters, order, limit, List.copyOf(assumed));
    }

    /** Which rows, in which order, how many, and what was assumed about the question. */
    private record Asked<E extends Row>(
            List<String> where,
            Map<String, Object> parameters,
            Order<E> order,
            int limit,
            List<String> assumed) {

        String conditions() {
            return (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                    + " order by "
                    + order.orderBy();
        }

        List<Object[]> columns(String select) {
            var selection =
                    Panache.getSession()
                            .createSelectionQuery(select + conditions(), Object[].class);
            parameters.forEach(selection::setParameter);
            return selection.setMaxResults(limit + 1).getResultList();
        }

        <R> List<R> shown(List<R> found) {
            return found.size() > limit ? found.subList(0, limit) : found;
        }

        /** Where the next page begins; null on the last page. */
        <R> String next(List<R> found, Function<R, Cursor> cursorAt) {
            return found.size() > limit ? cursorAt.apply(found.get(limit - 1)).encode() : null;
        }
    }

    private Order<E> order(String name) {
        var descending = name.startsWith("-");
        var sort =
                sorts.stream()
                        .filter(s -> s.name().equals(descending ? name.substring(1) : name))
                        .findFirst()
                        .orElseThrow();
        return new Order<>(sort, descending);
    }

    /** A sort order and its direction. Ties are broken by slug, always ascending. */
    private record Order<E extends Row>(Sort<E> sort, boolean descending) {

        String key() {
            return (descending ? "-" : "") + sort.name();
        }

        String orderBy() {
            var direction = descending ? " desc" : " asc";
            return sort.name().equals("slug")
                    ? "e.slug" + direction
                    : sort.path()
                            + direction
                            + (sort.everyRowHasIt() ? ", e.slug" : " nulls last, e.slug");
        }

        /** The condition for a row to come after the cursor. */
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
            if (sort.everyRowHasIt()) {
                // The first part is where an index begins.
                return "(%1$s%2$s= :cursorValue and (%1$s%3$s:cursorValue or e.slug > :cursorSlug))"
                        .formatted(sort.path(), beyond.stripTrailing(), beyond);
            }
            return "(%1$s%2$s:cursorValue or (%1$s = :cursorValue and e.slug > :cursorSlug) or %1$s is null)"
                    .formatted(sort.path(), beyond);
        }

        Cursor cursorAt(E row) {
            return cursorAt(sort.value().apply(row), row.slug);
        }

        /** The last two columns are the slug and what is sorted by. */
        Cursor cursorAt(Object[] columns) {
            return cursorAt(columns[columns.length - 1], (String) columns[columns.length - 2]);
        }

        private Cursor cursorAt(Object value, String slug) {
            return new Cursor(key(), value == null ? "" : value.toString(), slug);
        }
    }
}
