package dev.modelcost.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * What a list of the API promises, in terms of the shipped table behind it.
 *
 * @param path below the root of the API
 * @param table the shipped table
 * @param filters what can be asked for
 * @param sorts names of the orders, and the column of each
 */
public record RecordList(
        String path, ShippedTable table, List<Rule> filters, Map<String, String> sorts) {

    private static final Map<String, String> PARENTS =
            ShippedTable.read("organization").rows().stream()
                    .filter(row -> row.get("parent") != null)
                    .collect(Collectors.toMap(row -> row.get("slug"), row -> row.get("parent")));

    /**
     * A filter.
     *
     * @param parameter name of the query parameter
     * @param column whose values are worth asking for
     * @param scale by which a number of the column is divided to give the parameter
     * @param matches whether a row meets a value
     */
    public record Rule(
            String parameter,
            String column,
            double scale,
            BiPredicate<Map<String, String>, String> matches) {}

    static Rule same(String parameter, String column) {
        return new Rule(parameter, column, 0, (row, value) -> value.equals(row.get(column)));
    }

    /** Of an organization, and of what is part of it. */
    static Rule company(String parameter, String column) {
        return new Rule(
                parameter,
                column,
                0,
                (row, value) ->
                        row.get(column) != null
                                && (value.equals(row.get(column))
                                        || value.equals(PARENTS.get(row.get(column)))));
    }

    static Rule after(String parameter, String column) {
        return new Rule(
                parameter,
                column,
                0,
                (row, value) -> row.get(column) != null && row.get(column).compareTo(value) > 0);
    }

    static Rule before(String parameter, String column) {
        return new Rule(
                parameter,
                column,
                0,
                (row, value) -> row.get(column) != null && row.get(column).compareTo(value) < 0);
    }

    static Rule atLeast(String parameter, String column, double scale) {
        return new Rule(
                parameter,
                column,
                scale,
                (row, value) ->
                        row.get(column) != null
                                && Double.parseDouble(row.get(column))
                                        >= Double.parseDouble(value) * scale);
    }

    static Rule atMost(String parameter, String column, double scale) {
        return new Rule(
                parameter,
                column,
                scale,
                (row, value) ->
                        row.get(column) != null
                                && Double.parseDouble(row.get(column))
                                        <= Double.parseDouble(value) * scale);
    }

    /** Valid from its first day on, and no longer on its last. */
    static Rule asOf() {
        return new Rule(
                "asOf",
                "valid_from",
                0,
                (row, value) ->
                        !LocalDate.parse(row.get("valid_from")).isAfter(LocalDate.parse(value))
                                && (row.get("valid_to") == null
                                        || LocalDate.parse(row.get("valid_to"))
                                                .isAfter(LocalDate.parse(value))));
    }

    /** The same list below one row of another: {@code /chips/{slug}/prices}. */
    RecordList below(String path, String column, String slug, String... withoutFilters) {
        var rows = table.rows().stream().filter(row -> slug.equals(row.get(column))).toList();
        var gone = List.of(withoutFilters);
        return new RecordList(
                path,
                new ShippedTable(table.name(), rows),
                filters.stream().filter(rule -> !gone.contains(rule.parameter)).toList(),
                sorts);
    }

    @Override
    public String toString() {
        return path;
    }
}
