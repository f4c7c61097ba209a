package dev.modelcost.store;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One filter of a list.
 *
 * @param <T> what is asked for
 * @param parameter its name is also the name of the parameter in {@code condition}
 * @param condition HQL over {@code e}
 * @param inColumn converts the given value to the type and unit of the column
 */
public record Filter<T>(Parameter<T> parameter, String condition, InColumn<T> inColumn) {

    /** Turns what is asked for into what the column holds. */
    public interface InColumn<T> {

        /**
         * @param assumed to which goes what the value was taken for, if it is not as it was given
         */
        Object of(T asked, List<String> assumed);
    }

    /** Whose values are taken as they are given, but for their type or unit. */
    private static <T> Filter<T> plain(
            Parameter<T> parameter, String condition, Function<T, ?> inColumn) {
        return new Filter<>(parameter, condition, (asked, assumed) -> inColumn.apply(asked));
    }

    private static <T> Filter<T> comparing(Parameter<T> parameter, String path, String operator) {
        return comparing(parameter, path, operator, value -> value);
    }

    private static <T> Filter<T> comparing(
            Parameter<T> parameter, String path, String operator, Function<T, ?> inColumn) {
        var condition = path + " " + operator + " :" + parameter.name();
        return plain(parameter, condition, inColumn);
    }

    /** Rows whose column equals the value. */
    public static <T> Filter<T> equal(Parameter<T> parameter, String path) {
        return comparing(parameter, path, "=");
    }

    /** Rows whose column equals the value's name in the database. */
    public static <T> Filter<T> equal(
            Parameter<T> parameter, String path, Function<T, ?> inColumn) {
        return comparing(parameter, path, "=", inColumn);
    }

    /** A slug of something that has no resource of its own. */
    public static Filter<String> slug(String parameter, String path) {
        return equal(Parameter.slug(parameter), path);
    }

    /**
     * What has a directory, by its slug or another name.
     *
     * @param path HQL of the slug
     * @throws dev.modelcost.failure.UnknownName when it is asked for what the directory does not
     *     have: an empty list would say that there is no such row
     */
    public static Filter<String> named(String parameter, String path, Directory<?> directory) {
        return inCondition(parameter, path + " = :" + parameter, directory);
    }

    /**
     * The same for more than the rows that have the very slug.
     *
     * @param condition HQL over {@code e}, in which the parameter stands for the slug
     */
    public static Filter<String> inCondition(
            String parameter, String condition, Directory<?> directory) {
        return new Filter<>(
                Parameter.named(parameter, directory.kind()),
                condition,
                (name, assumed) -> directory.named(parameter, name, assumed).slug);
    }

    /** Rows whose column has a word of a vocabulary. */
    public static <E extends Enum<E> & Vocabulary> Filter<E> oneOf(
            String parameter, String path, Class<E> vocabulary) {
        return equal(Parameter.oneOf(parameter, vocabulary), path, Vocabulary::slug);
    }

    public static Filter<String> text(String parameter, String path) {
        return equal(Parameter.text(parameter), path);
    }

    /** Strictly after the date. */
    public static Filter<LocalDate> after(String parameter, String path) {
        return comparing(Parameter.date(parameter), path, ">");
    }

    /** Strictly before the date. */
    public static Filter<LocalDate> before(String parameter, String path) {
        return comparing(Parameter.date(parameter), path, "<");
    }

    /** Rows that are valid on the day; the interval is half-open. */
    public static Filter<LocalDate> asOf() {
        return plain(
                Parameter.date("asOf")
                        .describedAs(
                                "Returns only what was valid on this date; the whole history in the"
                                        + " record if left out.")
                        .example(LocalDate.of(2025, 1, 25)),
                holdsOn(":asOf"),
                day -> day);
    }

    /**
     * That a row is valid on a day. The first part is all that an index answers: of a table that
     * grows, almost all rows are over.
     *
     * @param day parameter of the query
     */
    public static String holdsOn(String day) {
        return ("cast(sql('daterange(?, ?, ''[]'') @> cast(? as date)', e.validFrom, e.validTo, %1$s)"
                        + " as Boolean) = true"
                        + " and e.validFrom <= %1$s and (e.validTo is null or e.validTo > %1$s)")
                .formatted(day);
    }

    /** At least the number, in the unit of the column. */
    public static Filter<Double> atLeast(String parameter, String path, double most) {
        return atLeast(parameter, path, most, number -> number);
    }

    /** At most the number, in the unit of the column. */
    public static Filter<Double> atMost(String parameter, String path, double most) {
        return atMost(parameter, path, most, number -> number);
    }

    /** At least the number, converted by {@code inColumn} to what the column holds. */
    public static Filter<Double> atLeast(
            String parameter, String path, double most, Function<Double, ?> inColumn) {
        return comparing(Parameter.number(parameter, 0, most), path, ">=", inColumn);
    }

    /** At most the number, converted by {@code inColumn} to what the column holds. */
    public static Filter<Double> atMost(
            String parameter, String path, double most, Function<Double, ?> inColumn) {
        return comparing(Parameter.number(parameter, 0, most), path, "<=", inColumn);
    }

    /** The description of the filter, in a sentence with its unit. */
    public Filter<T> describedAs(String text) {
        return new Filter<>(parameter.describedAs(text), condition, inColumn);
    }

    public Filter<T> example(T value) {
        return new Filter<>(parameter.example(value), condition, inColumn);
    }

    /** Adds the condition and its parameter if the filter is given. */
    void apply(
            GivenValues given,
            List<String> where,
            Map<String, Object> parameters,
            List<String> assumed) {
        var asked = given.read(parameter);
        if (asked != null) {
            where.add("(" + condition + ")");
            parameters.put(parameter.name(), inColumn.of(asked, assumed));
        }
    }
}
