package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two packaged services start at once on one empty PostgreSQL, answer alike, and go one after the
 * other without losing a request.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoReplicasIT {

    private static final List<String> READS =
            List.of(
                    "/api/v1/models?limit=50",
                    "/api/v1/chips?limit=50",
                    "/api/v1/sources?limit=50",
                    "/api/v1/prices?asOf=2025-01-25&limit=50",
                    "/api/v1/claims?limit=50",
                    "/api/v1/models/deepseek-r1",
                    "/api/v1/models/deepseek-r1/training-cost?lineage=true",
                    "/api/v1/compare?models=deepseek-r1,o1&asOf=2025-01-25");

    private static EmbeddedPostgres postgres;
    private static RunningService one;
    private static RunningService other;

    @BeforeAll
    static void startBothAtOnce() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        var environment =
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "QUARKUS_SHUTDOWN_DELAY",
                        "3S");
        one = RunningService.start(RunningService.packaged(), environment);
        other = RunningService.start(RunningService.packaged(), environment);
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void bothGetReadyAndTheWorkIsDoneOnce() throws Exception {
        one.awaitReady();
        other.awaitReady();

        var migrations = Path.of("src/main/resources/db/migration");
        try (var files = Files.list(migrations)) {
            assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE success"))
                    .isEqualTo(
                            files.filter(file -> file.getFileName().toString().startsWith("V"))
                                    .count());
        }
        assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE NOT success")).isZero();
        try (var files = Files.list(Path.of("src/main/resources/data"))) {
            assertThat(number("SELECT count(*) FROM data_set"))
                    .isEqualTo(files.filter(file -> file.toString().endsWith(".csv")).count());
        }
        assertThat(number("SELECT count(*) FROM data_set WHERE version > 0"))
                .as("loaded a second time")
                .isZero();
        assertThat(List.of(one.output(), other.output()))
                .filteredOn(
                        log -> log.contains("Loading the shipped data") && log.contains(" rows"))
                .as("one of the two loaded")
                .hasSize(1);
    }

    @Test
    @Order(2)
    void answerAlike() throws Exception {
        for (var path : READS) {
            var first = one.get(path);
            var second = other.get(path);

            assertThat(first.statusCode()).as(path).isEqualTo(200);
            assertThat(second.body()).as(path).isEqualTo(first.body());
            assertThat(second.headers().firstValue("ETag"))
                    .as(path)
                    .isEqualTo(first.headers().firstValue("ETag"));
        }
    }

    @Test
    @Order(3)
    void oneGoesUnderLoadAndNoRequestIsLost() throws Exception {
        var balancer = new Balancer(List.of(one, other));
        var stop = new java.util.concurrent.atomic.AtomicBoolean();
        var workers = Executors.newFixedThreadPool(4);
        var answers = new java.util.concurrent.ConcurrentLinkedQueue<Balancer.Answer>();
        for (var worker = 0; worker < 4; worker++) {
            var first = worker;
            workers.submit(
                    () -> {
                        // Bounded, whatever happens to the rest of the test.
                        for (var i = first; i < 2_000 && !stop.get(); i++) {
                            answers.add(balancer.get(READS.get(i % READS.size())));
                        }
                    });
        }
        balancer.watchFor(1_000);
        one.terminate();
        var terminated = System.nanoTime();
        while (one.isAlive()) {
            balancer.watchFor(100);
        }
        balancer.watchFor(500);
        stop.set(true);
        workers.shutdown();
        assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(answers).hasSizeGreaterThan(50);
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(balancer.sawNotReadyWhileAlive(one))
                .as("says that it goes before it goes")
                .isTrue();
        assertThat(answers)
                .as("the other one goes on")
                .anyMatch(answer -> answer.from() == other && answer.sentNanos() - terminated > 0);
        assertThat(one.awaitEnd()).as(one.output()).isIn(0, 143);
    }

    @Test
    @Order(4)
    void aRequestInFlightIsFinished() throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Not one of the small tables, which are read once for each edition.
            statement.execute("LOCK TABLE token_price IN ACCESS EXCLUSIVE MODE");
            var waiting =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    // Asked by nobody before, so not answered from memory.
                                    return other.get("/api/v1/prices?limit=3&fields=slug")
                                            .statusCode();
                                } catch (IOException | InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                assertThat(waiting).as("ended before it waited for the table").isNotDone();
                assertThat(deadline - System.nanoTime())
                        .as("asks for the table within 30 s")
                        .isPositive();
                Thread.sleep(50);
            }
            other.terminate();
            // Past the delay: the port is closed, and only the timeout holds the process.
            Thread.sleep(4_500);
            assertThat(waiting).isNotDone();
            assertThat(other.isAlive()).isTrue();
            connection.rollback();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(other.awaitEnd()).as(other.output()).isIn(0, 143);
        }
    }

    private static long number(String query) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
