package dev.modelcost.store;

import dev.modelcost.day.Days;
import dev.modelcost.day.OnDays;
import dev.modelcost.store.KeptByDay.Held;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of prices. It grows with time: each offer has one price after the other, so that almost
 * all rows are over; but there are not more and more offers. A question about a day reads what is
 * next to it, offer by offer, and not their past.
 *
 * @param <E> the entity
 */
public final class OfferTable<E extends Row> {

    /** Leads from offer to offer in the index, whose entries grow with the table. */
    private static final String FIRSTS =
            """
            with recursive first (id, offer) as (
                (select p.id, OFFER(p) from TABLE p order by OFFER(p), p.valid_from, p.slug limit 1)
                union all
                select n.id, n.offer from first f cross join lateral (
                    select p.id, OFFER(p) as offer from TABLE p where OFFER(p) > f.offer
                     order by OFFER(p), p.valid_from, p.slug limit 1) n)
            select e.* from TABLE e where e.id in (select id from first)
            """;

    /**
     * All but the first prices, which are there already. A row is found once for each reason for
     * which it is wanted, and given once: to find out which rows those are, and read them by their
     * ids then, would go through the whole table.
     */
    private static final String AROUND =
            """
            with asked (id, day) as materialized (select * from unnest(cast(:firsts as bigint[]), cast(:days as date[]))),
                 first as materialized (select f.* from TABLE f where f.id = any(:firsts)),
                 offer (name, day) as materialized (select OFFER(f), a.day from first f join asked a on a.id = f.id)
            select distinct on (w.id) w.* from (
                select near.* from offer o cross join lateral (
                    select p.* from TABLE p
                     where OFFER(p) = o.name and p.valid_from <= o.day and p.valid_to >= o.day
                    union all
                    select p.* from TABLE p where OFFER(p) = o.name and p.valid_from <= o.day and p.valid_to is null
                    union all
                    select p.* from TABLE p where OFFER(p) = o.name and p.LAST = (
                        select max(l.LAST) from TABLE l where OFFER(l) = o.name and l.LAST <= o.day)
                    union all
                    select p.* from TABLE p where OFFER(p) = o.name and p.valid_from = (
                        select min(l.valid_from) from TABLE l where OFFER(l) = o.name and l.valid_from > o.day)
                ) near) w
             where not exists (select from first f where f.id = w.id)
            """;

    /** The prices of some offers that hold on a day, and none next to it. */
    private static final String HELD =
            """
            with offer (name) as materialized (select OFFER(f) from TABLE f where f.id = any(:firsts))
            select held.* from offer o cross join lateral (
                select p.* from TABLE p where OFFER(p) = o.name and p.valid_from <= :day and p.valid_to > :day
                union all
                select p.* from TABLE p where OFFER(p) = o.name and p.valid_from <= :day and p.valid_to is null) held
            """;

    /**
     * The last day up to a day, and the first after it, on which a price of some offers begins or
     * ends.
     */
    private static final String CHANGES =
            """
            with offer (name) as materialized (select OFFER(f) from TABLE f where f.id = any(:firsts))
            select max(greatest(
                       (select max(p.valid_from) from TABLE p where OFFER(p) = o.name and p.valid_from <= :day),
                       (select max(p.valid_to) from TABLE p where OFFER(p) = o.name and p.valid_to <= :day))) as last,
                   min(least(
                       (select min(p.valid_from) from TABLE p where OFFER(p) = o.name and p.valid_from > :day),
                       (select min(p.valid_to) from TABLE p where OFFER(p) = o.name and p.valid_to > :day))) as next
              from offer o
            """;

    /** The column of the day on which a price no longer holds. */
    private static final String END = "valid_to";

    /** The record as it was known has no indexes, so that it is gone through once. */
    private static final String FIRSTS_AS_RECORDED =
            """
            select distinct on (OFFER(p)) p.* from TABLE p order by OFFER(p), p.valid_from, p.slug
            """;

    /** All of the past of the offers, which is more than is needed. */
    private static final String AROUND_AS_RECORDED =
            """
            select e.* from TABLE e
             where OFFER(e) in (select OFFER(f) from TABLE f where f.id = any(:firsts))
            """;

    private static final String HELD_AS_RECORDED =
            """
            select e.* from TABLE e
             where OFFER(e) in (select OFFER(f) from TABLE f where f.id = any(:firsts))
               and e.valid_from <= :day and (e.valid_to > :day or e.valid_to is null)
            """;

    /** Of all that is kept of one table: a megabyte or two. */
    private static final int MOST_ROWS = 2_000;

    private final RowReader<E> reader;
    private final Function<E, Stream<LocalDate>> dates;
    private final boolean knowsEnds;
    private final KeptByDay<List<E>, List<E>> nextToADay;
    private final KeptByDay<List<E>, List<E>> heldOnADay;
    private final Comparator<E> order;
    private final String around;
    private final String aroundAsRecorded;
    private final String held;
    private final String heldAsRecorded;
    private final String changes;
    private final OfEdition<List<E>> firsts;

    /**
     * @param table its name in the database, with indexes on {@code (offer, valid_from, slug,
     *     valid_to)} and on {@code (offer, last)}
     * @param offer what tells an offer from others, in the words of the indexes: an expression of
     *     SQL over {@code p}, of a text that is never null
     * @param last column of the last day that is known of a price
     * @param dates of a row: from when it holds, until when, and that of {@code last}, null where
     *     the row has none
     * @param order in which rows are given
     */
    public OfferTable(
            RowReader<E> reader,
            String table,
            String offer,
            String last,
            Function<E, Stream<LocalDate>> dates,
            Comparator<E> order) {
        this.reader = reader;
        this.dates = dates;
        this.knowsEnds = last.equals(END);
        this.nextToADay = new KeptByDay<>(this::read, List::size, MOST_ROWS, reader.tableNames());
        this.heldOnADay =
                new KeptByDay<>(this::readHeld, List::size, MOST_ROWS, reader.tableNames());
        this.order = order;
        this.around = sql(AROUND, table, offer, last);
        this.aroundAsRecorded = sql(AROUND_AS_RECORDED, table, offer, last);
        this.held = sql(HELD, table, offer, last);
        this.heldAsRecorded = sql(HELD_AS_RECORDED, table, offer, last);
        this.changes = sql(CHANGES, table, offer, last);
        var first = sql(FIRSTS, table, offer, last);
        var firstAsRecorded = sql(FIRSTS_AS_RECORDED, table, offer, last);
        this.firsts =
                new OfEdition<>(
                        () ->
                                inOrder(
                                        reader
                                                .select(
                                                        Snapshot.readsThePast()
                                                                ? firstAsRecorded
                                                                : first,
                                                        Map.of())
                                                .stream()),
                        reader.tableNames());
    }

    private List<E> inOrder(Stream<E> rows) {
        return rows.sorted(order).toList();
    }

    private static String sql(String statement, String table, String offer, String last) {
        return statement
                .replaceAll("TABLE", table)
                .replaceAll("LAST", last)
                .replace("OFFER(p)", "(" + offer + ")")
                .replace("OFFER(e)", "(" + offer.replace("p.", "e.") + ")")
                .replace("OFFER(l)", "(" + offer.replace("p.", "l.") + ")")
                .replace("OFFER(f)", "(" + offer.replace("p.", "f.") + ")");
    }

    /** The first price of each offer, read once until the table changes. */
    public List<E> firsts() {
        return firsts.get();
    }

    /**
     * An offer and a day on which it is looked at.
     *
     * @param first its first price
     */
    public record OnDay<E>(E first, LocalDate day) {}

    /**
     * What the record has of some offers next to a day: the prices that held on it or ended on it,
     * and of each offer the last that is known before, the first afterwards, and the first of all.
     * It is read once for all days between which no price of these offers begins or ends.
     *
     * @param offers by their first prices
     */
    public List<E> around(LocalDate day, Collection<E> offers) {
        return offers.isEmpty() ? List.of() : nextToADay.of(List.copyOf(offers), day).value();
    }

    /**
     * The prices of some offers that hold on a day, with the days around it on which they are the
     * same. The day on which a price ends is the first on which it does not hold.
     *
     * @param offers by their first prices
     */
    public OnDays<List<E>> holding(LocalDate day, Collection<E> offers) {
        if (offers.isEmpty()) {
            return new OnDays<>(List.of(), Days.ALL);
        }
        var found = heldOnADay.of(List.copyOf(offers), day);
        return new OnDays<>(found.value(), found.days());
    }

    private Held<List<E>> readHeld(List<E> offers, LocalDate day) {
        var firstRows = ids(offers.stream());
        var values = Map.of("firsts", firstRows, "day", day);
        if (Snapshot.readsThePast()) {
            var rows = inOrder(reader.select(heldAsRecorded, values).stream());
            return new Held<>(rows, new Days(day, day.plusDays(1)));
        }
        return new Held<>(inOrder(reader.select(held, values).stream()), unchanged(values));
    }

    private Days unchanged(Map<String, ?> values) {
        var query = Panache.getSession().createNativeQuery(changes, Tuple.class);
        values.forEach(query::setParameter);
        var found = query.getSingleResult();
        var last = found.get("last", LocalDate.class);
        return new Days(last == null ? LocalDate.MIN : last, found.get("next", LocalDate.class));
    }

    private Held<List<E>> read(List<E> offers, LocalDate day) {
        var rows = around(offers.stream().map(first -> new OnDay<>(first, day)).toList());
        var changes =
                rows.stream()
                        .flatMap(dates)
                        .filter(Objects::nonNull)
                        .flatMap(date -> Stream.of(date, date.plusDays(1)))
                        .collect(Collectors.toCollection(TreeSet::new));
        // Where rows are looked for by another day than that of their end, one that has ended since
        // the last change may be missing among them.
        var last = knowsEnds ? changes.floor(day) : day;
        return new Held<>(rows, new Days(last == null ? LocalDate.MIN : last, changes.higher(day)));
    }

    /**
     * The same of each offer next to days of its own, in one statement.
     *
     * @param asked an offer with several days comes several times
     */
    public List<E> around(Collection<OnDay<E>> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        var firstRows = ids(asked.stream().map(OnDay::first));
        if (Snapshot.readsThePast()) {
            return inOrder(reader.select(aroundAsRecorded, Map.of("firsts", firstRows)).stream());
        }
        var days = asked.stream().map(OnDay::day).toArray(LocalDate[]::new);
        return inOrder(
                Stream.concat(
                        asked.stream().map(OnDay::first).distinct(),
                        reader.select(around, Map.of("firsts", firstRows, "days", days)).stream()));
    }

    private Long[] ids(Stream<E> rows) {
        return rows.map(row -> row.id).toArray(Long[]::new);
    }
}
