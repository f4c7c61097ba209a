package dev.modelcost.store;

import dev.modelcost.web.Cursor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/**
 * One sort order of a list. Rows without the value come last in either direction; where no row is
 * without it, that is to be said ({@link #ofEveryRow}), since an index serves one order of nulls.
 *
 * @param name its name in {@code ?sort=}; prefixed with '-' the order is descending
 * @param path HQL over {@code e}
 * @param value the value of a row, null if it has none
 * @param parse parses the value from its text in a cursor; throws if it is invalid
 * @param everyRowHasIt whether no row is without the value
 */
public record Sort<E extends Row>(
        String name,
        String path,
        Function<E, ?> value,
        Function<String, ?> parse,
        boolean everyRowHasIt) {

    private static <E extends Row> Sort<E> by(
            String name, String path, Function<E, ?> value, Function<String, ?> parse) {
        return new Sort<>(name, path, value, parse, false);
    }

    public static <E extends Row> Sort<E> bySlug() {
        return Sort.<E>by("slug", "e.slug", row -> row.slug, Sort::text).ofEveryRow();
    }

    public static <E extends Row> Sort<E> byText(
            String name, String path, Function<E, String> value) {
        return by(name, path, value, Sort::text);
    }

    public static <E extends Row> Sort<E> byDate(
            String name, String path, Function<E, LocalDate> value) {
        return by(name, path, value, Sort::date);
    }

    public static <E extends Row> Sort<E> byDouble(
            String name, String path, Function<E, Double> value) {
        return by(name, path, value, Double::valueOf);
    }

    public static <E extends Row> Sort<E> byLong(
            String name, String path, Function<E, Long> value) {
        return by(name, path, value, Long::valueOf);
    }

    public static <E extends Row> Sort<E> byDecimal(
            String name, String path, Function<E, BigDecimal> value) {
        return by(name, path, value, Sort::decimal);
    }

    /** The same of a column that is never null. */
    public Sort<E> ofEveryRow() {
        return new Sort<>(name, path, value, parse, true);
    }

    /**
     * The cursor's value; null if the row that ended the page had none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is not valid for this order
     */
    Object valueIn(Cursor cursor) {
        if (!Slugs.isSlug(cursor.slug())) {
            throw Cursor.refused();
        }
        if (cursor.value().isEmpty()) {
            return null;
        }
        try {
            return parse.apply(cursor.value());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Cursor.refused();
        }
    }

    /** Bounded, because the database supports fewer dates than Java. */
    private static LocalDate date(String value) {
        if (!value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new IllegalArgumentException(value);
        }
        return LocalDate.parse(value);
    }

    private static String text(String value) {
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("control character");
        }
        return value;
    }

    /** Bounded, because a number like 1e999999999 would be written out digit by digit. */
    private static BigDecimal decimal(String value) {
        if (!value.matches("\\d{1,14}(\\.\\d{1,14})?")) {
            throw new NumberFormatException(value);
        }
        return new BigDecimal(value);
    }
}
