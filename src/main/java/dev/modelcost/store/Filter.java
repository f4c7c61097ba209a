package dev.modelcost.store;

import dev.modelcost.web.Query;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One filter of a list.
 *
 * @param parameter name of the query parameter and of the parameter in {@code condition}
 * @param condition HQL over {@code e}
 * @param read reads, checks and converts the query parameter
 */
public record Filter(String parameter, String condition, Function<Query, Optional<?>> read) {

    /** A slug of nothing that has a page of its own. */
    public static Filter slug(String parameter, String path) {
        return new Filter(parameter, path + " = :" + parameter, query -> query.slug(parameter));
    }

    /**
     * A slug of a table that has aliases: an alias answers like the slug that it stands for.
     *
     * @param kind how {@code slug_alias} names the table
     */
    public static Filter named(String parameter, String path, String kind) {
        return new Filter(
                parameter,
                "%s = coalesce((select a.target from SlugAlias a where a.kind = '%s' and a.slug = :%s), :%s)"
                        .formatted(path, kind, parameter, parameter),
                query -> query.slug(parameter));
    }

    public static Filter oneOf(String parameter, String path, String... allowed) {
        var values = List.of(allowed);
        return new Filter(
                parameter, path + " = :" + parameter, query -> query.oneOf(parameter, values));
    }

    public static Filter text(String parameter, String path) {
        return new Filter(parameter, path + " = :" + parameter, query -> query.text(parameter));
    }

    /** Strictly after the date. */
    public static Filter after(String parameter, String path) {
        return new Filter(parameter, path + " > :" + parameter, query -> query.date(parameter));
    }

    /** Strictly before the date. */
    public static Filter before(String parameter, String path) {
        return new Filter(parameter, path + " < :" + parameter, query -> query.date(parameter));
    }

    /** Rows that are valid on the day: from-to is half open. */
    public static Filter asOf() {
        return new Filter(
                "asOf",
                "e.validFrom <= :asOf and (e.validTo is null or e.validTo > :asOf)",
                query -> query.date("asOf"));
    }

    /** At least the number, converted by {@code inBaseUnits} to what the column holds. */
    public static Filter atLeast(
            String parameter, String path, double most, Function<Double, ?> inBaseUnits) {
        return new Filter(
                parameter,
                path + " >= :" + parameter,
                query -> query.number(parameter, 0, most).map(inBaseUnits));
    }

    /** At most the number, converted by {@code inBaseUnits} to what the column holds. */
    public static Filter atMost(
            String parameter, String path, double most, Function<Double, ?> inBaseUnits) {
        return new Filter(
                parameter,
                path + " <= :" + parameter,
                query -> query.number(parameter, 0, most).map(inBaseUnits));
    }
}
