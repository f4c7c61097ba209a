package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service, jars or native, on a database that is configured: its own stays out. */
class ConfiguredDatabaseIT {

    private static final String COST = "/api/v1/models/deepseek-r1/training-cost?lineage=true";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path directory;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = database(0);
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void leavesTheEmbeddedDatabaseAlone() throws Exception {
        try (var service = start(Map.of())) {
            service.awaitReady();

            assertThat(service.get(COST).body()).contains("5870000");
            assertThat(service.output()).doesNotContain("embedded");
            assertThat(Files.exists(directory.resolve("unused"))).isFalse();
        }
    }

    @Test
    void isNotReadyBeforeItTakesConnections() throws Exception {
        try (var service = start(Map.of())) {
            // Without a pause: the port of the probes is open a moment before that of the API.
            while (service.readiness() != 200) {
                assertThat(service.isAlive()).as(service.output()).isTrue();
            }

            new Socket("localhost", service.url().getPort()).close();
        }
    }

    @Test
    void obeysWhatTheEnvironmentSetsBesides() throws Exception {
        try (var service =
                start(
                        Map.of(
                                "QUARKUS_SMALLRYE_OPENAPI_ENABLED", "false",
                                "QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true",
                                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                                "MODELCOST_DATA_LAOD", "false"))) {
            service.awaitReady();

            assertThat(service.get("/openapi").statusCode()).isEqualTo(404);
            service.awaitOutput("GET /openapi");
            service.awaitOutput("Modelcost is up on port " + service.url().getPort());
            var lines = service.output().lines().toList();
            assertThat(lines.get(0))
                    .isEqualTo(
                            "MODELCOST_DATA_LAOD is not a setting of Modelcost and does nothing. Did you mean MODELCOST_DATA_LOAD?");
            assertThat(lines.subList(1, lines.size()))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("{\"timestamp\":") && line.endsWith("}"));
        }
    }

    @Test
    void tellsItsVersionWithoutStarting() throws Exception {
        assertThat(printedBy("--version")).startsWith("Modelcost ").hasLineCount(1);
        assertThat(printedBy("--help")).contains("migrate", "QUARKUS_DATASOURCE_JDBC_URL");
    }

    private static String printedBy(String argument) throws Exception {
        var command = new ArrayList<>(RunningService.packaged());
        command.add(argument);
        var log = directory.resolve("printed.log");
        assertThat(RunningService.run(command, Map.of(), log).waitFor()).isZero();
        return Files.readString(log);
    }

    @Test
    void goesOnAfterItWasKilled() throws Exception {
        try (var killed = start(Map.of())) {
            killed.awaitReady();
            execute(
                    "INSERT INTO organization (slug, name) VALUES ('ours', 'Ours') ON CONFLICT DO NOTHING");
            killed.kill();
        }
        try (var service = start(Map.of())) {
            service.awaitReady();

            assertThat(service.get("/api/v1/organizations/ours").statusCode()).isEqualTo(200);
            assertThat(service.get(COST).body()).contains("5870000");
            assertThat(service.output()).doesNotContain("Loading the shipped data");
        }
    }

    @Test
    void saysSoWhileTheDatabaseIsAwayAndRecoversByItself() throws Exception {
        var port = postgres.getPort();
        try (var service = start(Map.of())) {
            service.awaitReady();
            postgres.close();

            var refused = service.get(COST + "&fields=costUsd");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(refused.body())
                    .contains("/problems#database-away")
                    .doesNotContain("localhost", "127.0.0.1", "Exception");
            // What the database told less than a second ago still counts.
            for (int i = 0; i < 50 && service.readiness() == 200; i++) {
                Thread.sleep(100);
            }
            assertThat(service.readiness()).isEqualTo(503);
            assertThat(service.management("/q/health/live").statusCode()).isEqualTo(200);

            postgres = database(port);
            service.awaitReady();
            assertThat(service.get(COST).statusCode()).isEqualTo(200);
            service.awaitOutput("The database answers again, after");
            assertThat(service.output())
                    .contains("EditionPoll: The database does not answer: ")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void waitsForADatabaseThatComesUpLater() throws Exception {
        var port = postgres.getPort();
        postgres.close();
        try (var service = start(Map.of("MODELCOST_DATABASE_WAIT", "60S"))) {
            assertThat(service.readiness()).isNotEqualTo(200);
            postgres = database(port);

            service.awaitReady();
            assertThat(service.get(COST).body()).contains("5870000");
        }
    }

    @Test
    void saysThatTheDatabaseIsOutOfReach() throws Exception {
        var url = "jdbc:postgresql://localhost:" + RunningService.freePort() + "/nowhere";

        assertThat(failureWith(Map.of("QUARKUS_DATASOURCE_JDBC_URL", url)))
                .contains("The database " + url + " cannot be used: Connection to localhost");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() throws Exception {
        var url = "jdbc:postgresql://localhost:%d/nowhere".formatted(postgres.getPort());

        assertThat(
                        failureWith(
                                Map.of(
                                        "QUARKUS_DATASOURCE_JDBC_URL",
                                        url,
                                        "QUARKUS_DATASOURCE_USERNAME",
                                        "postgres")))
                .contains("The database " + url + " cannot be used: ", "\"nowhere\"");
    }

    @Test
    void stopsAtOnceWhileItWaitsForTheDatabase() throws Exception {
        var url = "jdbc:postgresql://localhost:" + RunningService.freePort() + "/later";
        try (var service =
                start(
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                url,
                                "MODELCOST_DATABASE_WAIT",
                                "10M"))) {
            service.awaitOutput("The database " + url + " cannot be reached; waiting");

            service.terminate();

            // Far less than the ten minutes that it would wait; how long is not asserted.
            service.awaitEnd();
            assertThat(service.output()).doesNotContain("Exception", "\tat ");
        }
    }

    /** What they had sent and not taken is no request that a stop must wait for. */
    @Test
    void stopsAtOnceAfterClientsThatHungUp() throws Exception {
        var requests =
                "GET /api/v1/chips?limit=100 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .repeat(63)
                        .getBytes(StandardCharsets.US_ASCII);
        try (var service = start(Map.of())) {
            service.awaitReady();
            // From now on it is a kept answer, so that many are written before one waits.
            service.get("/api/v1/chips?limit=100");
            var clients = new ArrayList<Socket>();
            for (var i = 0; i < 30; i++) {
                var client = new Socket("localhost", service.url().getPort());
                client.getOutputStream().write(requests);
                clients.add(client);
            }
            Thread.sleep(1000);
            for (var client : clients) {
                client.close();
            }
            Thread.sleep(500);

            service.terminate();

            service.awaitEnd();
            assertThat(service.output()).doesNotContain("Timed out", "Exception", "\tat ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:geheim@localhost/db",
                "jdbc:postgresql://u:geheim@localhost:1/db",
                "jdbc:postgresql://localhost:5432",
                "jdbc:mysql://localhost/db?password=geheim"
            })
    void refusesAUrlThatTheDriverCannotReadAndDoesNotPrintIt(String url) throws Exception {
        assertThat(failureWith(Map.of("QUARKUS_DATASOURCE_JDBC_URL", url)))
                .contains("QUARKUS_DATASOURCE_JDBC_URL must look like")
                .doesNotContain("geheim");
    }

    @Test
    void doesNotPrintThePasswordOfAUrl() throws Exception {
        var url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());

        assertThat(
                        failureWith(
                                Map.of(
                                        "QUARKUS_DATASOURCE_JDBC_URL",
                                        url + "?user=nobody&password=geheim",
                                        "MODELCOST_DATABASE_WAIT",
                                        "10M")))
                .contains("The database " + url + " cannot be used: ", "nobody")
                .doesNotContain("geheim");
    }

    @Test
    void refusesANegativeWait() throws Exception {
        assertThat(failureWith(Map.of("MODELCOST_DATABASE_WAIT", "-5S")))
                .contains(
                        "The setting modelcost.database.wait cannot be -5S: it must be a time from 0 to 24 h");
    }

    @ParameterizedTest
    @CsvSource({
        "MODELCOST_HTTP_BODY_DEADLINE, -5S, modelcost.http.body-deadline cannot be -5S: it must be a time from 1 ms",
        "MODELCOST_HTTP_MAX_AGE, -1S, modelcost.http.max-age cannot be -1S",
        "MODELCOST_HTTP_HEAD_DEADLINE, soon, modelcost.http.head-deadline cannot be soon",
        "MODELCOST_HTTP_BODY_DEADLINE, '', modelcost.http.body-deadline cannot be empty: it must be a time from 1 ms",
        "QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS, ' ', quarkus.http.limits.max-connections cannot be empty",
        "QUARKUS_HTTP_HOST, '', quarkus.http.host is empty",
        "MODELCOST_DATA_LOAD, maybe, modelcost.data.load cannot be maybe: it must be true or false",
        "MODELCOST_ANSWERS_MAX_BYTES, -1, modelcost.answers.max-bytes cannot be -1",
        "QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE, lots, quarkus.http.limits.max-body-size cannot be lots"
    })
    void saysInASentenceWhichValueIsWrong(String setting, String value, String sentence)
            throws Exception {
        assertThat(failureWith(Map.of(setting, value))).contains(sentence);
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            for (var setting : List.of("QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT")) {
                assertThat(failureWith(Map.of(setting, Integer.toString(taken.getLocalPort()))))
                        .contains("Port " + taken.getLocalPort(), "is in use");
            }
        }
    }

    @Test
    @Tag("native")
    void saysThatItBringsNoDatabase() throws Exception {
        var log = directory.resolve("none.log");
        var process = RunningService.run(RunningService.packaged(), Map.of(), log);

        assertThat(process.waitFor()).isNotZero();
        assertThat(Files.readString(log))
                .contains("No database is configured", "QUARKUS_DATASOURCE_JDBC_URL")
                .doesNotContain("Exception", "\tat ");
    }

    /** What it says when it cannot start. */
    private static String failureWith(Map<String, String> settings) throws Exception {
        try (var service = start(settings)) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output()).doesNotContain("Exception", "\tat ");
            return service.output();
        }
    }

    private static RunningService start(Map<String, String> settings) throws IOException {
        var all =
                new HashMap<>(
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                postgres.getJdbcUrl("postgres", "postgres"),
                                "MODELCOST_DATABASE_WAIT",
                                "1S",
                                "MODELCOST_DATABASE_DIRECTORY",
                                directory.resolve("unused").toString()));
        all.putAll(settings);
        return RunningService.start(new ArrayList<>(RunningService.packaged()), all);
    }

    /** On data that stays over its end. */
    private static EmbeddedPostgres database(int port) throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("data"))
                        .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
