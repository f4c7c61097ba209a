package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.chip.Chip;
import dev.modelcost.price.Provider;
import dev.modelcost.source.Source;
import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of some tables alone is made again once one of them has changed, and only then. */
@ServiceTest
class TableEditionsTest {

    private static final String SLUG = "table-editions-test";

    private static final String TOUCH =
            "UPDATE %1$s SET version = version WHERE slug = (SELECT min(slug) FROM %1$s);";

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
        execute("DELETE FROM source WHERE slug = '%s'".formatted(SLUG));
    }

    @Test
    void aCommitRaisesTheEditionOfTheTablesThatItChangesAndOfNoOthers() throws SQLException {
        var before = editions();

        execute(touch("chip") + touch("claim"));

        var after = editions();
        assertThat(after.edition()).isGreaterThan(before.edition());
        assertThat(after.of(Set.of("chip"))).isEqualTo(after.edition());
        assertThat(after.of(Set.of("claim"))).isEqualTo(after.edition());
        assertThat(after.of(Set.of("source", "claim"))).isEqualTo(after.edition());
        assertThat(after.of(Set.of("source"))).isEqualTo(before.of(Set.of("source")));
    }

    @Test
    void whatIsRolledBackOrChangesNoRowRaisesNone() throws SQLException {
        var before = editions();

        execute("BEGIN;" + touch("chip") + "ROLLBACK");
        execute("UPDATE chip SET version = version WHERE slug = 'no-such-chip'");

        assertThat(editions()).isEqualTo(before);
    }

    @Test
    void rowsAreKeptWhileOtherTablesChange() throws SQLException {
        var chips = chips();
        var sources = sources();

        execute(touch("token_price") + touch("chip_price") + touch("model"));

        assertThat(chips()).isSameAs(chips);
        assertThat(sources()).isSameAs(sources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chip", "organization", "source"})
    void rowsAreReadAgainOnceTheirTableOrOneToWhichTheyReferHasChanged(String table)
            throws SQLException {
        var chips = chips();

        execute(touch(table));

        assertThat(chips()).isNotSameAs(chips).isEqualTo(chips);
    }

    @Test
    void rowsReferToThoseOfTheNewEdition() throws SQLException {
        chips();

        execute("UPDATE source SET remark = 'changed' WHERE slug = '%s'".formatted(SLUG));

        Snapshot.read(
                () -> {
                    assertThat(Chip.TABLE.rows())
                            .allSatisfy(
                                    chip ->
                                            assertThat(chip.source)
                                                    .isSameAs(Source.TABLE.byId(chip.source.id)));
                    return null;
                });
    }

    /** What was kept of an edition is kept in the next, for the same rows of the same table. */
    @Test
    void theFirstReadOfAnEditionReadsWhatHasChangedAndNothingElse() throws SQLException {
        chips();
        Snapshot.read(Provider.TABLE::rows);
        sessions.getStatistics().setStatisticsEnabled(true);
        try {
            execute(touch("provider"));
            var before = sessions.getStatistics().getPrepareStatementCount();

            chips();
            Snapshot.read(Provider.TABLE::rows);

            assertThat(sessions.getStatistics().getPrepareStatementCount() - before).isEqualTo(1);
        } finally {
            sessions.getStatistics().setStatisticsEnabled(false);
        }
    }

    /** Nobody knows what was changed while triggers were turned off. */
    @Test
    void whoRaisesTheEditionByHandHasAllTablesReadAgain() throws SQLException {
        var chips = chips();
        var sources = sources();

        execute("UPDATE edition SET number = number + 1");

        assertThat(chips()).isNotSameAs(chips);
        assertThat(sources()).isNotSameAs(sources);
    }

    /** Even where the next commit, of another table, came before anybody read. */
    @Test
    void whatWasChangedWithoutTriggersIsSeenAfterTheNextCommitToo() throws SQLException {
        assertThat(title()).isEqualTo("First");

        execute(
                "BEGIN; SET LOCAL session_replication_role = replica;"
                        + "UPDATE source SET title = 'Second' WHERE slug = '%s';".formatted(SLUG)
                        + "UPDATE edition SET number = number + 1; COMMIT");
        execute(touch("token_price"));

        assertThat(title()).isEqualTo("Second");
        var sources = sources();
        execute(touch("token_price"));
        assertThat(sources()).isSameAs(sources);
    }

    /** Else a change of it would not be noticed. */
    @Test
    void everyEntityNamesItsTableAsTheTriggersDo() throws SQLException {
        var tables = new HashSet<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var names =
                        statement.executeQuery(
                                "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgfoid = 'note_change'::regproc")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }

        assertThat(sessions.getMetamodel().getEntities())
                .isNotEmpty()
                .allSatisfy(
                        entity ->
                                assertThat(tables)
                                        .contains(
                                                entity.getJavaType()
                                                        .getAnnotation(Table.class)
                                                        .name()));
    }

    private static List<Chip> chips() {
        return Snapshot.read(Chip.TABLE::rows);
    }

    private static List<Source> sources() {
        return Snapshot.read(Source.TABLE::rows);
    }

    private static String title() {
        return Snapshot.read(() -> Source.TABLE.bySlug(SLUG).orElseThrow().title);
    }

    private static String touch(String table) {
        return TOUCH.formatted(table);
    }

    private TableEditions editions() throws SQLException {
        try (var connection = database.getConnection()) {
            return TableEditions.of(connection);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
