package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many ask what must be computed; who only reads does not notice. */
@ServiceTest
@TestProfile(AdmissionTest.ShortQueue.class)
class AdmissionTest {

    public static final class ShortQueue implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "modelcost.computations.at-once", "1",
                    "modelcost.computations.most-waiting", "3",
                    "modelcost.rate-limit.per-minute", Integer.toString(PER_MINUTE),
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                    "modelcost.http.body-deadline", "300ms",
                    // How long a read waits its turn depends on what else the machine does.
                    "quarkus.datasource.jdbc.acquisition-timeout", "60s",
                    "quarkus.http.limits.max-connections", Integer.toString(MOST_CONNECTIONS));
        }
    }

    static final int MOST_CONNECTIONS = 150;

    private static final int CLIENTS = 32;

    /** In reads. */
    private static final int PER_MINUTE = 60;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject DataSource database;

    @TestHTTPResource("/api/v1/")
    URI api;

    @Test
    void whereTooManyAskForComputationsSomeAreToldToTryAgainAndReadsAreAnswered() {
        var questions =
                IntStream.range(0, CLIENTS)
                        .mapToObj(
                                i ->
                                        send(
                                                "models/gpt-4/training-cost?confidence=0.8"
                                                        + (1000 + i),
                                                "198.51.100." + i))
                        .toList();
        var reads =
                IntStream.range(0, CLIENTS)
                        .mapToObj(i -> send("models?limit=" + (1 + i), "192.0.2." + i))
                        .toList();

        assertThat(reads)
                .allSatisfy(
                        read ->
                                assertThat(read.join().statusCode())
                                        .as(read.join().body())
                                        .isEqualTo(200));
        var computed = statuses(questions);
        assertThat(computed).contains(200, 503).containsOnly(200, 503);
        var refused =
                questions.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 503)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("problems#busy");

        // Whoever was refused gets an answer later: nobody stays in.
        assertThat(send("models/gpt-4/training-cost?confidence=0.8999", "198.51.100.99").join())
                .extracting(HttpResponse::statusCode)
                .isEqualTo(200);
    }

    /** No computation ends and no more may wait, which nobody notices who only reads. */
    @Test
    void readsHaveRoomOfTheirOwnHoweverManyComputationsStandStill() throws Exception {
        var claims =
                JsonPath.from(send("claims?limit=" + CLIENTS, "192.0.2.99").join().body())
                        .getList("items.id", String.class);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE claim IN ACCESS EXCLUSIVE MODE");
            var questions =
                    claims.stream()
                            .map(
                                    slug ->
                                            send(
                                                    "claims/" + slug + "/audit",
                                                    "198.18.66." + claims.indexOf(slug)))
                            .toList();
            for (var i = 1; i <= 20; i++) {
                var read = send("organizations?limit=" + i, "192.0.2." + (100 + i)).join();
                assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            }
            assertThat(questions).anyMatch(question -> !question.isDone());
            connection.rollback();
            assertThat(statuses(questions)).contains(503).isSubsetOf(200, 503);
        }
    }

    @Test
    void anAddressMayAskForSoMuchInAMinuteAndAnotherIsNotAffected() {
        var reads = untilRefused("203.0.113.7", i -> "models?limit=1");
        var computations =
                untilRefused("203.0.113.8", i -> "models/gpt-4/training-cost?confidence=0.7" + i);

        // Some more than the allowance, because it is given back all the time.
        assertThat(reads).isGreaterThanOrEqualTo(PER_MINUTE);
        assertThat(computations).isBetween(PER_MINUTE / 10, PER_MINUTE - 1);
        assertThat(send("models?limit=1", "203.0.113.9").join().statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() {
        var refused =
                Wire.exchange(
                        "POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 150\r\n\r\n{");

        assertThat(refused.status()).isEqualTo(408);
        assertThat(refused.problem().get("type").textValue())
                .isEqualTo("/problems#request-timeout");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/audits?text=%zz, Content-Type: application/json, 400",
        "/api/v1/imports?table=organizations&reason=a, Expect: 100-continue, 401"
    })
    void aConnectionIsClosedWhoseRequestIsRefusedByItsHeadAndWhoseBodyDoesNotCome(
            String target, String header, int status) {
        var refused =
                Wire.exchange(
                        "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: 150\r\n\r\n"
                                .formatted(target, header));

        assertThat(refused.status()).isEqualTo(status);
    }

    /** An administrator has more. */
    @Test
    void aFileOfWhomeverMayNotImportItHasTheTimeOfOtherBodies() {
        var refused =
                Wire.exchange(
                        "POST /api/v1/imports?table=organizations&reason=a HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: text/csv\r\nContent-Length: 150\r\n\r\nslug");

        assertThat(refused.status()).isEqualTo(408);
    }

    /** How many questions were answered before the first that was refused. */
    private int untilRefused(String address, IntFunction<String> question) {
        for (int i = 0; i < 100 * PER_MINUTE; i++) {
            var answer = send(question.apply(i), address).join();
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
                assertThat(answer.body()).contains("problems#too-many-requests");
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                        .isBetween(1L, 60L);
                return i;
            }
        }
        throw new AssertionError("never refused");
    }

    private List<Integer> statuses(List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream().map(answer -> answer.join().statusCode()).toList();
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String address) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(api.resolve(path))
                        .header("X-Forwarded-For", address)
                        .build(),
                BodyHandlers.ofString());
    }

    /** The deadline is that of the body, which was there, and not of its answer. */
    @Test
    void anAnswerOverHttp2MayTakeLongerThanItsBodyMay() throws Exception {
        var http2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first request on a connection is one of HTTP/1.1 that asks for HTTP/2.
        http2.send(
                HttpRequest.newBuilder(api.resolve("models?limit=1")).build(),
                BodyHandlers.discarding());
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE token_price IN ACCESS EXCLUSIVE MODE");
            var waiting =
                    http2.sendAsync(
                            HttpRequest.newBuilder(api.resolve("estimates/request-cost"))
                                    .header("Content-Type", "application/json")
                                    .header("X-Forwarded-For", "192.0.2.77")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"promptTokens\": 1, \"outputTokens\": 1, \"model\": \"gpt-4\", \"at\": \"2024-01-01T00:00:00Z\"}"))
                                    .build(),
                            BodyHandlers.ofString());
            Thread.sleep(1_000);
            assertThat(waiting).isNotDone();
            connection.rollback();

            assertThat(waiting.join().version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(waiting.join().statusCode()).as(waiting.join().body()).isEqualTo(200);
        }
    }
}
