package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service on a PostgreSQL that wants a password. */
class DatabasePasswordIT {

    private static final String USER = "somebody";
    private static final String PASSWORD = "richtig-und-geheim";

    @TempDir static Path directory;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() throws IOException, SQLException {
        var data = directory.resolve("data");
        postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
        execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, PASSWORD));
        execute("CREATE DATABASE record OWNER " + USER);
        var rules = data.resolve("pg_hba.conf");
        // The first rule that fits counts, and theirs let everybody in.
        Files.writeString(
                rules,
                "host all %s all scram-sha-256%n%s".formatted(USER, Files.readString(rules)));
        execute("SELECT pg_reload_conf()");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    /** Though it would wait for ten minutes for a database that is out of reach. */
    @ParameterizedTest
    @CsvSource({"falsch-und-geheim, false", "falsch-und-geheim, true", "'', false"})
    void aWrongPasswordEndsItAtOnceWithASentenceThatDoesNotTellIt(String password, boolean inUrl)
            throws Exception {
        var settings = new HashMap<String, String>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", url(inUrl ? "&password=" + password : ""));
        if (!inUrl && !password.isEmpty()) {
            settings.put("QUARKUS_DATASOURCE_PASSWORD", password);
        }
        try (var service = start(settings)) {
            assertThat(service.awaitEnd()).isNotZero();

            assertThat(service.output().strip())
                    .hasLineCount(1)
                    .startsWith("The database " + url("").replaceFirst("\\?.*", ""))
                    .contains(" cannot be used: ", "password")
                    .doesNotContain("geheim", "Exception");
        }
    }

    @Test
    void theRightOneLetsItIn() throws Exception {
        try (var service =
                start(
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                url(""),
                                "QUARKUS_DATASOURCE_PASSWORD",
                                PASSWORD))) {
            service.awaitReady();

            assertThat(service.output()).doesNotContain("geheim");
        }
    }

    private static RunningService start(Map<String, String> settings) throws IOException {
        var all = new HashMap<>(settings);
        all.put("MODELCOST_DATABASE_WAIT", "10M");
        return RunningService.start(RunningService.packaged(), all);
    }

    private static String url(String more) {
        return "jdbc:postgresql://localhost:%d/record?user=%s%s"
                .formatted(postgres.getPort(), USER, more);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
