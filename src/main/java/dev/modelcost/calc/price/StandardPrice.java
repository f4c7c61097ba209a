package dev.modelcost.calc.price;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Decides which row of a seller's price list is the standard price of a model on a day. Sellers
 * list a model under several names: dated versions, aliases, faster and more expensive variants.
 * The shortest name is taken as the model's own.
 */
public final class StandardPrice {

    /** The parts of a price-list row needed to choose one. */
    public interface Row {

        /** The seller's name for the model. */
        String sellersName();

        /** First day. */
        LocalDate from();

        /** First day on which it is no longer valid; null if it still is. */
        LocalDate until();

        /** Whether the price is valid on the day. */
        default boolean holdsOn(LocalDate day) {
            return !from().isAfter(day) && (until() == null || until().isAfter(day));
        }
    }

    /** Shortest name first; names of equal length alphabetically. */
    public static final Comparator<String> SHORTEST_NAME =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private StandardPrice() {}

    /**
     * The row valid on the day: the one with the shortest name, and among rows with the same name
     * the newest.
     *
     * @param rows of one seller and one model
     */
    public static <R extends Row> Optional<R> on(Collection<R> rows, LocalDate day) {
        return first(rows.stream().filter(row -> row.holdsOn(day)).toList());
    }

    /**
     * The row valid on the day; if there is none, one of those that ended last before it, else of
     * those that began first after it.
     *
     * @param day null for the latest
     */
    public static <R extends Row> Optional<R> nearest(Collection<R> rows, LocalDate day) {
        var on = day == null ? LocalDate.MAX : day;
        var last =
                rows.stream()
                        .map(Row::until)
                        .filter(end -> ended(end, on))
                        .max(LocalDate::compareTo);
        var next = rows.stream().map(Row::from).filter(on::isBefore).min(LocalDate::compareTo);
        return on(rows, on)
                .or(
                        () ->
                                first(
                                        rows.stream()
                                                .filter(
                                                        row ->
                                                                last.isPresent()
                                                                        ? last.get()
                                                                                .equals(row.until())
                                                                        : next.isPresent()
                                                                                && next.get()
                                                                                        .equals(
                                                                                                row
                                                                                                        .from()))
                                                .toList()));
    }

    /** The rows that were the standard price from some day on, oldest first. */
    public static <R extends Row> List<R> history(Collection<R> rows) {
        var history = new LinkedHashSet<R>();
        rows.stream()
                .map(Row::from)
                .distinct()
                .sorted()
                .forEach(day -> on(rows, day).ifPresent(history::add));
        return List.copyOf(history);
    }

    private static boolean ended(LocalDate end, LocalDate day) {
        return end != null && !end.isAfter(day);
    }

    private static <R extends Row> Optional<R> first(Collection<R> rows) {
        return rows.stream()
                .min(
                        Comparator.comparing(Row::sellersName, SHORTEST_NAME)
                                .thenComparing(Row::from, Comparator.reverseOrder()));
    }
}
