package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.Failure;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.UnknownName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has the record hold rows as they are given, whatever it had in their place. Many are written with
 * one turn to the database; where it refuses one of them, they are written in two halves, and so
 * on, until it is known which.
 */
final class RowPut {

    /** What became of a row. */
    enum Did {
        CREATED,
        REPLACED,
        NOTHING
    }

    /** Rows that are written with one turn to the database. */
    private static final int TOGETHER = 500;

    private static final int MOST_NAMED = 100;

    /** Class of the states in which a database refuses a row for what it holds. */
    private static final String REFUSED = "23";

    private static final String MARK = "SAVEPOINT before_rows";
    private static final String BACK_TO_MARK = "ROLLBACK TO SAVEPOINT before_rows";
    private static final String RELEASE_MARK = "RELEASE SAVEPOINT before_rows";

    /**
     * A row to write.
     *
     * @param before what the record has in its place; null for none
     */
    private record Put(ImportFile.Line line, String slug, @Nullable StoredRow before) {

        Cells cells() {
            return line.cells();
        }
    }

    private interface Step {
        void take() throws SQLException;
    }

    private final Connection connection;
    private final RecordTable table;
    private final List<ImportFile.Line> lines;
    private final String reason;
    private final RowSql sql;
    private final RowStore rows;
    private final RowRules rules;
    private final ShippedRows shipped;
    private final Map<String, StoredRow> known;
    private final Map<String, RowSql.Beginning> beginnings;
    private final Set<String> shippedOtherwise;

    private final Set<String> given = new HashSet<>();
    private final Map<String, Put> waiting = new HashMap<>();
    private final List<Put> waitingInOrder = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private final Map<Did, Integer> counts = new EnumMap<>(Did.class);
    private final List<String> changed = new ArrayList<>();

    /**
     * @param lines the rows; those that there are, and those that they refer to, are locked
     */
    RowPut(Connection connection, RecordTable table, List<ImportFile.Line> lines, String reason)
            throws SQLException {
        this.connection = connection;
        this.table = table;
        this.lines = lines;
        this.reason = reason;
        this.sql = new RowSql(connection, table);
        this.rows = new RowStore(connection, table, sql);
        this.rules = new RowRules(connection, table);
        this.shipped = new ShippedRows(connection, table);
        var slugs = lines.stream().map(line -> line.cells().id(table)).toList();
        this.known = rows.lockAll(slugs);
        this.beginnings =
                sql.beginnings(slugs.stream().filter(slug -> !known.containsKey(slug)).toList());
        this.shippedOtherwise = shipped.among(slugs);
        sql.findReferences(lines.stream().map(ImportFile.Line::cells).toList());
    }

    /**
     * @throws dev.modelcost.failure.RefusedRows if any do not follow the rules of the table, refer
     *     to what is not there, or are given twice
     */
    void all() throws SQLException {
        for (var line : lines) {
            orRefuse(line, () -> put(line));
            if (waiting.size() == TOGETHER) {
                writeWaiting();
            }
            if (refusals.areEnough()) {
                break;
            }
        }
        writeWaiting();
        refusals.throwIfAny();
    }

    /** How many rows came to this. */
    int count(Did did) {
        return counts.getOrDefault(did, 0);
    }

    /** Public ids of rows that were created or replaced, at most the first 100. */
    List<String> changed() {
        return List.copyOf(changed);
    }

    private void orRefuse(ImportFile.Line line, Step step) throws SQLException {
        var slug = line.cells().id(table);
        try {
            step.take();
        } catch (InvalidInput e) {
            refusals.add(line.line(), slug, e.field(), e.why());
        } catch (UnknownName e) {
            refusals.add(line.line(), slug, e.field(), e.why());
        } catch (Failure e) {
            refusals.add(line.line(), slug, null, e.getMessage());
        }
    }

    private void put(ImportFile.Line line) throws SQLException {
        var put = new Put(line, line.cells().id(table), known.get(line.cells().id(table)));
        if (!given.add(put.slug)) {
            throw new InvalidInput("slug", "the file has '%s' twice.".formatted(put.slug));
        }
        if (put.before != null && isSame(put.before, line.cells())) {
            did(put, Did.NOTHING);
            return;
        }
        if (own(line.cells()).anyMatch(waiting::containsKey)) {
            writeWaiting();
        }
        // Of a row that refers to none that there is, that is said now.
        sql.texts(line.cells());
        waiting.put(put.slug, put);
        waitingInOrder.add(put);
    }

    private boolean isSame(StoredRow row, Cells cells) {
        return cells.differences(table, row.cells()).isEmpty();
    }

    /** The rows of the same table that a row refers to. */
    private Stream<String> own(Cells cells) {
        return table.columns().stream()
                .filter(column -> table.name().equals(column.refersTo()))
                .map(cells::get)
                .filter(slug -> slug != null);
    }

    private void did(Put put, Did did) {
        counts.merge(did, 1, Integer::sum);
        if (did != Did.NOTHING && changed.size() < MOST_NAMED) {
            changed.add(put.slug);
        }
    }

    private void writeWaiting() throws SQLException {
        write(waitingInOrder);
        waitingInOrder.clear();
        waiting.clear();
    }

    private void write(List<Put> puts) throws SQLException {
        if (puts.isEmpty() || refusals.areEnough()) {
            return;
        }
        if (puts.size() == 1) {
            orRefuse(puts.get(0).line, () -> writeOne(puts.get(0)));
            return;
        }
        execute(MARK);
        var written = isWrittenTogether(puts);
        if (!written) {
            execute(BACK_TO_MARK);
        }
        execute(RELEASE_MARK);
        if (written) {
            puts.forEach(put -> did(put, put.before == null ? Did.CREATED : Did.REPLACED));
        } else {
            write(puts.subList(0, puts.size() / 2));
            write(puts.subList(puts.size() / 2, puts.size()));
        }
    }

    private boolean isWrittenTogether(List<Put> puts) throws SQLException {
        try {
            insertAll(puts);
            replaceAll(puts);
            return true;
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith(REFUSED)) {
                throw e;
            }
            return false;
        } catch (InvalidInput circle) {
            return false;
        }
    }

    private void insertAll(List<Put> puts) throws SQLException {
        try (var insert = connection.prepareStatement(sql.insert())) {
            for (var put : puts) {
                if (put.before == null) {
                    sql.setInsert(
                            insert,
                            put.cells(),
                            true,
                            correction(put.slug, null),
                            beginnings.getOrDefault(put.slug, RowSql.Beginning.FIRST));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void replaceAll(List<Put> puts) throws SQLException {
        var before = new HashMap<String, StoredRow>();
        try (var update = connection.prepareStatement(sql.update())) {
            for (var put : puts) {
                if (put.before != null) {
                    before.put(put.slug, put.before);
                    sql.setUpdate(
                            update,
                            put.cells(),
                            true,
                            correction(put.slug, put.before),
                            put.before.id());
                    update.addBatch();
                }
            }
            shipped.keepAll(before);
            update.executeBatch();
        }
        for (var put : puts) {
            if (put.before != null
                    && !own(put.cells()).toList().equals(own(put.before.cells()).toList())) {
                rules.refuseCircles(put.cells());
            }
        }
    }

    private void writeOne(Put put) throws SQLException {
        if (put.before != null) {
            replace(put, put.before);
            return;
        }
        try {
            rows.insert(put.slug, put.cells(), true, correction(put.slug, null));
            did(put, Did.CREATED);
        } catch (Conflict e) {
            // Somebody else may have added it since it was looked for.
            replace(put, rows.lock(put.slug).orElseThrow(() -> e));
        }
    }

    private void replace(Put put, StoredRow before) throws SQLException {
        if (isSame(before, put.cells())) {
            did(put, Did.NOTHING);
            return;
        }
        shipped.keep(put.slug, before);
        rows.update(before.id(), put.cells(), true, correction(put.slug, before));
        did(put, Did.REPLACED);
    }

    /** Why the row differs from what is shipped; null if nothing is. */
    private @Nullable String correction(String slug, @Nullable StoredRow before) {
        var corrects = shippedOtherwise.contains(slug) || before != null && !before.own();
        return corrects ? reason : null;
    }

    private void execute(String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
