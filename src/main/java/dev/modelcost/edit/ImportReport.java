package dev.modelcost.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param table path of the table's rows below the root of the API
 * @param dryRun whether it was only tried and nothing has changed
 * @param edition edition of the record that the import made; null after a dry run. A read with the
 *     header Min-Edition sees the import.
 * @param rows rows of the file
 * @param created rows that the record did not have
 * @param replaced rows that the record had otherwise
 * @param unchanged rows that the record had just so
 * @param changed public ids of the rows that were created or replaced, at most the first 100
 * @param answers computed answers that depend on these rows, of at most ten models, with their
 *     figures before and after; null unless it was a dry run
 */
public record ImportReport(
        String table,
        boolean dryRun,
        @Nullable Long edition,
        int rows,
        int created,
        int replaced,
        int unchanged,
        List<String> changed,
        @Nullable List<EditReport.AnswerChange> answers) {

    /** The same with the answers that were compared. */
    ImportReport withAnswers(List<EditReport.AnswerChange> compared) {
        return new ImportReport(
                table, dryRun, edition, rows, created, replaced, unchanged, changed, compared);
    }
}
