package dev.modelcost.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.dataset.RecordTable;
import org.jspecify.annotations.Nullable;

/**
 * A change of a row that somebody asks for.
 *
 * @param table of the row
 * @param kind of change
 * @param slug public id of the row; null for a new one, which brings it along
 * @param fields the row, or the part of it that changes; null if the change has none
 * @param reason why, as the history keeps it
 * @param version that the row must have; null for any
 * @param editor who asks
 */
record Edit(
        RecordTable table,
        Kind kind,
        @Nullable String slug,
        @Nullable JsonNode fields,
        String reason,
        @Nullable Integer version,
        String editor) {

    enum Kind {
        ADD,
        REPLACE,
        CHANGE,
        END,
        UNDO,
        PURGE;

        /** Whether the request says what the row is to be. */
        boolean hasBody() {
            return this == ADD || this == REPLACE || this == CHANGE;
        }
    }
}
