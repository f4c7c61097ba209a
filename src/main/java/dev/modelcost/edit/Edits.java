package dev.modelcost.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.dataset.RecordTable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Changes the record, one row in one transaction, or tries what a change would do. */
@ApplicationScoped
public class Edits {

    /** The connection broke while the change was committed: it may have been, or not. */
    static final class OutcomeUnknown extends RuntimeException {

        private static final long serialVersionUID = 1;

        OutcomeUnknown(SQLException cause) {
            super(cause);
        }
    }

    private interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final DependentAnswers answers;

    Edits(DataSource database, ObjectMapper json, Clock clock, DependentAnswers answers) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.answers = answers;
    }

    /**
     * @param key of a request that may be sent again; null if it is not
     */
    EditReport make(Edit edit, @Nullable String key) {
        return committed(
                connection -> {
                    if (key == null) {
                        return writer(connection, edit.table()).make(edit);
                    }
                    var kept = new IdempotentAnswers(connection, json, edit, key);
                    var known = kept.orTakeKey();
                    if (known.isPresent()) {
                        return known.get();
                    }
                    var answer = writer(connection, edit.table()).make(edit);
                    kept.keep(answer);
                    return answer;
                });
    }

    private RowWriter writer(Connection connection, RecordTable table) {
        return new RowWriter(connection, table, today(), false);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * What the change would do, and which computed answers would move: it is made, looked at, and
     * taken back.
     */
    EditReport tryOut(Edit edit) {
        QuarkusTransaction.begin();
        try (var connection = database.getConnection()) {
            var rows = new RowStore(connection, edit.table());
            var row = edit.slug() == null ? Optional.<StoredRow>empty() : rows.find(edit.slug());
            var touched = answers.of(edit, row.map(StoredRow::cells).orElse(null));
            var before = touched.figures();
            var report = new RowWriter(connection, edit.table(), today(), true).make(edit);
            return report.withAnswers(touched.changes(before, touched.figures()));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** The row as it can be edited; empty if there is none. */
    Optional<StoredRow> row(RecordTable table, String slug) {
        return reading(connection -> new RowStore(connection, table).find(slug));
    }

    /** All public ids of a table. */
    List<String> ids(RecordTable table) {
        return reading(connection -> new RowStore(connection, table).ids());
    }

    List<RowPast.Change> history(RecordTable table, String slug, int most) {
        return reading(connection -> new RowPast(connection, table).changes(slug, most));
    }

    private <R> R reading(Work<R> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private <R> R committed(Work<R> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                commit(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            } finally {
                restore(connection);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("08")) {
                throw new OutcomeUnknown(e);
            }
            throw new PersistenceException(e);
        }
    }

    /** A connection that broke has nothing to roll back; why it broke is what to tell. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            // The database rolls back by itself.
        }
    }

    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The pool throws it away.
        }
    }
}
