package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.store.Edition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the rows of a file into the record: all of them in one transaction, or none. */
@ApplicationScoped
class Imports {

    private final Transactions transactions;
    private final Commits commits;
    private final DependentAnswers answers;

    Imports(Transactions transactions, Commits commits, DependentAnswers answers) {
        this.transactions = transactions;
        this.commits = commits;
        this.answers = answers;
    }

    /**
     * Rows to bring in.
     *
     * @param rows in the order in which they are written: one comes after those that it refers to
     * @param editor who asks
     * @param digest tells one file from another
     */
    record Batch(
            RecordTable table,
            List<ImportFile.Line> rows,
            String reason,
            String editor,
            String digest) {

        List<String> slugs() {
            return rows.stream().map(row -> row.cells().id(table)).toList();
        }
    }

    /**
     * @param key of a request that may be sent again; null if it is not
     * @throws dev.modelcost.failure.RefusedRows if a row does not fit the record
     */
    ImportReport make(Batch batch, @Nullable String key) {
        return commits.make(
                new IdempotentAnswers.Request(
                        batch.editor,
                        key,
                        "IMPORT",
                        batch.table.name(),
                        batch.reason,
                        batch.digest),
                connection -> write(connection, batch, false),
                ImportReport.class,
                ImportReport::edition);
    }

    /** What the import would do, and which computed answers would move. */
    ImportReport tryOut(Batch batch) {
        return transactions.takenBack(
                connection -> {
                    var touched = answers.of(batch.table, differing(connection, batch));
                    var before = touched.figures();
                    var report = write(connection, batch, true);
                    return report.withAnswers(touched.changes(before, touched.figures()));
                });
    }

    /** The rows that the record has otherwise, as it has them and as it would have them. */
    private static List<Map<String, String>> differing(Connection connection, Batch batch)
            throws SQLException {
        var known = new RowStore(connection, batch.table).findAll(batch.slugs());
        var differing = new ArrayList<Map<String, String>>();
        for (var row : batch.rows) {
            var now = known.get(row.cells().id(batch.table));
            if (now == null || !row.cells().differences(batch.table, now.cells()).isEmpty()) {
                if (now != null) {
                    differing.add(now.cells().texts());
                }
                differing.add(row.cells().texts());
            }
        }
        return differing;
    }

    private static ImportReport write(Connection connection, Batch batch, boolean dryRun)
            throws SQLException {
        RowWriter.sign(connection, batch.editor, batch.reason);
        var put = new RowPut(connection, batch.table, batch.rows, batch.reason);
        put.all();
        Long edition = null;
        if (!dryRun) {
            edition = Edition.raisedBy(connection);
            RowWriter.setEdition(connection, batch.table, edition);
        }
        return new ImportReport(
                batch.table.path(),
                dryRun,
                edition,
                batch.rows.size(),
                put.count(RowPut.Did.CREATED),
                put.count(RowPut.Did.REPLACED),
                put.count(RowPut.Did.NOTHING),
                put.changed(),
                null);
    }
}
