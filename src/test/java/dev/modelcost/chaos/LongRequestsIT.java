package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that take longer than a connection may be idle: here, because a row is locked. */
@Tag("chaos")
class LongRequestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String IMPORT = "/api/v1/imports?table=organizations&reason=A%20file.";
    private static final String FILE = "slug,name\nlong,After\n";

    private DatabaseServer database;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        database = DatabaseServer.withTheRecord();
        service =
                Replica.on(database.url(), Map.of("QUARKUS_HTTP_IDLE_TIMEOUT", "1S")).awaitReady();
        imported("slug,name\nlong,Before\n", "before");
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        database.close();
    }

    /** The client asks in HTTP/1.1 whether it may speak HTTP/2, together with its file. */
    @ParameterizedTest
    @EnumSource
    void aConnectionIsNotIdleWhileARequestOnItIsWorkedOn(Version version) throws Exception {
        try (var other = database.connect()) {
            lock(other);
            var importing =
                    HttpClient.newHttpClient()
                            .sendAsync(
                                    request("long").version(version).build(),
                                    BodyHandlers.ofString());
            awaitWaiting();
            Thread.sleep(IDLE_TIMEOUT.multipliedBy(5).dividedBy(2).toMillis());
            other.rollback();

            var answer = importing.get();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
        }
    }

    @Test
    void whoeverWasCutOffDuringAnImportGetsItsFirstAnswer() throws Exception {
        try (var other = database.connect()) {
            lock(other);
            try (var client = new Socket("localhost", service.url().getPort())) {
                var request =
                        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nIdempotency-Key: cut\r\nContent-Type: text/csv\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(IMPORT, Issuer.token("admin"), FILE.length(), FILE);
                client.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                awaitWaiting();
            }
            other.rollback();
        }
        await("SELECT count(*) FROM organization WHERE slug = 'long' AND name = 'After'");

        var first = imported(FILE, "cut");
        var again = imported(FILE, "cut");

        assertThat(json(first).get("replaced").intValue()).isEqualTo(1);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(
                        database.number(
                                "SELECT count(*) FROM record_history WHERE row_slug = 'long' AND edition = "
                                        + json(first).get("edition")))
                .isEqualTo(1);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> imported(String file, String key)
            throws IOException, InterruptedException {
        var answer =
                HttpClient.newHttpClient()
                        .send(
                                request(key).POST(BodyPublishers.ofString(file)).build(),
                                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private HttpRequest.Builder request(String key) {
        return HttpRequest.newBuilder(service.url().resolve(IMPORT))
                .header("Authorization", "Bearer " + Issuer.token("admin"))
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(FILE));
    }

    private static void lock(Connection other) throws SQLException {
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute("SELECT FROM organization WHERE slug = 'long' FOR UPDATE");
        }
    }

    private void awaitWaiting() throws SQLException, InterruptedException {
        await("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    }

    private void await(String countedAboveZero) throws SQLException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (database.number(countedAboveZero) == 0) {
            assertThat(System.nanoTime() - end).as(countedAboveZero).isNegative();
            Thread.sleep(20);
        }
    }
}
