package dev.modelcost.dataset;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the shipped data as text, under the names of the file's header; what is unknown is
 * empty.
 */
record Line(String table, Map<String, String> cells) {

    String slug() {
        return get("slug");
    }

    String get(String column) {
        return cells.getOrDefault(column, "");
    }

    boolean has(String column) {
        return !get(column).isEmpty();
    }

    /** NaN if unknown: no comparison holds with it, so ask {@link #has} first. */
    double number(String column) {
        return has(column) ? Double.parseDouble(get(column)) : Double.NaN;
    }

    /** The value, or what takes its place if it is unknown. */
    double number(String column, double otherwise) {
        return has(column) ? number(column) : otherwise;
    }

    /** Empty if unknown, or if it is no date: EveryRow complains of that. */
    Optional<LocalDate> date(String column) {
        try {
            return has(column) ? Optional.of(LocalDate.parse(get(column))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Line with(String column, String value) {
        var changed = new LinkedHashMap<>(cells);
        changed.put(column, value);
        return new Line(table, changed);
    }

    @Override
    public String toString() {
        return table + " " + slug();
    }
}
