package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.chip.Chip;
import dev.modelcost.source.Source;
import dev.modelcost.testsupport.ServiceTest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What computes holds no connection meanwhile, and yet reads one edition of the record. */
@ServiceTest
class ReadInPiecesTest {

    private static final String SLUG = "read-in-pieces-test";

    @Inject AgroalDataSource database;

    @BeforeEach
    void insert() {
        execute(
                "INSERT INTO source (slug, title, kind, remark) VALUES ('%s', '1', 'paper', '1')"
                        .formatted(SLUG));
    }

    @AfterEach
    void delete() {
        execute("DELETE FROM source WHERE slug = '%s'".formatted(SLUG));
    }

    @Test
    void noConnectionIsHeldBetweenTwoReads() throws Exception {
        var held = new ArrayList<Long>();

        inPieces(
                () -> {
                    Source.DIRECTORY.find(SLUG);
                    held.add(database.getMetrics().activeCount());
                    Chip.TABLE.rows();
                    held.add(database.getMetrics().activeCount());
                    return null;
                });

        assertThat(held).containsExactly(0L, 0L);
        assertThat(idleInTransaction()).isZero();
    }

    @Test
    void noConnectionIsHeldWhileAQuestionIsComputed() throws Exception {
        var asked = "/models/gpt-4/training-cost?samples=20000&confidence=0.81";
        // What is kept of the record for its edition is read by whoever asks first.
        assertThat(Api.get(asked + "1").statusCode()).isEqualTo(200);

        var free = 0;
        var held = 0;
        for (var i = 2; i < 8; i++) {
            var path = asked + i;
            var question = CompletableFuture.supplyAsync(() -> Api.get(path));
            while (!question.isDone()) {
                if (database.getMetrics().activeCount() == 0) {
                    free++;
                } else {
                    held++;
                }
                Thread.sleep(1);
            }
            assertThat(question.join().statusCode()).isEqualTo(200);
        }

        assertThat(free).as("moments without a connection").isGreaterThan(held);
    }

    @Test
    void allIsReadAgainIfTheRecordChangesBetweenTwoReads() throws Exception {
        var tries = new ArrayList<String>();

        var read =
                inPieces(
                        () -> {
                            tries.add(row());
                            if (tries.size() == 1) {
                                change(2);
                            }
                            return titleReadAnew() + row();
                        });

        assertThat(tries).containsExactly("1 1", "2 2");
        assertThat(read).isEqualTo("2" + "2 2");
    }

    @Test
    void aRecordThatChangesAllTheTimeIsReadInOneTransaction() throws Exception {
        var tries = new ArrayList<String>();

        var read =
                inPieces(
                        () -> {
                            tries.add(row());
                            change(1 + tries.size());
                            return titleReadAnew() + row();
                        });

        assertThat(tries).containsExactly("1 1", "2 2", "3 3");
        assertThat(read).isEqualTo("3" + "3 3");
    }

    @Test
    void whatFailsBecauseTheRecordChangedIsTriedAgain() throws Exception {
        var tries = new ArrayList<String>();

        var read =
                inPieces(
                        () -> {
                            tries.add(row());
                            if (tries.size() == 1) {
                                change(2);
                                titleReadAnew();
                                throw new IllegalStateException("made of two editions");
                            }
                            return row();
                        });

        assertThat(read).isEqualTo("2 2");
    }

    @Test
    void whatFailsOtherwiseIsNotTriedAgain() {
        var tries = new ArrayList<String>();

        assertThatThrownBy(
                        () ->
                                inPieces(
                                        () -> {
                                            tries.add(row());
                                            throw new IllegalStateException("of its own");
                                        }))
                .hasMessage("of its own");

        assertThat(tries).hasSize(1);
    }

    /** Whoever reads the edition before finds none of the rows of the one after. */
    @Test
    void whatIsKeptIsOfOneEdition() throws Exception {
        Snapshot.read(
                () -> {
                    // The edition of this snapshot, in which the table has not been read yet.
                    Source.DIRECTORY.find(SLUG);
                    aside(
                            () ->
                                    inPieces(
                                            () -> {
                                                Source.DIRECTORY.find(SLUG);
                                                change(2);
                                                return Source.TABLE.bySlug(SLUG);
                                            }));

                    assertThat(Source.TABLE.bySlug(SLUG).orElseThrow().title).isEqualTo("1");
                    return null;
                });
    }

    @Test
    void thePastIsReadInPiecesToo() throws Exception {
        var before = Instant.now();
        Thread.sleep(20);
        change(2);

        var read =
                inRequest(
                        () ->
                                Snapshot.callInPieces(
                                        () -> List.of(row(), titleReadAnew()), null, before));

        assertThat(read).containsExactly("1 1", "1");
        assertThat(database.getMetrics().activeCount()).isZero();
    }

    private static String row() {
        var row = Source.TABLE.bySlug(SLUG).orElseThrow();
        return row.title + " " + row.remark;
    }

    /** By a statement, whatever is kept. */
    private static String titleReadAnew() {
        return new RowReader<>(Source.class).list("where e.slug = ?1", SLUG).get(0).title;
    }

    private void change(int value) {
        aside(
                () -> {
                    execute(
                            "UPDATE source SET title = '%1$d', remark = '%1$d' WHERE slug = '%2$s'"
                                    .formatted(value, SLUG));
                    return null;
                });
    }

    private static <R> R inPieces(Callable<R> reads) throws Exception {
        return inRequest(() -> Snapshot.callInPieces(reads, null, null));
    }

    private static <R> R inRequest(Callable<R> work) throws Exception {
        var request = Arc.container().requestContext();
        var mine = !request.isActive();
        if (mine) {
            request.activate();
        }
        try {
            return work.call();
        } finally {
            if (mine) {
                request.terminate();
            }
        }
    }

    /** On another thread, which is in no snapshot. */
    private static void aside(Callable<?> work) {
        CompletableFuture.runAsync(
                        () -> {
                            try {
                                work.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .join();
    }

    private long idleInTransaction() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_stat_activity"
                                        + " WHERE state LIKE 'idle in transaction%'"
                                        + " AND datname = current_database()")) {
            count.next();
            return count.getLong(1);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
