package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is there, and cannot do what it is asked: 503, and nothing is half written. */
@Tag("chaos")
class BusyDatabaseIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration HANGS = Duration.ofSeconds(30);
    private static final AtomicInteger ROWS = new AtomicInteger();

    /** Bytes that the disk has left: some rows of each table. */
    private static final long LEFT = 1 << 18;

    private static DatabaseServer database;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        database = DatabaseServer.withTheRecord();
        service =
                Replica.on(
                        database.url(),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "4",
                                "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "1S"));
        service.awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        database.close();
    }

    @Test
    void aLockedTableAndAFullPoolAreSaidToBeSo() throws Exception {
        var slugs = slugs(12);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE organization IN ACCESS EXCLUSIVE MODE");
            var answers = addAtOnce(service.url(), slugs);
            connection.rollback();

            // Four wait for the table, for as long as a statement may; the others for a connection.
            says("a locked table, and more writers than connections", answers);
            assertThat(answers.values()).containsOnly(503);
        }
        nothingIsWritten(slugs, database);
        assertThat(addAtOnce(service.url(), slugs).values()).containsOnly(201);
    }

    @Test
    void aDatabaseThatIsReadOnlyIsRead() throws Exception {
        var slugs = slugs(4);
        setting("default_transaction_read_only", "on");
        try {
            var answers = addAtOnce(service.url(), slugs);

            says("read-only", answers);
            assertThat(answers.values()).containsOnly(503);
            assertThat(get("/api/v1/chips?limit=2").statusCode()).isEqualTo(200);
        } finally {
            setting("default_transaction_read_only", "off");
        }
        nothingIsWritten(slugs, database);
        assertThat(addAtOnce(service.url(), slugs).values()).containsOnly(201);
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        var disk = Files.createTempDirectory("modelcost-chaos-disk");
        assumeThat(mounts(disk)).as("root, who may mount a small file system").isTrue();
        try {
            fillsUp(disk);
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
            Files.delete(disk);
        }
    }

    private static void fillsUp(Path disk) throws Exception {
        Files.createDirectory(disk.resolve("small"));
        var data = DatabaseServer.copyOf(database.data(), disk.resolve("small/data"));
        try (var small = DatabaseServer.on(data, Map.of());
                var writer = Replica.on(small.url()).awaitReady()) {
            var filler = disk.resolve("filler");
            fill(filler);
            var acknowledged = new ArrayList<String>();
            var slug = slugs(1).get(0);
            var answer = add(writer.url(), slug);
            for (; answer.statusCode() == 201; answer = add(writer.url(), slug)) {
                acknowledged.add(slug);
                slug = slugs(1).get(0);
                assertThat(acknowledged).hasSizeLessThan(20_000);
            }
            System.out.printf(
                    "disk full: %d writes acknowledged, then %d; ",
                    acknowledged.size(), answer.statusCode());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();

            Files.delete(filler);
            if (!small.isAlive()) {
                small.start();
            }
            writer.awaitReady();
            var there = new ArrayList<String>();
            for (var each : acknowledged) {
                if (count(small, each) == 1) {
                    there.add(each);
                }
            }
            assertThat(there).isEqualTo(acknowledged);
            nothingIsWritten(List.of(slug), small);
            assertThat(add(writer.url(), slug).statusCode()).isEqualTo(201);
            System.out.println("lost: nothing; the same request after there is room: 201");
        }
    }

    private static void fill(Path filler) throws IOException {
        var chunk = new byte[1 << 13];
        try (var file = Files.newOutputStream(filler)) {
            while (true) {
                file.write(chunk);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        try (var file = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - LEFT);
        }
    }

    private static boolean mounts(Path disk) throws IOException, InterruptedException {
        return System.getProperty("user.name").equals("root")
                && run("mount", "-t", "tmpfs", "-o", "size=256m", "none", disk.toString()) == 0;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void setting(String name, String value) throws SQLException {
        // Its own transaction is to write.
        database.execute("ALTER SYSTEM SET " + name + " = " + value);
        database.execute("SELECT pg_reload_conf()");
    }

    private static List<String> slugs(int number) {
        var slugs = new ArrayList<String>();
        for (var i = 0; i < number; i++) {
            slugs.add("busy-" + ROWS.incrementAndGet());
        }
        return slugs;
    }

    /** Neither the row nor its history nor the answer to its key. */
    private static void nothingIsWritten(List<String> slugs, DatabaseServer server)
            throws SQLException {
        for (var slug : slugs) {
            assertThat(count(server, slug)).isZero();
            assertThat(
                            server.number(
                                    "SELECT count(*) FROM record_history WHERE row_slug = '"
                                            + slug
                                            + "'"))
                    .isZero();
            assertThat(
                            server.number(
                                    "SELECT count(*) FROM idempotency_key WHERE key = '"
                                            + slug
                                            + "'"))
                    .isZero();
        }
    }

    private static long count(DatabaseServer server, String slug) throws SQLException {
        return server.number("SELECT count(*) FROM organization WHERE slug = '" + slug + "'");
    }

    private static Map<String, Integer> addAtOnce(URI base, List<String> slugs) throws Exception {
        var threads = Executors.newFixedThreadPool(slugs.size());
        try {
            var tries = new ArrayList<Callable<Integer>>();
            for (var slug : slugs) {
                tries.add(() -> add(base, slug).statusCode());
            }
            var answers = new TreeMap<String, Integer>();
            var done = threads.invokeAll(tries);
            for (var i = 0; i < slugs.size(); i++) {
                answers.put(slugs.get(i), done.get(i).get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void says(String what, Map<String, Integer> answers) {
        var byStatus = new TreeMap<Integer, Integer>();
        answers.values().forEach(status -> byStatus.merge(status, 1, Integer::sum));
        System.out.println(what + ": writes by status " + byStatus + "; half written: nothing");
    }

    private static HttpResponse<String> add(URI base, String slug) throws Exception {
        var body = "{\"slug\": \"%1$s\", \"name\": \"%1$s\", \"reason\": \"x\"}".formatted(slug);
        return send(
                HttpRequest.newBuilder(base.resolve("/api/v1/organizations"))
                        .header("Authorization", "Bearer " + Issuer.token("editor"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", slug)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(service.url().resolve(path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.timeout(HANGS).build(), HttpResponse.BodyHandlers.ofString());
    }
}
