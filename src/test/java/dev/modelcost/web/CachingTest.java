package dev.modelcost.web;

import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETags, conditions, compression, CORS, HEAD and OPTIONS. */
@ServiceTest
class CachingTest {

    private static final String PATH = "/api/v1/models/gpt-4";

    @Test
    void aReadHasAStrongTagAndMayBeCached() {
        var answer = get(Map.of());

        assertThat(answer.header("ETag")).matches("\"[0-9]+-[0-9a-f]{24}\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(answer.headers().getValues("Vary")).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "*", "\"other\", %s", "\"other\",W/%s", "%s , W/\"x\""})
    void whoHasTheAnswerGetsNoBody(String header) {
        var tag = get(Map.of()).header("ETag");

        var answer = get(Map.of("If-None-Match", header.formatted(tag)));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.asString()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(answer.headers().getValues("Vary")).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"other\"", "zzz", "\"", ",,", "\"*\""})
    void whoHasAnotherAnswerGetsThisOne(String header) {
        assertThat(get(Map.of("If-None-Match", header)).statusCode()).isEqualTo(200);
    }

    @Test
    void whoWantsOnlyTheAnswerThatItKnowsIsToldThatItChanged() {
        var tag = get(Map.of()).header("ETag");

        assertThat(get(Map.of("If-Match", tag)).statusCode()).isEqualTo(200);
        assertThat(get(Map.of("If-Match", "*")).statusCode()).isEqualTo(200);
        // Of a row the version decides, in whatever form it was read.
        var version = tag.replaceFirst("-.*", "");
        assertThat(get(Map.of("If-Match", version + "-other\"")).statusCode()).isEqualTo(200);
        assertThat(get(Map.of("If-Match", "\"999-other\"")).statusCode()).isEqualTo(412);
        // A weak tag never matches strongly.
        assertThat(get(Map.of("If-Match", "W/" + tag)).statusCode()).isEqualTo(412);
        assertThat(get(Map.of("If-Match", "\"other\"")).statusCode()).isEqualTo(412);
    }

    @Test
    void aListHasATagThatSaysNothingOfRows() {
        assertThat(given().get("/api/v1/models?limit=2").header("ETag"))
                .matches("\"[0-9a-f]{24}(-gzip)?\"");
    }

    @Test
    void otherFieldsHaveAnotherTag() {
        assertThat(given().get(PATH + "?fields=slug,name").header("ETag"))
                .isNotEqualTo(given().get(PATH + "?fields=slug").header("ETag"))
                .isNotEqualTo(get(Map.of()).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "deflate",
                "*",
                "identity",
                "br",
                "gzip;q=0",
                "GZIP",
                "gzip, deflate",
                "deflate, gzip;q=0.5",
                "identity;q=1, gzip;q=0.1",
                "gzip;q=0, *",
                ";;q",
                "x-gzip"
            })
    void theTagNamesTheEncodingThatTheBodyReallyHas(String accepted) throws IOException {
        var answer = raw("GET", PATH, "Accept-Encoding: " + accepted);
        var encoding = header(answer, "content-encoding");
        var plainTag = get(Map.of()).header("ETag");

        assertThat(header(answer, "etag"))
                .isEqualTo(
                        encoding == null || encoding.equals("identity")
                                ? plainTag
                                : plainTag.replaceAll("\"$", "-" + encoding + "\""));
    }

    /** Or a browser would show those of one version under the next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/site.js",
                "/docs/",
                "/docs/index.html",
                "/docs/swagger-ui.css"
            })
    void aPageIsAskedForAgain(String page) {
        var answer = given().get(page);

        assertThat(answer.statusCode()).isEqualTo(200);
        var kept = answer.headers().getValues("Cache-Control");
        assertThat(kept).isIn(List.of(), List.of("no-cache"));
    }

    @Test
    void gzipReallyCompresses() throws IOException {
        var plain = raw("GET", "/api/v1/models?limit=100", "Accept: */*");
        var packed = raw("GET", "/api/v1/models?limit=100", "Accept-Encoding: gzip");

        assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
        assertThat(packed.length()).isLessThan(plain.length() / 4);
    }

    @Test
    void aPageOfAnotherOriginIsNotLetInUnlessConfigured() {
        var answer = get(Map.of("Origin", "https://elsewhere.example"));

        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void headAnswersLikeGetWithoutTheBody() {
        var got = get(Map.of());
        var head = request(Map.of()).head(PATH);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(got.header("ETag"));
        assertThat(head.asString()).isEmpty();
        assertThat(request(Map.of("If-None-Match", "*")).head(PATH).statusCode()).isEqualTo(304);
        assertThat(given().head("/api/v1/models/gpt-44").statusCode()).isEqualTo(404);
        assertThat(given().head("/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void optionsSaysWhatAPathTakes() {
        var answer = given().options(PATH);

        assertThat(answer.statusCode()).isBetween(200, 204);
        assertThat(answer.header("Allow").split(", "))
                .containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT");
    }

    /** What is on the wire: clients undo the compression. */
    private static String raw(String method, String path, String header) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
                                    .formatted(method, path, header)
                                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String header(String answer, String name) {
        return answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> line.toLowerCase().startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }

    private static Response get(Map<String, String> headers) {
        return request(headers).get(PATH);
    }

    /** Without the Accept-Encoding that the client would send. */
    private static RequestSpecification request(Map<String, String> headers) {
        return given().config(
                        RestAssured.config().decoderConfig(decoderConfig().noContentDecoders()))
                .headers(headers);
    }
}
