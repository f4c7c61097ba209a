package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the record, one row in one transaction, or tries what a change would do. */
@ApplicationScoped
public class Edits {

    private final Transactions transactions;
    private final Commits commits;
    private final Clock clock;
    private final DependentAnswers answers;

    Edits(Transactions transactions, Commits commits, Clock clock, DependentAnswers answers) {
        this.transactions = transactions;
        this.commits = commits;
        this.clock = clock;
        this.answers = answers;
    }

    /**
     * @param key of a request that may be sent again; null if it is not
     */
    EditReport make(Edit edit, @Nullable String key) {
        return commits.make(
                request(edit, key),
                connection -> new RowWriter(connection, edit.table(), today(), false).make(edit),
                EditReport.class,
                EditReport::edition);
    }

    private static IdempotentAnswers.Request request(Edit edit, @Nullable String key) {
        return new IdempotentAnswers.Request(
                edit.editor(),
                key,
                edit.table().name(),
                edit.kind().name(),
                String.valueOf(edit.slug()),
                String.valueOf(edit.fields()),
                edit.reason());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * What the change would do, and which computed answers would move: it is made, looked at, and
     * taken back.
     */
    EditReport tryOut(Edit edit) {
        return transactions.takenBack(
                connection -> {
                    var rows = new RowStore(connection, edit.table());
                    var row =
                            edit.slug() == null
                                    ? Optional.<StoredRow>empty()
                                    : rows.find(edit.slug());
                    var touched = answers.of(edit, row.map(StoredRow::cells).orElse(null));
                    var before = touched.figures();
                    var report = new RowWriter(connection, edit.table(), today(), true).make(edit);
                    return report.withAnswers(touched.changes(before, touched.figures()));
                });
    }

    /** The row as it can be edited; empty if there is none. */
    Optional<StoredRow> row(RecordTable table, String slug) {
        return transactions.reading(connection -> new RowStore(connection, table).find(slug));
    }

    /** Those that are asked for, and one more if there are more. */
    List<StoredRow> rows(RowListRequest asked) {
        return transactions.reading(
                connection -> new RowStore(connection, asked.table()).list(asked));
    }

    /** All public ids of a table. */
    List<String> ids(RecordTable table) {
        return transactions.reading(connection -> new RowStore(connection, table).ids());
    }

    List<RowPast.Change> history(RecordTable table, String slug, int most) {
        return transactions.reading(
                connection -> new RowPast(connection, table).changes(slug, most));
    }
}
