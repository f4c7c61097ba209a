package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The line to the database breaks in every way; the service says so, and works when it is mended.
 */
@Tag("chaos")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenLineIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger ASKED = new AtomicInteger();

    /** No measure of speed: what takes longer, on however busy a machine, is taken for hanging. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    private static DatabaseServer database;
    private static FaultyLine line;
    private static RunningService service;

    @BeforeAll
    static void startWhileTheDatabaseIsAway() throws Exception {
        database = DatabaseServer.withTheRecord();
        line = new FaultyLine(database.port());
        line.refuse();
        service = Replica.on(DatabaseServer.url(line.port()));
        service.awaitOutput("cannot be reached; waiting");
        assertThat(service.readiness()).isNotEqualTo(200);
        line.listenAgain();
        service.awaitReady();
        System.out.println("down at the start: waited, then ready; lost: nothing");
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        line.close();
        database.close();
    }

    /** Also after a test that failed half-way: the next begins with a line that works. */
    @AfterEach
    void mend() {
        line.silent(false);
        line.delay(Duration.ZERO);
    }

    @Test
    @Order(1)
    void aCutIsHealedByTheNextConnection() throws Exception {
        var answers = answersWhile(() -> line.cut());

        says("cut", answers);
        assertThat(answers.keySet()).isSubsetOf(200, 503);
    }

    @Test
    @Order(2)
    void aDatabaseThatRefusesIsSaidToBeAway() throws Exception {
        line.refuse();
        var answers = new TreeMap<Integer, Integer>();
        for (var i = 0; i < 5; i++) {
            answers.merge(unkept().statusCode(), 1, Integer::sum);
        }
        assertThat(service.readiness()).isEqualTo(503);
        line.listenAgain();
        service.awaitReady();

        says("refused", answers);
        assertThat(answers).containsOnlyKeys(503);
        assertThat(unkept().statusCode()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void aSilentLineIsGivenUp() throws Exception {
        line.silent(true);
        var answers = new TreeMap<Integer, Integer>();
        for (var i = 0; i < 3; i++) {
            var answer = unkept();
            answers.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(answer.body()).contains("/problems#database-away");
        }
        assertThat(service.management("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(service.readiness()).isEqualTo(503);
        line.silent(false);
        service.awaitReady();

        says("black hole", answers);
        assertThat(answers).containsOnlyKeys(503);
        assertThat(untilGood().statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("long")
    @Order(4)
    void aSlowLineIsWaitedForOrGivenUp() throws Exception {
        line.delay(Duration.ofSeconds(3));
        var answers = new TreeMap<Integer, Integer>();
        for (var i = 0; i < 2; i++) {
            answers.merge(unkept().statusCode(), 1, Integer::sum);
        }
        assertThat(service.management("/q/health/live").statusCode()).isEqualTo(200);
        line.delay(Duration.ZERO);
        service.awaitReady();

        says("3 s more for each answer", answers);
        assertThat(answers.keySet()).isSubsetOf(200, 503);
        assertThat(untilGood().statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void aHalfOpenConnectionIsGivenUp() throws Exception {
        var answers = answersWhile(() -> line.halfOpen());

        says("half-open", answers);
        assertThat(answers.keySet()).isSubsetOf(200, 503);
        assertThat(untilGood().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    @Order(6)
    void aCommitThatIsCutIsSettledByTheSameKey(FaultyLine.CutCommit where) throws Exception {
        var slug = "cut-" + ASKED.incrementAndGet();
        var cutBefore = line.commitsCut();
        line.cutNextCommit(where);

        var first = add(slug);
        var retry = add(slug);
        var again = add(slug);

        assertThat(line.commitsCut()).as("a commit was cut").isEqualTo(cutBefore + 1);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
        assertThat(JSON.readTree(first.body()).get("type").asText())
                .isEqualTo("/problems#outcome-unknown");
        assertThat(retry.statusCode()).as(retry.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(retry.body());
        assertThat(database.number(rows(slug))).isEqualTo(1);
        assertThat(database.number(created(slug))).isEqualTo(1);
        System.out.printf(
                "cut in the commit, %s: 503 outcome-unknown, then 201 by the same key; lost: nothing;"
                        + " doubled: nothing%n",
                where.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    }

    @ParameterizedTest
    @EnumSource
    @Order(7)
    void aChangeWhoseCommitIsCutIsThereOrNot(FaultyLine.CutCommit where) throws Exception {
        var slug = "cut-" + ASKED.incrementAndGet();
        add(slug);
        line.cutNextCommit(where);

        var first = change(slug, 0);
        var retry = change(slug, 0);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
        assertThat(retry.statusCode())
                .as(retry.body())
                .isEqualTo(where == FaultyLine.CutCommit.BEFORE_THE_DATABASE ? 200 : 412);
        assertThat(database.number("SELECT version FROM organization WHERE slug = '" + slug + "'"))
                .isEqualTo(1);
    }

    @Test
    @Order(8)
    void writersGoOnThroughAllOfIt() throws Exception {
        try (var editors =
                new Editors(() -> List.of(service.url()), Duration.ofMillis(20)).start(3, 3)) {
            for (var round = 0; round < Rounds.of(20, 4); round++) {
                editors.awaitMore(15);
                switch (round % 4) {
                    case 0 -> line.cut();
                    case 1 -> line.cutNextCommit(FaultyLine.CutCommit.BEFORE_THE_ANSWER);
                    case 2 -> line.cutNextCommit(FaultyLine.CutCommit.BEFORE_THE_DATABASE);
                    default -> line.halfOpen();
                }
            }
            editors.awaitMore(15);
            editors.finish();
            editors.nothingIsLost(
                    "cuts, cut commits and half-open connections under writes", database);
        }
    }

    @Test
    @Order(9)
    void theLogSaysSoWithoutStackTraces() {
        assertThat(service.output()).contains("The database cannot be used");
        assertThat(service.output()).doesNotContain("\tat ");
    }

    private static void says(String what, Map<Integer, Integer> answers) {
        System.out.println(what + ": answers by status " + answers + "; lost: nothing");
    }

    private interface Fault {
        void happens() throws IOException;
    }

    /** What reads are answered around a fault. */
    private static TreeMap<Integer, Integer> answersWhile(Fault fault) throws Exception {
        var answers = new TreeMap<Integer, Integer>();
        for (var i = 0; i < 30; i++) {
            if (i == 10) {
                fault.happens();
            }
            answers.merge(unkept().statusCode(), 1, Integer::sum);
        }
        service.awaitReady();
        return answers;
    }

    /** The pool may still hold connections that are broken, until they are used. */
    private static HttpResponse<String> untilGood() throws Exception {
        var end = System.nanoTime() + HANGS.toNanos();
        var answer = unkept();
        while (answer.statusCode() == 503 && System.nanoTime() - end < 0) {
            answer = unkept();
        }
        return answer;
    }

    /** A read that has to ask the database: nobody has asked it before. */
    private static HttpResponse<String> unkept() throws Exception {
        return send(request("/api/v1/chips?limit=1&minTdpWatts=" + ASKED.incrementAndGet()));
    }

    private static HttpResponse<String> add(String slug) throws Exception {
        var body = "{\"slug\": \"%1$s\", \"name\": \"%1$s\", \"reason\": \"x\"}".formatted(slug);
        return send(
                request("/api/v1/organizations")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", slug)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> change(String slug, int version) throws Exception {
        return send(
                request("/api/v1/organizations/" + slug)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "\"" + version + "\"")
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"name\": \"Changed\", \"reason\": \"x\"}")));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.url() + path))
                .timeout(HANGS)
                .header("Authorization", "Bearer " + Issuer.token("editor"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String rows(String slug) {
        return "SELECT count(*) FROM organization WHERE slug = '" + slug + "'";
    }

    private static String created(String slug) {
        return "SELECT count(*) FROM record_history WHERE operation = 'INSERT' AND row_slug = '"
                + slug
                + "'";
    }
}
