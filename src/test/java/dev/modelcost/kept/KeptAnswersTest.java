package dev.modelcost.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Question;
import dev.modelcost.web.Wire;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question that was asked before is answered from memory until the record changes. */
@ServiceTest
class KeptAnswersTest {

    private static final String PATH = "/api/v1/models/opt-175b/training-cost?method=amortized";

    @Inject EntityManager entities;
    @Inject SessionFactory sessions;
    @Inject KeptAnswers answers;

    @TestHTTPResource(value = "/metrics", management = true)
    String metrics;

    @ParameterizedTest
    @ValueSource(
            strings = {
                PATH,
                PATH + "&include=derivation",
                "/api/v1/audits/summary",
                "/api/v1/models?limit=7",
                "/api/v1/models/gpt-4",
                "/api/v1/models/gpt-4?fields=slug,name"
            })
    void aRepeatedQuestionIsNotComputedAgain(String path) {
        get(path);

        assertThat(sessionsOf(() -> get(path))).isZero();
    }

    @Test
    void theSameQuestionInAnotherOrderIsTheSame() {
        var first = get("/api/v1/models?limit=6&sort=name");
        var other = "/api/v1/models?sort=name&limit=6";

        assertThat(sessionsOf(() -> get(other))).isZero();
        assertThat(get(other).header("ETag")).isEqualTo(first.header("ETag"));
    }

    /** As the client of Java 17 sends every GET over HTTP/1.1. */
    @Test
    void whoSaysThatThereIsNoBodyIsAnsweredFromMemory() {
        var path = "/api/v1/models?limit=19";
        get(path);
        Runnable again = () -> Wire.send("GET", path, "Content-Length: 0\r\n", "");

        assertThat(sessionsOf(again)).isZero();
        assertThat(sessionsOf(() -> Wire.send("GET", path, "", "a"))).isEqualTo(1);
    }

    @Test
    void whoIsSomebodyIsNotAnsweredFromMemory() {
        var path = "/api/v1/models?limit=9";
        get(path);

        assertThat(sessionsOf(() -> given().header("Cookie", "a=b").get(path))).isEqualTo(1);
    }

    /** By the path with its variable named, not by each model. */
    @Test
    void itIsCountedLikeAComputedOne() {
        var path = "/api/v1/models/opt-175b?fields=slug,name,layers";
        var before = requestsCountedAs("/api/v1/models/{slug}");

        get(path);
        get(path);
        given().header("Cookie", "a=b").get(path);

        assertThat(requestsCountedAs("/api/v1/models/{slug}") - before).isEqualTo(3);
        assertThat(requestsCountedAs("/api/v1/models/opt-175b")).isZero();
    }

    private double requestsCountedAs(String uri) {
        var line =
                Pattern.compile(
                        "(?m)^http_server_requests_seconds_count\\{(?=[^}]*method=\"GET\")(?=[^\\n]*status=\"200\")[^\\n]*uri=\""
                                + Pattern.quote(uri)
                                + "\"[^\\n]* (\\S+)$");
        return line.matcher(given().get(metrics).asString())
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }

    /** Otherwise whoever asks enough different questions ends the process. */
    @Test
    void theirBytesAreBounded() {
        get("/api/v1/models?limit=8");
        var answer = answers.to(new Question("/api/v1/models?limit=8"));
        var most = 20 * answer.answer().weight();
        var few = new KeptAnswers(Optional.of(new MemorySize(BigInteger.valueOf(most))));

        for (var i = 0; i < 1_000; i++) {
            few.keep(new Question("/api/v1/models?limit=8&other=" + i), answer);
        }

        assertThat(few.bytes()).isPositive().isLessThanOrEqualTo(most);
    }

    /** Clients that take nothing must not end the process because others have asked much. */
    @Test
    void theyMakeRoomForAnswersThatAreNotTaken() {
        get("/api/v1/models?limit=8");
        var answer = answers.to(new Question("/api/v1/models?limit=8"));
        var most = 40 * answer.answer().weight();
        var kept = new KeptAnswers(Optional.of(new MemorySize(BigInteger.valueOf(most))));
        for (var i = 0; i < 100; i++) {
            kept.keep(new Question("/api/v1/models?limit=8&other=" + i), answer);
        }
        var before = kept.bytes();

        kept.makeRoom(most / 2);
        assertThat(kept.bytes()).isPositive().isLessThanOrEqualTo(most / 2);
        kept.makeRoom(2L * most);
        assertThat(kept.bytes()).isPositive().isLessThanOrEqualTo(most / 8);
        kept.makeRoom(0);
        for (var i = 0; i < 100; i++) {
            kept.keep(new Question("/api/v1/models?limit=8&other=" + i), answer);
        }
        assertThat(kept.bytes()).isGreaterThan(most / 2).isLessThanOrEqualTo(most);
        assertThat(before).isGreaterThan(most / 2);
    }

    @Test
    void whatWasRefusedIsNotKept() {
        var before = answers.bytes();

        assertThat(given().get("/api/v1/models/gpt-44").statusCode()).isEqualTo(404);
        assertThat(given().get("/api/v1/models?limit=0").statusCode()).isEqualTo(400);

        assertThat(answers.bytes()).isEqualTo(before);
    }

    @Test
    void aNewQuestionReadsNothingThatAnotherOfTheEditionHasRead() {
        get(PATH + "&confidence=0.8124");

        assertThat(
                        counted(
                                () -> get(PATH + "&confidence=0.8125"),
                                Statistics::getPrepareStatementCount))
                .isZero();
    }

    @Test
    void manyWhoAskTheSameAtOnceLetItBeComputedOnce() throws Exception {
        var path = PATH + "&confidence=0.8126";
        var clients = Executors.newFixedThreadPool(8);
        try {
            Callable<Response> one = () -> get(path);
            var sessions =
                    sessionsOf(
                            () -> {
                                try {
                                    for (var answer :
                                            clients.invokeAll(
                                                    Stream.generate(() -> one).limit(8).toList())) {
                                        assertThat(answer.get().asByteArray()).isNotEmpty();
                                    }
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            assertThat(sessions).isEqualTo(1);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aChangedRecordHasAnotherAnswerAtOnce() {
        var path = PATH;
        var before = get(path);
        try {
            changeTdp(2);
            assertThat(median(changed(path, before))).isGreaterThan(median(before));
        } finally {
            var changed = get(path);
            changeTdp(0.5);
            assertThat(median(changed(path, changed))).isEqualTo(median(before));
        }
    }

    /**
     * The next answer that is another; at most a second late, and much less with a database that
     * tells of its commits.
     */
    private static Response changed(String path, Response before) {
        var end = System.nanoTime() + 20_000_000_000L;
        var now = get(path);
        while (now.header("ETag").equals(before.header("ETag")) && System.nanoTime() < end) {
            Thread.onSpinWait();
            now = get(path);
        }
        return now;
    }

    private static double median(Response answer) {
        return answer.jsonPath().getDouble("costUsd.median");
    }

    private void changeTdp(double factor) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                entities.createNativeQuery(
                                                "update chip set tdp_watts = tdp_watts * :factor"
                                                        + " where slug like 'nvidia-a100%'")
                                        .setParameter("factor", factor)
                                        .executeUpdate());
    }

    private long sessionsOf(Runnable requests) {
        return counted(requests, Statistics::getSessionOpenCount);
    }

    private long counted(Runnable requests, ToLongFunction<Statistics> count) {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            var before = count.applyAsLong(statistics);
            requests.run();
            return count.applyAsLong(statistics) - before;
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private static Response get(String path) {
        var answer = given().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }
}
