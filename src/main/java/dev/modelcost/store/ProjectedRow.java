package dev.modelcost.store;

import org.jspecify.annotations.Nullable;

/** A row of a {@link Projection}, read from its first column to its last. */
public final class ProjectedRow {

    private final Object[] columns;
    private int next;

    ProjectedRow(Object[] columns) {
        this.columns = columns;
    }

    /** The next column, of the type that the entity has there. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T next() {
        return (T) columns[next++];
    }

    /**
     * The next two columns, as {@link Projection#ref} selects them; null if there is no such row.
     */
    public @Nullable Ref ref() {
        String slug = next();
        String name = next();
        return slug == null ? null : new Ref(slug, name);
    }

    /** The column that is so many from the end. */
    Object fromEnd(int columnsFromEnd) {
        return columns[columns.length - columnsFromEnd];
    }
}
