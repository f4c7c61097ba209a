package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods, headers and sizes: whatever is wrong is said in a problem. */
@ServiceTest
class BadRequestTest {

    private static final String ROOT = "/api/v1";

    @ParameterizedTest
    @MethodSource("dev.modelcost.web.BadParameterTest#reads")
    void refusesWhatCannotBeDecoded(String path) {
        for (var query : List.of("limit=%zz", "limit=%", "limit=%4", "x=a%g0", "%=1", "x={y}")) {
            var refused = Wire.get(ROOT + path + "?" + query);

            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.problem().get("detail").textValue())
                    .startsWith(query.substring(0, query.indexOf('=')) + ": ");
        }
        for (var end : List.of("/%zz", "/%", "%", "/{x}", ";a=b", "/|", "/\"", "/<x>", "/\u00e9")) {
            var refused = Wire.get(ROOT + path + end);

            assertThat(refused.status()).as(end).isEqualTo(400);
            assertThat(refused.problem().get("detail").textValue()).startsWith("path: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nonsense",
                "/api",
                "/api/v2/models",
                "/api/v1/nope",
                "/api/v1/models/gpt-4/nope",
                "/api/v1/models/../../../etc/passwd",
                "//evil/x",
                "/api/v1/models/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/api/v1/models/%00",
                "/api/v1/models/%7Bx%7D",
                "/api/v1/models/gpt-4%3Ba=b",
                "/api/v1/models/%F0%9F",
                "/api/v1/chips/a%20b",
                "/META-INF/MANIFEST.MF",
                "/application.properties",
                "*"
            })
    void whatIsNotThereIsNotFound(String target) {
        var answer = Wire.get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem().get("type").textValue()).isEqualTo("/problems#not-found");
    }

    @Test
    void aNameWithSlashesIsToldHowToBeWritten() {
        for (var path : List.of("", "/prices", "/training-cost/substitutions")) {
            assertThat(
                            Wire.get(ROOT + "/models/meta-llama/Llama-3.1-8B-Instruct" + path)
                                    .problem()
                                    .get("detail")
                                    .textValue())
                    .contains(
                            "If 'meta-llama/Llama-3.1-8B-Instruct' is one name, write its slashes as %2F.");
        }
        assertThat(Wire.get(ROOT + "/nothing/at/all").problem().get("detail").textValue())
                .doesNotContain("%2F");
    }

    @Test
    void anUnknownSlugHasNearMatches() {
        var answer = Wire.get(ROOT + "/models/deepseek-r2");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem().get("nearMatches"))
                .anyMatch(near -> near.textValue().startsWith("deepseek-r1"));
        assertThat(answer.problem().get("instance").textValue())
                .isEqualTo("/api/v1/models/deepseek-r2");
        assertThat(Wire.get(ROOT + "/models/" + "z".repeat(7000)).problem().get("detail").asText())
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/chips/a100,/chips/nvidia-a100-sxm4-80gb",
        "/chips/A100,/chips/nvidia-a100-sxm4-80gb",
        "/chips/%61100,/chips/nvidia-a100-sxm4-80gb",
        "/chips/a100?fields=slug,/chips/nvidia-a100-sxm4-80gb?fields=slug",
        "/chips/a100/prices?kind=rental&limit=1,/chips/nvidia-a100-sxm4-80gb/prices?kind=rental&limit=1",
        "//chips//a100,//chips/nvidia-a100-sxm4-80gb"
    })
    void anAliasLeadsToItsSlugWithTheSameQuestion(String asked, String location) {
        var answer = Wire.get(ROOT + asked);

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.headers().get("location").replaceAll("//+", "/"))
                .isEqualTo((ROOT + location).replaceAll("//+", "/"));
        assertThat(Wire.get(answer.headers().get("location")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("dev.modelcost.web.BadParameterTest#reads")
    void refusesMethodsThatAPathDoesNotTake(String path) {
        var allowed = Wire.send("BREW", ROOT + path, "", "").headers().get("allow");
        assertThat(List.of(allowed.split(", "))).contains("GET", "HEAD", "OPTIONS");
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")) {
            var refused = Wire.send(method, ROOT + path, "", "");

            if (List.of(allowed.split(", ")).contains(method)) {
                // It changes the record, and nobody says who asks.
                assertThat(refused.status()).as(method).isEqualTo(401);
                assertThat(refused.problem().get("type").textValue())
                        .isEqualTo("/problems#unauthorized");
            } else {
                assertThat(refused.status()).as(method).isEqualTo(405);
                assertThat(refused.headers().get("allow")).isEqualTo(allowed);
                assertThat(refused.problem().get("type").textValue())
                        .isEqualTo("/problems#method-not-allowed");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /models | GET, HEAD, OPTIONS, POST
                    /models/gpt-4 | DELETE, GET, HEAD, OPTIONS, PATCH, PUT
                    /chip-peaks/x | DELETE, GET, HEAD, OPTIONS, PATCH, PUT
                    /models/gpt-4/history | GET, HEAD, OPTIONS
                    /models/gpt-4/training-cost | GET, HEAD, OPTIONS
                    /models/gpt-4/undo | OPTIONS, POST
                    """)
    void saysWhichMethodsAPathTakes(String path, String methods) {
        var refused = Wire.send("BREW", ROOT + path, "", "");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.headers().get("allow")).isEqualTo(methods);
    }

    @Test
    void pagesTakeOnlyGet() {
        var refused = Wire.send("POST", "/problems", "", "");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.headers().get("allow")).isEqualTo("GET, HEAD");
        refused.problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "foo", "{{{", ";;;,,,/", "application/xml;q=0.9", "image/*"})
    void refusesToAnswerInAnotherFormat(String accept) {
        for (var target : List.of("/models/gpt-4", "/models/gpt-44", "/models")) {
            var refused = Wire.send("GET", ROOT + target, "Accept: " + accept + "\r\n", "");

            assertThat(refused.status()).isEqualTo(406);
            refused.problem();
        }
        var outside = Wire.send("GET", "/nonsense", "Accept: " + accept + "\r\n", "");
        assertThat(outside.status()).isEqualTo(404);
        outside.problem();
    }

    @Test
    void refusesALongRequestLine() {
        for (var length : List.of(9_000, 60_000)) {
            var refused = Wire.get(ROOT + "/models?organization=" + "a".repeat(length));

            assertThat(refused.status()).isEqualTo(414);
            assertThat(refused.problem().get("detail").textValue()).contains("8192");
        }
    }

    @Test
    void refusesLongHeaders() {
        for (var length : List.of(17_000, 60_000)) {
            var refused =
                    Wire.send("GET", ROOT + "/models", "X: " + "a".repeat(length) + "\r\n", "");

            assertThat(refused.status()).isEqualTo(431);
            assertThat(refused.problem().get("detail").textValue()).contains("16384");
        }
    }

    @Test
    void refusesALargeBodyWhateverThePath() {
        for (var target : List.of(ROOT + "/models", "/nonsense", ROOT + "/models/gpt-4")) {
            var refused = Wire.post(target, "a".repeat(300_000));

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.problem().get("detail").textValue()).contains("262144");
        }
    }

    @Test
    void aBodyOfAGetChangesNothing() {
        for (var body : List.of("{", "null", "\u0000", "{\"limit\":1}")) {
            assertThat(
                            Wire.send(
                                            "GET",
                                            ROOT + "/models/gpt-4",
                                            "Content-Type: text/plain\r\n",
                                            body)
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesARequestWithoutAHost() {
        var refused = Wire.exchange("GET /api/v1/models HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(refused.status()).isEqualTo(400);
        refused.problem();
    }

    @Test
    void refusesALargeBodyOfUnknownLength() {
        var piece = "7530\r\n" + "a".repeat(30_000) + "\r\n";
        var refused =
                Wire.exchange(
                        "POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + piece.repeat(10)
                                + "0\r\n\r\n");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem().get("detail").textValue()).contains("262144");
    }

    /** docs/how-to/operate.md says why not by a problem. */
    @ParameterizedTest
    @MethodSource
    void whatIsNoHttpIsAnsweredByItsStatusAlone(int status, String head) {
        var refused = Wire.exchange(head);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body()).isEmpty();
        assertThat(refused.headers()).doesNotContainKey("content-type");
    }

    static Stream<Arguments> whatIsNoHttpIsAnsweredByItsStatusAlone() {
        var get = "GET /api/v1/models HTTP/1.1\r\nHost: localhost\r\n";
        return Stream.of(
                Arguments.of(400, get + "X-\u0000A: b\r\n\r\n"),
                Arguments.of(400, get + "X-A: b\u0000c\r\n\r\n"),
                Arguments.of(400, get + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                Arguments.of(414, "GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n\r\n"),
                Arguments.of(431, get + "X: " + "a".repeat(70_000) + "\r\n\r\n"));
    }
}
