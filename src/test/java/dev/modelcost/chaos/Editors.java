package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Programs that write without a pause whatever happens, as good clients do: what was not answered
 * is sent again, a new row with the same Idempotency-Key, a change after a look at the row. They
 * remember what was acknowledged to them, and compare it with the record in the end.
 */
final class Editors implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SENT_AGAIN = 20;
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String run = "run" + RUNS.incrementAndGet() + "-";
    private final Supplier<List<URI>> replicas;
    private final Duration between;
    private final String token = Issuer.token("editor");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> work = new ArrayList<>();
    private final Queue<String> added = new ConcurrentLinkedQueue<>();
    private final Map<String, String> firstAnswers = new ConcurrentHashMap<>();
    private final Map<String, Integer> changed = new ConcurrentHashMap<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger triedAgain = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicLong edition = new AtomicLong();
    private volatile boolean over;

    /**
     * @param replicas where the service answers now
     * @param between two writes of the same program
     */
    Editors(Supplier<List<URI>> replicas, Duration between) {
        this.replicas = replicas;
        this.between = between;
    }

    /** Lets some add rows, and others change one row each, again and again. */
    Editors start(int adding, int changing) {
        for (var i = 0; i < adding; i++) {
            var name = run + i;
            work.add(threads.submit(() -> add(name)));
        }
        for (var i = 0; i < changing; i++) {
            var name = run + i + "-changes";
            work.add(threads.submit(() -> change(name)));
        }
        return this;
    }

    /** How many writes were acknowledged. */
    int acknowledged() {
        return added.size() + changed.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The newest edition that an acknowledged write has made; 0 before the first. */
    long edition() {
        return edition.get();
    }

    void awaitMore(int writes) throws InterruptedException {
        var enough = acknowledged() + writes;
        var end = System.nanoTime() + PATIENCE.multipliedBy(2).toNanos();
        while (acknowledged() < enough) {
            assertThat(System.nanoTime() - end).as("goes on writing: %s", unexpected).isNegative();
            Thread.sleep(10);
        }
    }

    /** Ends what has begun, and begins nothing more. */
    void finish() throws InterruptedException, ExecutionException {
        over = true;
        for (var each : work) {
            each.get();
        }
    }

    private Void add(String name) throws Exception {
        for (var i = 0; !over; i++) {
            create("%s-%d".formatted(name, i));
            Thread.sleep(between.toMillis());
        }
        return null;
    }

    private void create(String slug) throws InterruptedException {
        var answer = post(slug);
        if (answer != null && answer.statusCode() == 201) {
            acknowledge(answer);
            added.add(slug);
            firstAnswers.put(slug, answer.body());
        } else if (answer != null) {
            unexpected.add(slug + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> post(String slug) throws InterruptedException {
        var body =
                "{\"slug\": \"%s\", \"name\": \"%s\", \"reason\": \"Chaos.\"}"
                        .formatted(slug, slug);
        return untilAnswered(
                base ->
                        request(base.resolve("/api/v1/organizations"))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", slug)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
    }

    /**
     * Whoever sends an old request again is answered as the first time, whatever happened since.
     */
    void oldKeysGetTheirFirstAnswers() throws InterruptedException {
        var slugs = new ArrayList<>(changed.keySet());
        added.stream().limit(SENT_AGAIN).forEach(slugs::add);
        for (var slug : slugs) {
            var again = post(slug);

            assertThat(again).as("an answer for %s", slug).isNotNull();
            assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(firstAnswers.get(slug));
        }
    }

    private Void change(String slug) throws Exception {
        create(slug);
        var version = 0;
        for (var next = 1; !over; next++) {
            version = change(slug, version, next);
            changed.put(slug, next);
            Thread.sleep(between.toMillis());
        }
        return null;
    }

    /** The version of the row once it has the value, which nobody else gives it. */
    private int change(String slug, int version, int value) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var first = true; ; first = false) {
            var answer = patch(slug, version, value);
            if (answer != null && answer.statusCode() == 200) {
                acknowledge(answer);
                return JSON.readTree(answer.body()).get("version").intValue();
            }
            var status = answer == null ? 0 : answer.statusCode();
            var row = row(slug);
            if (row != null && row.at("/row/name").asText().equals(Integer.toString(value))) {
                settled.incrementAndGet();
                return row.get("version").intValue();
            }
            if (status != 0 && status != 503) {
                unexpected.add(slug + ": " + status + " " + answer.body());
                throw new IllegalStateException("not to be expected: " + unexpected);
            }
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "no answer in time for " + slug + ", first " + first);
            }
            triedAgain.incrementAndGet();
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private HttpResponse<String> patch(String slug, int version, int value)
            throws InterruptedException {
        var body = "{\"name\": \"%d\", \"reason\": \"Chaos.\"}".formatted(value);
        return send(
                base ->
                        request(base.resolve("/api/v1/organizations/" + slug))
                                .header("Content-Type", "application/merge-patch+json")
                                .header("If-Match", "\"" + version + "\"")
                                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                                .build());
    }

    private JsonNode row(String slug) throws Exception {
        var answer =
                untilAnswered(
                        base ->
                                request(base.resolve("/api/v1/organizations/" + slug + "/row"))
                                        // At least as new as what this program has seen.
                                        .header("Min-Edition", Long.toString(edition.get()))
                                        .build());
        return answer != null && answer.statusCode() == 200 ? JSON.readTree(answer.body()) : null;
    }

    private void acknowledge(HttpResponse<String> answer) {
        answer.headers()
                .firstValueAsLong("Edition")
                .ifPresent(made -> edition.accumulateAndGet(made, Math::max));
    }

    private interface Question {
        HttpRequest to(URI base);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    /** The same request again and again, until there is another answer than 503. */
    private HttpResponse<String> untilAnswered(Question question) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.multipliedBy(2).toNanos();
        for (var first = true; System.nanoTime() - end < 0; first = false) {
            var answer = send(question);
            if (answer != null && answer.statusCode() != 503) {
                if (!first) {
                    settled.incrementAndGet();
                }
                return answer;
            }
            triedAgain.incrementAndGet();
            Thread.sleep(PAUSE.toMillis());
        }
        unexpected.add("no answer in time");
        return null;
    }

    private final AtomicInteger turn = new AtomicInteger();

    /** Null if there was no answer. */
    private HttpResponse<String> send(Question question) throws InterruptedException {
        var bases = replicas.get();
        var base = bases.get(turn.getAndIncrement() % bases.size());
        try {
            return http.send(question.to(base), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Compares what was acknowledged with what the record and its history hold, and prints it.
     *
     * @param what has happened meanwhile
     */
    void nothingIsLost(String what, DatabaseServer database) throws SQLException {
        var rows = names(database);
        var lost = new ArrayList<>(added.stream().filter(slug -> !rows.containsKey(slug)).toList());
        changed.forEach(
                (slug, last) -> {
                    if (!Integer.toString(last).equals(rows.get(slug))) {
                        lost.add(slug + " has " + rows.get(slug) + " instead of " + last);
                    }
                });
        var doubled = doubled(database);
        System.out.printf(
                "%s: %d writes acknowledged, %d tries without an answer or with 503, %d of them"
                        + " settled by asking again; lost: %s; doubled: %s%n",
                what,
                acknowledged(),
                triedAgain.get(),
                settled.get(),
                lost.isEmpty() ? "nothing" : lost,
                doubled.isEmpty() ? "nothing" : doubled);
        assertThat(unexpected).isEmpty();
        assertThat(acknowledged()).isPositive();
        assertThat(lost).isEmpty();
        assertThat(doubled).isEmpty();
    }

    /** The rows whose addition was acknowledged until now. */
    List<String> added() {
        return List.copyOf(added);
    }

    /** Those of the rows that a record lacks which may lack some. */
    List<String> missingIn(DatabaseServer database, List<String> slugs) throws SQLException {
        var rows = names(database);
        return slugs.stream().filter(slug -> !rows.containsKey(slug)).toList();
    }

    /** How often there was no answer, or 503. */
    int triedAgain() {
        return triedAgain.get();
    }

    private Map<String, String> names(DatabaseServer database) throws SQLException {
        var names = new ConcurrentHashMap<String, String>();
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "SELECT slug, name FROM organization WHERE slug LIKE ?")) {
            statement.setString(1, run + "%");
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return names;
    }

    /** Rows that the history has as new more than once, and values that a row had twice. */
    private List<String> doubled(DatabaseServer database) throws SQLException {
        var doubled = new ArrayList<String>();
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "SELECT row_slug, row_before ->> 'name', count(*) FROM record_history"
                                        + " WHERE table_name = 'organization' AND row_slug LIKE ?"
                                        + " GROUP BY 1, 2 HAVING count(*) > 1")) {
            statement.setString(1, run + "%");
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    doubled.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
        }
        return doubled;
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
