package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two who change one row at the same time: the record is as if one had come after the other. */
@ServiceTest
@TestProfile(OwnRecord.class)
class RacesTest {

    private static final int ROUNDS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataSource database;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RacesTest(DataSource database) {
        this.database = database;
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whoeverReplacesAndWhoeverEndsARow() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var path = added("raced-end-" + round);

            var answers = race(() -> put(path, "\"0\"", "Put"), () -> delete(path, "\"0\""));

            assertThat(statuses(answers)).containsOnlyOnce(200);
            assertThat(statuses(answers).get(0)).isIn(200, 404, 412);
            assertThat(statuses(answers).get(1)).isIn(200, 412);
            assertThat(read(path).statusCode())
                    .isEqualTo(statuses(answers).get(0) == 200 ? 200 : 404);
            assertThat(changes(path)).isEqualTo(2);
        }
    }

    @Test
    void whoeverReplacesAndWhoeverPurgesARow() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var path = added("raced-purge-" + round);

            var answers = race(() -> put(path, "\"0\"", "Secret"), () -> purge(path, "\"0\""));

            var purged = statuses(answers).get(1) == 200;
            assertThat(statuses(answers)).containsOnlyOnce(200);
            assertThat(statuses(answers).get(purged ? 0 : 1)).isIn(404, 412);
            assertThat(read(path).statusCode()).isEqualTo(purged ? 404 : 200);
            assertThat(read(path + "/history").asString().contains("Secret")).isFalse();
            assertThat(changes(path)).isEqualTo(2);
        }
    }

    @Test
    void whoeverReplacesARowAndWhoeverImportsIt() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var slug = "raced-import-" + round;
            var path = added(slug);

            var answers =
                    race(
                            () -> put(path, "\"0\"", "Put"),
                            () -> imported("slug,name\n" + slug + ",Imported\n"));

            assertThat(statuses(answers).get(0)).isIn(200, 412);
            assertThat(statuses(answers).get(1)).isEqualTo(200);
            assertThat(read(path).jsonPath().getString("name")).isEqualTo("Imported");
            assertThat(changes(path)).isEqualTo(statuses(answers).get(0) == 200 ? 3 : 2);
        }
    }

    /** Who began first may come second: what the other wrote in between is history all the same. */
    @Test
    void aChangeThatBeganBeforeTheOneItFollowsKeepsIt() throws Exception {
        var path = added("raced-order");
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "SELECT set_config('modelcost.editor', 'earlier', true)");
            put(path, "\"0\"", "Later");
            execute(other, "UPDATE organization SET name = 'Earlier' WHERE slug = 'raced-order'");
            other.commit();
            other.setAutoCommit(true);
        }

        var history = read(path + "/history").jsonPath();
        assertThat(history.getList("changes.before.name")).containsExactly("Later", "First");
        assertThat(history.getString("changes[0].changedAt"))
                .isGreaterThan(history.getString("changes[0].recordedFrom"));
    }

    /** The row is not there when the import looks, and is there when it writes. */
    @Test
    void anImportReplacesARowThatSomebodyAddsMeanwhile() throws Exception {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "INSERT INTO organization (slug, name) VALUES ('raced-new', 'Theirs')");
            var importing = threads.submit(() -> imported("slug,name\nraced-new,Ours\n"));
            awaitWaiting(1);
            other.commit();
            other.setAutoCommit(true);

            var answer = importing.get();

            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.jsonPath().getInt("replaced")).isEqualTo(1);
            assertThat(read("organizations/raced-new").jsonPath().getString("name"))
                    .isEqualTo("Ours");
        }
    }

    /** The second undoes the first, and not once more what that has undone already. */
    @Test
    void ofTwoWhoUndoTheSecondUndoesTheFirst() throws Exception {
        var path = added("raced-undo");
        put(path, "\"0\"", "Second");
        put(path, "\"1\"", "Third");
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "SELECT FROM organization WHERE slug = 'raced-undo' FOR UPDATE");
            var undoing =
                    List.of(threads.submit(() -> undo(path)), threads.submit(() -> undo(path)));
            awaitWaiting(2);
            other.commit();
            other.setAutoCommit(true);

            for (var undone : undoing) {
                assertThat(undone.get().statusCode()).as(undone.get().asString()).isEqualTo(200);
            }
        }
        assertThat(read(path).jsonPath().getString("name")).isEqualTo("Third");
        assertThat(changes(path)).isEqualTo(5);
    }

    @Test
    void twoFilesThatHoldTheSameRowsInAnotherOrder() throws Exception {
        var rows = new ArrayList<String>();
        for (var i = 0; i < 50; i++) {
            rows.add("raced-file-%02d".formatted(i));
        }
        imported("slug,name\n" + String.join(",0\n", rows) + ",0\n");
        var reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);

        var answers =
                race(
                        () -> imported("slug,name\n" + String.join(",1\n", rows) + ",1\n"),
                        () -> imported("slug,name\n" + String.join(",2\n", reversed) + ",2\n"));

        // A replica takes one file at a time.
        assertThat(statuses(answers)).contains(200).containsAnyOf(200, 503);
        assertThat(read("organizations/raced-file-00").jsonPath().getString("name"))
                .isEqualTo(read("organizations/raced-file-49").jsonPath().getString("name"));
    }

    private List<Response> race(Callable<Response> one, Callable<Response> other) throws Exception {
        var answers = new ArrayList<Response>();
        for (Future<Response> answer : threads.invokeAll(List.of(one, other))) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }

    /** Until so many wait for a lock of another. */
    private void awaitWaiting(int number) throws SQLException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = database.getConnection();
                var count =
                        connection.prepareStatement(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            for (var waiting = 0; waiting < number; ) {
                assertThat(System.nanoTime()).as("waits").isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                try (var found = count.executeQuery()) {
                    found.next();
                    waiting = found.getInt(1);
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String added(String slug) {
        var added = as("editor").body(organization(slug, "First")).post("/api/v1/organizations");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return "organizations/" + slug;
    }

    private static String organization(String slug, String name) {
        return "{\"slug\": \"%s\", \"name\": \"%s\", \"reason\": \"A race.\"}"
                .formatted(slug, name);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Issuer.token(role)).contentType("application/json");
    }

    private static Response read(String path) {
        return given().get("/api/v1/" + path);
    }

    private static int changes(String path) {
        return read(path + "/history").jsonPath().getList("changes").size();
    }

    private static Response put(String path, String tag, String name) {
        var slug = path.substring(path.indexOf('/') + 1);
        return as("editor")
                .header("If-Match", tag)
                .body(organization(slug, name))
                .put("/api/v1/" + path);
    }

    private static Response delete(String path, String tag) {
        return as("editor").header("If-Match", tag).delete("/api/v1/" + path + "?reason=A%20race.");
    }

    private static Response purge(String path, String tag) {
        return as("admin").header("If-Match", tag).post("/api/v1/" + path + "/purge?reason=x");
    }

    private static Response undo(String path) {
        return as("editor").header("If-Match", "*").post("/api/v1/" + path + "/undo?reason=x");
    }

    private static Response imported(String file) {
        return as("admin")
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/imports?table=organizations&reason=A%20file.");
    }
}
