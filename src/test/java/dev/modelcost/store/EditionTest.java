package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** Every commit that changes the record raises its edition, and nothing else does. */
@ServiceTest
class EditionTest {

    /** What is not the record: its number, and what remembers migrations and loads. */
    private static final Set<String> NOT_THE_RECORD =
            Set.of(
                    "edition",
                    "edition_to_raise",
                    "table_edition",
                    "data_set",
                    "flyway_schema_history",
                    "schema_compatibility",
                    "record_history",
                    "record_history_begin",
                    "shipped_row",
                    "idempotency_key");

    private static final String TOUCH =
            "UPDATE source SET remark = remark WHERE slug = (SELECT min(slug) FROM source)";

    @Inject DataSource database;

    private Connection writer;
    private Connection reader;

    @BeforeEach
    void connect() throws SQLException {
        writer = database.getConnection();
        reader = database.getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        if (!writer.getAutoCommit()) {
            writer.rollback();
            writer.setAutoCommit(true);
        }
        writer.close();
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOUCH,
                "INSERT INTO source (slug, title, kind) VALUES ('edition-test', 'Edition', 'paper')",
                "UPDATE source SET title = 'Another' WHERE slug = 'edition-test'",
                "DELETE FROM source WHERE slug = 'edition-test'"
            })
    void aCommitThatChangesTheRecordRaisesIt(String change) throws SQLException {
        if (change.startsWith("UPDATE source SET title") || change.startsWith("DELETE")) {
            execute(
                    "INSERT INTO source (slug, title, kind) VALUES ('edition-test', 'E', 'paper')"
                            + " ON CONFLICT DO NOTHING");
        }
        try {
            var before = Edition.of(reader);

            execute(change);

            assertThat(Edition.of(reader)).isGreaterThan(before);
        } finally {
            execute("DELETE FROM source WHERE slug = 'edition-test'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE source SET remark = '' WHERE slug = 'no-such-source'",
                "DELETE FROM source WHERE slug = 'no-such-source'",
                "SELECT count(*) FROM source",
                "ANALYZE source"
            })
    void whatChangesNothingDoesNot(String statement) throws SQLException {
        var before = Edition.of(reader);

        execute(statement);

        assertThat(Edition.of(reader)).isEqualTo(before);
    }

    @Test
    void nobodySeesTheNewEditionBeforeTheCommit() throws SQLException {
        var before = Edition.of(reader);
        writer.setAutoCommit(false);

        execute(TOUCH);
        var raised = Edition.raisedBy(writer);

        assertThat(raised).isGreaterThan(before);
        assertThat(Edition.of(reader)).isEqualTo(before);
        writer.commit();
        assertThat(Edition.of(reader)).isEqualTo(raised);
    }

    @Test
    void aTransactionThatIsRolledBackRaisesNothing() throws SQLException {
        var before = Edition.of(reader);
        writer.setAutoCommit(false);

        execute(TOUCH);
        writer.rollback();

        assertThat(Edition.of(reader)).isEqualTo(before);
    }

    @Test
    void whatIsUndoneToASavepointRaisesNothing() throws SQLException {
        var before = Edition.of(reader);
        writer.setAutoCommit(false);

        var here = writer.setSavepoint();
        execute(TOUCH);
        writer.rollback(here);
        writer.commit();

        assertThat(Edition.of(reader)).isEqualTo(before);
    }

    /** Both may have changed what the other waits for, were the edition raised by the statement. */
    @Test
    void writersOfDifferentRowsDoNotWaitForEachOther() throws SQLException {
        writer.setAutoCommit(false);
        execute(TOUCH);

        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            statement.execute("SET lock_timeout = 2000");
            statement.execute(
                    "UPDATE source SET remark = remark WHERE slug = (SELECT max(slug) FROM source)");
            statement.execute("RESET lock_timeout");
        }
        var raised = Edition.raisedBy(writer);
        writer.commit();

        assertThat(Edition.of(reader)).isEqualTo(raised);
    }

    @Test
    void manyWritersAtOnceEachRaiseIt() throws Exception {
        var before = Edition.of(reader);
        var writers = Executors.newFixedThreadPool(4);
        try {
            var tasks = new ArrayList<Callable<Long>>();
            for (var i = 0; i < 20; i++) {
                tasks.add(this::writeOnce);
            }
            var seen = new HashSet<Long>();
            for (var task : writers.invokeAll(tasks)) {
                seen.add(task.get());
            }
            assertThat(seen).hasSize(20).allMatch(edition -> edition > before);
        } finally {
            writers.shutdownNow();
        }
    }

    private Long writeOnce() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(TOUCH);
            var raised = Edition.raisedBy(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return raised;
        }
    }

    @Test
    void whoListensHearsOfIt() throws SQLException {
        var listener = reader.unwrap(PGConnection.class);
        try (var statement = reader.createStatement()) {
            statement.execute("LISTEN " + Edition.CHANNEL);
            execute(TOUCH);

            var heard = listener.getNotifications((int) Duration.ofSeconds(20).toMillis());

            assertThat(heard).isNotEmpty();
            assertThat(heard[heard.length - 1].getParameter())
                    .isEqualTo(Long.toString(Edition.of(reader)));
            statement.execute("UNLISTEN *");
        }
    }

    @Test
    void everyTableOfTheRecordRaisesIt() throws SQLException {
        assertThat(
                        column(
                                """
                                SELECT c.relname FROM pg_class c
                                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
                                  AND 4 > (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid
                                           AND t.tgname LIKE 'edition\\_%' AND t.tgenabled = 'O'
                                           AND t.tgfoid = 'note_change'::regproc)
                                """))
                .isSubsetOf(NOT_THE_RECORD);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
