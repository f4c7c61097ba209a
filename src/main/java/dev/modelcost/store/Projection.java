package dev.modelcost.store;

import java.util.List;
import java.util.function.Function;

/**
 * What a page reads of its rows: the columns that it shows, and no entities, which are several
 * times as dear.
 *
 * @param joins HQL that follows {@code from ... e}; outer joins where something may be missing
 * @param columns HQL over {@code e} and what is joined
 * @param view receives all rows of the page at once, each with those columns in their order
 */
public record Projection<V>(
        String joins, List<String> columns, Function<List<ProjectedRow>, List<V>> view) {

    /** The columns of a {@link Ref}, which {@link ProjectedRow#ref} reads. */
    public static String ref(String path) {
        return path + ".slug, " + path + ".name";
    }
}
