package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.StartRefused;
import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a start finds in the database, and that it looks at nothing else. */
@ServiceTest
class DatabaseUpdateTest {

    @Inject DatabaseUpdate update;
    @Inject DataSource database;
    @Inject Flyway flyway;

    @ConfigProperty(name = "modelcost.schema.version")
    int schemaVersion;

    @AfterEach
    void putBack() throws Exception {
        execute("UPDATE flyway_schema_history SET success = true");
        execute("UPDATE data_set SET sha256 = replace(sha256, 'other-', '')");
        execute("DELETE FROM flyway_schema_history WHERE installed_rank = 9999");
        execute("UPDATE schema_compatibility SET least_known_version = " + schemaVersion);
    }

    @Test
    void knowsTheVersionOfTheNewestMigration() {
        var newest =
                Arrays.stream(flyway.info().all())
                        .map(MigrationInfo::getVersion)
                        .mapToInt(version -> version.getMajor().intValue())
                        .max();

        assertThat(newest).hasValue(schemaVersion);
    }

    @Test
    void findsADatabaseUpToDateThatWasBroughtThere() throws Exception {
        assertThat(update.isUpToDate()).isTrue();
    }

    @Test
    void findsOneThatLacksAMigration() throws Exception {
        execute(
                "UPDATE flyway_schema_history SET success = false WHERE version = '"
                        + schemaVersion
                        + "'");

        assertThat(update.isUpToDate()).isFalse();
    }

    @Test
    void findsOneWhoseDataAreOfAnotherVersion() throws Exception {
        execute("UPDATE data_set SET sha256 = 'other-' || sha256 WHERE slug = 'token-price'");

        assertThat(update.isUpToDate()).isFalse();
    }

    @Test
    void refusesTablesOfALaterReleaseThatItCannotWorkWith() throws Exception {
        later(schemaVersion + 1);

        assertThatThrownBy(() -> update.isUpToDate())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(
                        "only by a Modelcost that knows version " + (schemaVersion + 1));
    }

    @Test
    void worksOnTablesOfALaterReleaseThatOnlyAdds() throws Exception {
        later(schemaVersion);

        assertThat(update.isUpToDate()).isTrue();
    }

    /** The next migration has run, and asks for a release that knows this version. */
    private void later(int leastKnownVersion) throws Exception {
        execute(
                """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                    execution_time, success)
                VALUES (9999, '%d', 'later', 'SQL', 'later.sql', 'test', 0, true)
                """
                        .formatted(schemaVersion + 1));
        execute("UPDATE schema_compatibility SET least_known_version = " + leastKnownVersion);
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
