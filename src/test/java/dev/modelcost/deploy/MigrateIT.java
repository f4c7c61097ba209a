package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the migration Job runs, and a replica that leaves the database to it. */
class MigrateIT {

    @TempDir Path directory;

    @Test
    void bringsTheDatabaseUpToDateForReplicasThatDoNot() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            // As the ConfigMap says for all: the argument wins.
            var environment =
                    Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                                    postgres.getJdbcUrl("postgres", "postgres"),
                            "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
                            "MODELCOST_DATA_LOAD", "false");
            var command = new ArrayList<>(RunningService.packaged());
            command.add("migrate");
            var log = directory.resolve("migrate.log");
            var migration = RunningService.run(command, environment, log);

            assertThat(migration.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(migration.exitValue()).as(Files.readString(log)).isZero();
            assertThat(Files.readString(log))
                    .contains("Loading the shipped data")
                    .doesNotContain("Modelcost is up");

            try (var replica = RunningService.start(RunningService.packaged(), environment)) {
                replica.awaitReady();
                assertThat(replica.get("/api/v1/models/deepseek-r1/training-cost").statusCode())
                        .isEqualTo(200);
                assertThat(replica.output()).doesNotContain("Loading the shipped data");
            }
        }
    }
}
