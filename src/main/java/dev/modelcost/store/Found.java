package dev.modelcost.store;

import dev.modelcost.failure.Printable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row that a name was found to mean.
 *
 * @param row of the record
 * @param assumed that the name was taken for it, and what was left out of the name, in a sentence;
 *     null if the name is its slug
 */
public record Found<E extends Row>(E row, @Nullable String assumed) {

    static <E extends Row> Found<E> asNamed(E row) {
        return new Found<>(row, null);
    }

    /**
     * @param role what the row is in the question: "model", "provider"
     * @param how what was left out of the name or read otherwise
     */
    static <E extends Row> Found<E> taken(String role, String asked, E row, List<String> how) {
        return new Found<>(
                row,
                "%s%s: '%s' was taken for %s%s."
                        .formatted(
                                role.substring(0, 1).toUpperCase(Locale.ROOT),
                                role.substring(1),
                                Printable.of(asked),
                                row.slug,
                                how.isEmpty() ? "" : " (" + String.join("; ", how) + ")"));
    }

    /** The row; what was assumed goes to the other assumptions. */
    public E noting(List<String> assumptions) {
        if (assumed != null) {
            assumptions.add(assumed);
        }
        return row;
    }
}
