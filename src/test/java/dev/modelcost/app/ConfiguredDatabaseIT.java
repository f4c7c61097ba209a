package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on a database that is configured: its own stays out. */
class ConfiguredDatabaseIT {

    @TempDir static Path directory;

    @Test
    void loadsOnceWhenTwoStartAtOnceOnAnEmptySchema() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start();
                var one = start(postgres.getJdbcUrl("postgres", "postgres"));
                var two = start(postgres.getJdbcUrl("postgres", "postgres"))) {
            one.up();
            two.up();

            assertThat(Stream.of(one, two).filter(s -> s.output().contains(" claim  "))).hasSize(1);
            assertThat(one.get("/api/v1/models?limit=100").body())
                    .isEqualTo(two.get("/api/v1/models?limit=100").body());
            assertThat(one.output() + two.output()).doesNotContain("embedded");
            assertThat(Files.exists(directory.resolve("unused"))).isFalse();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement();
                    var loads =
                            statement.executeQuery("SELECT count(*), max(version) FROM data_set")) {
                loads.next();
                assertThat(loads.getInt(1)).isEqualTo(17);
                assertThat(loads.getInt(2)).isZero();
            }
        }
    }

    @Test
    void saysThatTheDatabaseIsOutOfReach() throws Exception {
        var url = "jdbc:postgresql://localhost:" + PackagedService.freePort() + "/nowhere";
        try (var service = start(url)) {
            assertThat(service.exitCode()).isNotZero();
            assertThat(service.output())
                    .contains("The database " + url + " cannot be used: Connection to localhost")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    private static PackagedService start(String url) {
        return PackagedService.start(
                PackagedService.java(),
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        url,
                        "QUARKUS_FLYWAY_CONNECT_RETRIES",
                        "1",
                        "MODELCOST_DATABASE_DIRECTORY",
                        directory.resolve("unused").toString()),
                List.of());
    }
}
