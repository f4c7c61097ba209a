package dev.modelcost.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.Failure;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.store.Edition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the rows of a file into the record: all of them in one transaction, or none. */
@ApplicationScoped
class Imports {

    private static final int MOST_NAMED = 100;

    /** Class of the states in which a database refuses a row for what it holds. */
    private static final String REFUSED = "23";

    private final Transactions transactions;
    private final ObjectMapper json;
    private final DependentAnswers answers;

    Imports(Transactions transactions, ObjectMapper json, DependentAnswers answers) {
        this.transactions = transactions;
        this.json = json;
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
        return transactions.committed(
                connection -> {
                    if (key == null) {
                        return write(connection, batch, false);
                    }
                    var kept =
                            new IdempotentAnswers<>(
                                    connection,
                                    json,
                                    ImportReport.class,
                                    new IdempotentAnswers.Request(
                                            batch.editor,
                                            key,
                                            "IMPORT",
                                            batch.table.name(),
                                            batch.reason,
                                            batch.digest));
                    var known = kept.orTakeKey();
                    if (known.isPresent()) {
                        return known.get();
                    }
                    var answer = write(connection, batch, false);
                    kept.keep(answer);
                    return answer;
                });
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
        execute(connection, "SAVEPOINT before_file");
        Result result;
        try {
            result = write(connection, batch, new Refusals(), false);
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith(REFUSED)) {
                throw e;
            }
            result = null;
        }
        if (result == null || !result.refusals.isEmpty()) {
            // Once more, to find out all that is wrong with it.
            execute(connection, "ROLLBACK TO SAVEPOINT before_file");
            result = write(connection, batch, new Refusals(), true);
            result.refusals.throwIfAny();
            // Somebody else had added a row meanwhile, which is now replaced as others are.
        }
        return report(connection, batch, result, dryRun);
    }

    /** What became of the rows. */
    private record Result(
            Map<RowPut.Did, Integer> counts, List<String> changed, Refusals refusals) {}

    /**
     * @param goesOn whether to go on after a row that the database refuses
     */
    private static Result write(
            Connection connection, Batch batch, Refusals refusals, boolean goesOn)
            throws SQLException {
        var put = new RowPut(connection, batch.table, batch.slugs(), batch.reason, goesOn);
        var counts = new EnumMap<RowPut.Did, Integer>(RowPut.Did.class);
        var changed = new ArrayList<String>();
        for (var row : batch.rows) {
            var slug = row.cells().id(batch.table);
            try {
                var did = put.put(row.cells());
                counts.merge(did, 1, Integer::sum);
                if (did != RowPut.Did.NOTHING && changed.size() < MOST_NAMED) {
                    changed.add(slug);
                }
            } catch (InvalidInput e) {
                refusals.add(row.line(), slug, e.field(), e.why());
            } catch (UnknownName e) {
                refusals.add(row.line(), slug, e.field(), e.why());
            } catch (Failure e) {
                refusals.add(row.line(), slug, null, e.getMessage());
            }
            if (refusals.areEnough()) {
                break;
            }
        }
        return new Result(counts, changed, refusals);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ImportReport report(
            Connection connection, Batch batch, Result result, boolean dryRun) throws SQLException {
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
                result.counts.getOrDefault(RowPut.Did.CREATED, 0),
                result.counts.getOrDefault(RowPut.Did.REPLACED, 0),
                result.counts.getOrDefault(RowPut.Did.NOTHING, 0),
                List.copyOf(result.changed),
                null);
    }
}
