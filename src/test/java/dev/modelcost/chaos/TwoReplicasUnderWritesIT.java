package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two services on one database while others write to both: what each of them reads, and when. */
@Tag("chaos")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoReplicasUnderWritesIT {

    /** How old an answer may be. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** A row that every edition has, so that it is one answer for each of them. */
    private static final String READ = "/api/v1/organizations/nvidia";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static DatabaseServer database;
    private static RunningService one;
    private static RunningService other;

    @BeforeAll
    static void start() throws Exception {
        database = DatabaseServer.withTheRecord();
        var settings = Map.of("QUARKUS_SHUTDOWN_DELAY", "3S");
        one = Replica.on(database.url(), settings);
        other = Replica.on(database.url(), settings);
        one.awaitReady();
        other.awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        database.close();
    }

    @Test
    @Order(1)
    void noReadIsOlderThanASecond() throws Exception {
        var reads = Rounds.of(10_000, 2_000);
        var acknowledgedAt = new ConcurrentSkipListMap<Long, Long>();
        acknowledgedAt.put(System.nanoTime(), 0L);
        var tooOld = new AtomicInteger();
        var behind = new AtomicInteger();
        var left = new AtomicInteger(reads);
        try (var editors =
                new Editors(() -> List.of(one.url(), other.url()), Duration.ofMillis(50))
                        .start(2, 0)) {
            editors.awaitMore(5);
            var over = new AtomicBoolean();
            var threads = Executors.newCachedThreadPool();
            threads.submit(() -> note(editors, acknowledgedAt, over));
            var work = new ArrayList<Future<?>>();
            for (var reader = 0; reader < 4; reader++) {
                var base = reader % 2 == 0 ? one.url() : other.url();
                work.add(
                        threads.submit(
                                () -> {
                                    while (left.getAndDecrement() > 0) {
                                        var sent = System.nanoTime();
                                        // What was acknowledged a second before it was asked for.
                                        var due =
                                                acknowledgedAt
                                                        .headMap(sent - FRESH.toNanos())
                                                        .lastEntry();
                                        var newest = editors.edition();
                                        var read = editionOf(base);
                                        if (due != null && read < due.getValue()) {
                                            tooOld.incrementAndGet();
                                        }
                                        if (read < newest) {
                                            behind.incrementAndGet();
                                        }
                                    }
                                    return null;
                                }));
            }
            for (var each : work) {
                each.get();
            }
            over.set(true);
            threads.shutdown();
            editors.finish();

            System.out.printf(
                    "two replicas, %d reads during %d writes: %d were of an edition that was no longer"
                            + " the newest, %d of one that had not been for a second%n",
                    reads, editors.acknowledged(), behind.get(), tooOld.get());
            editors.nothingIsLost("two replicas, reads under writes", database);
        }
        assertThat(tooOld).hasValue(0);
    }

    /** When each edition was first known to be acknowledged. */
    private static Void note(
            Editors editors, ConcurrentSkipListMap<Long, Long> acknowledgedAt, AtomicBoolean over)
            throws InterruptedException {
        for (var last = 0L; !over.get(); Thread.sleep(1)) {
            var edition = editors.edition();
            if (edition != last) {
                acknowledgedAt.put(System.nanoTime(), edition);
                last = edition;
            }
        }
        return null;
    }

    private static long editionOf(URI base) throws Exception {
        var answer = send(HttpRequest.newBuilder(base.resolve(READ)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValueAsLong("Edition").orElseThrow();
    }

    @Test
    @Order(2)
    void aReadThatNamesAnEditionSeesIt() throws Exception {
        var rounds = Rounds.of(200, 40);
        for (var round = 0; round < rounds; round++) {
            var slug = "seen-" + round;
            var body =
                    "{\"slug\": \"%1$s\", \"name\": \"%1$s\", \"reason\": \"x\"}".formatted(slug);
            var written =
                    send(
                            authorized(one, "/api/v1/organizations")
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            var edition = written.headers().firstValue("Edition").orElseThrow();

            var read =
                    send(
                            HttpRequest.newBuilder(
                                            other.url().resolve("/api/v1/organizations/" + slug))
                                    .header("Min-Edition", edition));

            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(read.headers().firstValueAsLong("Edition").orElseThrow())
                    .isGreaterThanOrEqualTo(Long.parseLong(edition));
        }
        System.out.printf(
                "Min-Edition: %d reads from one replica right after a write to the other; missed:"
                        + " nothing%n",
                rounds);
    }

    @Test
    @Order(3)
    void ofTwoWhoChangeTheSameVersionOneWins() throws Exception {
        var rounds = Rounds.of(200, 40);
        var body = "{\"slug\": \"raced\", \"name\": \"Raced\", \"reason\": \"x\"}";
        send(
                authorized(one, "/api/v1/organizations")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var version = 0; version < rounds; version++) {
                var statuses = race(threads, version);

                assertThat(statuses).containsExactlyInAnyOrder(200, 412);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.number("SELECT version FROM organization WHERE slug = 'raced'"))
                .isEqualTo(rounds);
        System.out.printf(
                "two replicas race for one row, %d rounds: one 200 and one 412 in each%n", rounds);
    }

    private static List<Integer> race(ExecutorService threads, int version) throws Exception {
        var tries = new ArrayList<Callable<Integer>>();
        for (var replica : List.of(one, other)) {
            var body =
                    "{\"name\": \"%d by %d\", \"reason\": \"x\"}"
                            .formatted(version, replica.url().getPort());
            var request =
                    authorized(replica, "/api/v1/organizations/raced")
                            .header("Content-Type", "application/merge-patch+json")
                            .header("If-Match", "\"" + version + "\"")
                            .method("PATCH", HttpRequest.BodyPublishers.ofString(body));
            tries.add(() -> send(request).statusCode());
        }
        var statuses = new ArrayList<Integer>();
        for (var status : threads.invokeAll(tries)) {
            statuses.add(status.get());
        }
        return statuses;
    }

    /** Requests go where readiness was good a moment ago, as a load balancer sends them. */
    @Test
    @Order(4)
    void oneThatIsAskedToStopLosesNothing() throws Exception {
        var ready = new AtomicBoolean(true);
        var readsDone = new AtomicLong();
        var threads = Executors.newCachedThreadPool();
        try (var editors =
                new Editors(
                                () ->
                                        ready.get()
                                                ? List.of(one.url(), other.url())
                                                : List.of(other.url()),
                                Duration.ofMillis(5))
                        .start(3, 3)) {
            var over = new AtomicBoolean();
            var reads = threads.submit(() -> read(ready, over, readsDone));
            editors.awaitMore(50);
            one.terminate();
            while (one.isAlive()) {
                ready.set(one.readiness() == 200);
                Thread.sleep(50);
            }
            editors.awaitMore(50);
            over.set(true);
            var lost = reads.get();
            editors.finish();

            System.out.printf(
                    "SIGTERM under load: %d reads, each on a connection of its own, lost: %s%n",
                    readsDone.get(), lost.isEmpty() ? "nothing" : lost);
            editors.nothingIsLost("SIGTERM under load", database);
            assertThat(lost).isEmpty();
            assertThat(editors.triedAgain()).as("writes that had to be sent again").isZero();
            assertThat(one.awaitEnd()).as(one.output()).isIn(0, 143);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> read(AtomicBoolean ready, AtomicBoolean over, AtomicLong done) {
        var lost = new ArrayList<String>();
        while (!over.get()) {
            var base = (ready.get() ? one : other).url();
            try (var socket = new java.net.Socket(base.getHost(), base.getPort())) {
                socket.getOutputStream()
                        .write(
                                ("GET "
                                                + READ
                                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                var answer = new String(socket.getInputStream().readAllBytes());
                if (!answer.startsWith("HTTP/1.1 200")) {
                    lost.add(answer.lines().findFirst().orElse("no answer"));
                }
                done.incrementAndGet();
            } catch (IOException e) {
                lost.add(e.toString());
            }
        }
        return lost;
    }

    private static HttpRequest.Builder authorized(RunningService service, String path) {
        return HttpRequest.newBuilder(service.url().resolve(path))
                .header("Authorization", "Bearer " + Issuer.token("editor"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(
                request.timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
