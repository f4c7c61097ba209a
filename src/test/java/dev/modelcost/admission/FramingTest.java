package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a proxy may read in another way is refused, and what follows on the connection is not read.
 */
@ServiceTest
class FramingTest {

    @TestHTTPResource("/api/v1/")
    URI api;

    private static final String ANOTHER =
            "GET /api/v1/models?limit=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /** The connection is closed by the service, or the exchange would not end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: elsewhere",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity"
            })
    void anAmbiguousRequestIsTheLastOfItsConnection(String header) {
        var refused =
                Wire.exchange(
                        "POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\n"
                                + header
                                + "\r\n\r\n0\r\n\r\n"
                                + ANOTHER);

        assertThat(refused.status()).isEqualTo(400);
        refused.problem();
        assertThat(refused.headers()).containsEntry("connection", "close");
        assertThat(refused.body()).doesNotContain("HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/3.7", "HTTP/0.9", "HTTP/2.0", "FOO/1.1"})
    void aVersionThatIsNotKnownIsRefused(String version) {
        var refused =
                Wire.exchange(
                        "GET /api/v1/models?limit=1 "
                                + version
                                + "\r\nHost: localhost\r\n\r\n"
                                + ANOTHER);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().get("detail").textValue()).contains("HTTP/1.1");
        assertThat(refused.headers()).containsKey("date");
    }

    @Test
    void aRequestThatIsRefusedBeforeItIsRoutedHasADate() {
        var refused = Wire.exchange("GET /api/v1/models HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.headers()).containsKey("date");
    }

    @Test
    void aChunkedBodyIsRead() {
        var answer =
                Wire.exchange(
                        "POST /api/v1/estimates/request-cost HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nTransfer-Encoding: Chunked\r\n\r\n"
                                + "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");

        assertThat(answer.problem().get("type").textValue()).isEqualTo("/problems#not-enough-data");
    }

    @Test
    void aLargeChunkedBodyIsRefusedWithAProblem() {
        var part = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        var refused =
                Wire.exchange(
                        "POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + part.repeat(5)
                                + "0\r\n\r\n");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem().get("detail").textValue()).contains("262144");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/models?limit=1",
                "/api/v1/models/nobody",
                "/api/v1/models?limit=%zz",
                "/problems",
                "/nonsense",
                "/openapi"
            })
    void everyAnswerHasADateAndAnIdentifier(String target) {
        for (var i = 0; i < 2; i++) {
            var headers = Wire.get(target).headers();
            assertThat(headers.get("date")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT");
            assertThat(headers.get("x-request-id")).matches("[0-9a-f]{16}");
        }
        assertThat(Wire.send("GET", target, "X-Request-Id: mine-1\r\n", "").headers())
                .containsEntry("x-request-id", "mine-1");
    }

    @Test
    void aBodyOfHttp2IsReadAsOneOfHttp1IsAndSaysHowLongItIs() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var question =
                "{\"promptTokens\": 1000, \"outputTokens\": 1000, \"model\": \"gpt-4\", \"at\": \"2024-01-01T00:00:00Z\"}";
        var of = HttpRequest.BodyPublishers.ofString(question);
        askForHttp2(client);

        var told =
                client.send(to("estimates/request-cost").POST(of).build(), BodyHandlers.ofString());
        var untold =
                client.send(
                        to("estimates/request-cost")
                                .POST(HttpRequest.BodyPublishers.fromPublisher(of))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(told.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(untold.statusCode()).isEqualTo(411);
        assertThat(untold.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void aRequestOfHttp2WithoutABodyNeedNotSayThatItHasNone() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        askForHttp2(client);

        var without =
                client.send(
                        to("estimates/request-cost")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(without.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(without.statusCode()).as(without.body()).isEqualTo(400);
        assertThat(without.body()).containsIgnoringCase("body");
    }

    /** The first request on a connection is one of HTTP/1.1 that asks for HTTP/2. */
    private void askForHttp2(HttpClient client) throws Exception {
        client.send(to("models?limit=1").GET().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).header("Content-Type", "application/json");
    }
}
