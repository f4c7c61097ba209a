package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

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
    void findsADatabaseUpToDateThatWasBroughtThere() {
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

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
