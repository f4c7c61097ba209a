package dev.modelcost.chaos;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back while the service runs. */
@QuarkusTest
@TestProfile(DatabaseAwayTest.OwnDatabase.class)
@QuarkusTestResource(value = MortalPostgres.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest {

    /** Nobody else's tests shall see the database go. */
    public static class OwnDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.access-log.enabled", "true",
                    "quarkus.http.access-log.pattern", "%s %m %R %b %{o,ETag}",
                    "quarkus.http.cors.enabled", "true",
                    "quarkus.http.cors.origins", "https://friend.example");
        }
    }

    private static final String KEPT = "/api/v1/models?limit=3";
    private static final String UNCONFIRMED = "Modelcost-Unconfirmed-Seconds";

    /** No measure of speed: longer than the pool waits, on however busy a machine, is for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource(value = "/health/ready", management = true)
    String readiness;

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler recorder =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                        synchronized (logged) {
                            logged.add(entry);
                        }
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void record() {
        Logger.getLogger("").addHandler(recorder);
    }

    @AfterEach
    void stopRecording() {
        Logger.getLogger("").removeHandler(recorder);
    }

    @Test
    void saysSoWhileTheDatabaseIsAwayAndRecoversByItself() throws IOException {
        // Several connections of the pool are open when the database dies.
        for (var i = 0; i < 5; i++) {
            answers();
        }
        assertThat(given().get(readiness).statusCode()).isEqualTo(200);
        var confirmed = given().get(KEPT);
        assertThat(confirmed.header(UNCONFIRMED)).isNull();

        MortalPostgres.kill();
        logged.clear();
        for (var path :
                List.of(
                        "/chips",
                        "/models/gpt-4",
                        "/models/gpt-4/training-cost",
                        "/prices?limit=1")) {
            refuses(path);
        }
        notReady();
        var seen = List.copyOf(logged);
        assertThat(seen)
                .extracting(LogRecord::getMessage)
                .filteredOn(line -> line.contains("database cannot be used"))
                .hasSize(1);
        assertThat(seen).allMatch(entry -> entry.getThrown() == null);
        assertThat(seen).as("%s", lines(seen)).hasSizeLessThanOrEqualTo(2);

        sendsWhatItHasKeptAndSaysThatNobodyConfirmedIt(confirmed);

        MortalPostgres.revive();
        var again = await(KEPT, answer -> answer.header(UNCONFIRMED) == null);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo(confirmed.header("ETag"));
        for (var i = 0; i < 20; i++) {
            answers();
        }
        assertThat(given().get(readiness).statusCode()).isEqualTo(200);
    }

    private static void sendsWhatItHasKeptAndSaysThatNobodyConfirmedIt(Response confirmed) {
        var kept = await(KEPT, answer -> answer.header(UNCONFIRMED) != null);

        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(Long.parseLong(kept.header(UNCONFIRMED))).isNotNegative();
        assertThat(kept.asByteArray()).isEqualTo(confirmed.asByteArray());
        assertThat(kept.header("ETag")).isEqualTo(confirmed.header("ETag"));
        assertThat(given().get("/api/v1/models?limit=4").statusCode()).isEqualTo(503);
        assertThat(given().header("Cookie", "a=b").get(KEPT).statusCode()).isEqualTo(503);
    }

    @Test
    void theLogNamesAKeptAnswerLikeAComputedOne() {
        var lines = new ArrayList<String>();
        var listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        synchronized (lines) {
                            lines.add(entry.getMessage());
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        var log = Logger.getLogger("io.quarkus.http.access-log");
        log.addHandler(listener);
        try {
            given().get("/api/v1/models?limit=5");
            given().get("/api/v1/models?limit=5");
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (lines.size() < 2 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        } finally {
            log.removeHandler(listener);
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("200 GET /api/v1/models");
        assertThat(lines.get(1)).isEqualTo(lines.get(0));
    }

    private static Response await(String path, Predicate<Response> expected) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = given().get(path);
        while (!expected.test(answer) && System.nanoTime() < end) {
            answer = given().get(path);
        }
        assertThat(answer).matches(expected);
        return answer;
    }

    @Test
    void letsInThePagesThatTheConfigurationNames() {
        assertThat(allowed("https://friend.example")).isEqualTo("https://friend.example");
        assertThat(allowed("https://elsewhere.example")).isNull();
    }

    @Test
    void anAnswerDiffersByOriginAndIsTheSameWhoeverAsks() {
        for (var path : List.of(KEPT, KEPT, "/api/v1/nope", "/problems")) {
            for (var request :
                    List.of(given(), given().header("Origin", "https://friend.example"))) {
                assertThat(request.get(path).getHeaders().getValues("Vary").toString())
                        .as(path)
                        .containsIgnoringCase("origin");
            }
            assertThat(
                            given().header("Origin", "https://friend.example")
                                    .get(path)
                                    .header("Access-Control-Allow-Credentials"))
                    .isNotEqualTo("true");
        }
    }

    private static String allowed(String origin) {
        return given().header("Origin", origin)
                .get("/api/v1/nope")
                .header("Access-Control-Allow-Origin");
    }

    private static void answers() {
        given().get("/api/v1/models?limit=1").then().statusCode(200);
    }

    private static void refuses(String path) {
        var start = System.nanoTime();
        var answer = given().get("/api/v1" + path);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("ETag")).isNull();
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems#database-away");
        assertThat(answer.asString()).doesNotContain("localhost", "127.0.0.1", "Exception");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    private void notReady() {
        var answer = given().get(readiness);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.asString())
                .contains("DOWN", "The database cannot be reached at the moment.")
                .doesNotContain("localhost", "127.0.0.1", "Connection", "refused");
    }

    private static List<String> lines(List<LogRecord> entries) {
        return entries.stream().map(e -> e.getLoggerName() + ": " + e.getMessage()).toList();
    }
}
