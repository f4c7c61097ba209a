package dev.modelcost.dataset;

import dev.modelcost.web.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of the record: what its rows are, where the API has them, and the rules of its columns.
 * Shipped files and requests are read by the same rules.
 *
 * @param name of the table and of its file
 * @param path of the rows in the API, without slashes
 * @param says what a row is, in a sentence
 * @param columns in the order of the file
 */
public record RecordTable(String name, String path, String says, List<Column> columns) {

    static RecordTable of(String name, String path, String says, Column... columns) {
        return new RecordTable(
                name,
                path,
                says,
                Stream.concat(Stream.of(Column.slug()), Arrays.stream(columns)).toList());
    }

    /** The columns by their names in the file. */
    public Map<String, Column> byName() {
        var byName = new LinkedHashMap<String, Column>();
        columns.forEach(column -> byName.put(column.name(), column));
        return byName;
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    public List<Parameter<?>> fields() {
        var fields = new ArrayList<Parameter<?>>();
        columns.forEach(column -> fields.add(column.field()));
        return fields;
    }

    /**
     * SQL of the public id of a row. An alias is one within its kind, so that its id is {@code
     * kind.slug}.
     *
     * @param row alias of the table in the statement
     */
    public String idIn(String row) {
        return hasAliases() ? row + ".kind || '.' || " + row + ".slug" : row + ".slug";
    }

    /** Whether its rows lead from one name to another. */
    public boolean hasAliases() {
        return name.equals("slug_alias");
    }

    /** Whether its rows hold from a day to a day. */
    public boolean isValidFromTo() {
        return column("valid_to").isPresent();
    }

    /** Whether its rows state figures that a source must stand behind. */
    public boolean hasSource() {
        return column("source").isPresent();
    }

    /** The columns that identify a row in the file. */
    String key() {
        return hasAliases() ? "kind, slug" : "slug";
    }
}
