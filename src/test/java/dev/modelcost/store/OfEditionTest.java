package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.chip.Chip;
import dev.modelcost.source.Source;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the record is what a statement would read, in every edition of it. */
@ServiceTest
class OfEditionTest {

    private static final String SLUG = "of-edition-test";

    @Inject DataSource database;
    @Inject SessionFactory sessions;

    @BeforeEach
    void insert() throws SQLException {
        execute(
                "INSERT INTO source (slug, title, kind) VALUES ('%s', 'First', 'paper')"
                        .formatted(SLUG));
    }

    @AfterEach
    void delete() throws SQLException {
        sessions.getStatistics().setStatisticsEnabled(false);
        execute("DELETE FROM source WHERE slug = '%s'".formatted(SLUG));
    }

    @Test
    void aChangeIsSeenByTheNextSnapshotAndNotByTheOneThatIsRead() {
        assertThat(Snapshot.read(OfEditionTest::title)).isEqualTo("First");

        var within =
                Snapshot.read(
                        () -> {
                            Source.TABLE.rows();
                            inAnotherThread(() -> retitle("Second"));
                            return title();
                        });

        assertThat(within).isEqualTo("First");
        assertThat(Snapshot.read(OfEditionTest::title)).isEqualTo("Second");
    }

    /** Its rows were not read before, and are those of its moment all the same. */
    @Test
    void whoBeganEarlierReadsTheEditionOfItsBeginning() {
        Snapshot.read(
                () -> {
                    Source.DIRECTORY.find(SLUG);
                    inAnotherThread(
                            () -> {
                                retitle("Second");
                                Snapshot.read(OfEditionTest::title);
                            });

                    assertThat(title()).isEqualTo("First");
                    return null;
                });

        assertThat(Snapshot.read(OfEditionTest::title)).isEqualTo("Second");
    }

    @Test
    void rowsAreReadOnceForAnEdition() {
        Snapshot.read(OfEditionTest::title);
        sessions.getStatistics().setStatisticsEnabled(true);
        sessions.getStatistics().clear();

        Snapshot.read(OfEditionTest::title);

        assertThat(sessions.getStatistics().getPrepareStatementCount()).isZero();
    }

    @Test
    void thePastIsNotThePresent() throws Exception {
        var before = Instant.now();
        Thread.sleep(Duration.ofMillis(20).toMillis());
        retitle("Second");
        Snapshot.read(OfEditionTest::title);

        assertThat(Snapshot.call(OfEditionTest::title, null, before)).isEqualTo("First");
        assertThat(Snapshot.read(OfEditionTest::title)).isEqualTo("Second");
    }

    @Test
    void whatIsNotCommittedIsSeenByItsTransactionAlone() {
        Snapshot.read(OfEditionTest::title);
        QuarkusTransaction.begin();
        try {
            retitle("Tried");

            assertThat(Snapshot.uncommitted(OfEditionTest::title)).isEqualTo("Tried");
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(Snapshot.read(OfEditionTest::title)).isEqualTo("First");
    }

    @Test
    void rowsThatReferToTheSameRowShareIt() {
        Snapshot.read(
                () -> {
                    var chips = Chip.TABLE.rows();
                    assertThat(chips)
                            .allSatisfy(
                                    chip ->
                                            assertThat(chip.source)
                                                    .isSameAs(
                                                            Source.TABLE
                                                                    .bySlug(chip.source.slug)
                                                                    .orElseThrow()));
                    return null;
                });
    }

    private static String title() {
        return Source.TABLE.bySlug(SLUG).orElseThrow().title;
    }

    private void retitle(String title) {
        try {
            execute("UPDATE source SET title = '%s' WHERE slug = '%s'".formatted(title, SLUG));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On a connection of its own. */
    private static void inAnotherThread(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
