package dev.modelcost.edit;

import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.dataset.RecordTable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a row, newest first: at most the latest 200 changes.
 *
 * @param type path of the table's rows below the root of the API
 * @param slug public id of the row
 * @param current whether the row is in the record now
 * @param changes its changes
 */
public record HistoryReport(String type, String slug, boolean current, List<Change> changes) {

    /**
     * A change.
     *
     * @param operation insert, update or delete
     * @param changedAt when
     * @param changedBy who: a name from the token, release for a load of shipped data, or SQL with
     *     the database's user
     * @param reason why
     * @param edition edition of the record that the change made; null if it was not made through
     *     the API
     * @param recordedFrom since when the record had had the row as it was before; null if it was
     *     new
     * @param before the row as it was before; null if it was new, or is purged
     * @param purge what erased the row as it was before; null if it is kept
     */
    public record Change(
            @OneOf(Operation.class) String operation,
            Instant changedAt,
            String changedBy,
            String reason,
            @Nullable Long edition,
            @Nullable Instant recordedFrom,
            @Nullable Map<String, Object> before,
            @Nullable Purge purge) {

        static Change of(RowPast.Change change, RecordTable table) {
            return new Change(
                    change.operation().toLowerCase(Locale.ROOT),
                    change.changedAt(),
                    change.changedBy(),
                    change.reason(),
                    change.edition(),
                    change.recordedFrom(),
                    change.recordedFrom() == null || change.purge() != null
                            ? null
                            : change.cells().shown(table),
                    Purge.of(change.purge()));
        }
    }

    /**
     * What erased a row as it was.
     *
     * @param purgedAt when
     * @param purgedBy who
     * @param reason why
     */
    public record Purge(Instant purgedAt, String purgedBy, String reason) {

        static @Nullable Purge of(RowPast.@Nullable Purge purge) {
            return purge == null ? null : new Purge(purge.at(), purge.by(), purge.reason());
        }
    }

    /** How a row was changed. */
    public enum Operation implements Vocabulary {
        INSERT,
        UPDATE,
        DELETE
    }
}
