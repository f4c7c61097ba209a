package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer from memory is the computed one: status, headers and bytes. */
@ServiceTest
class KeptAndComputedTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Whoever sends one is not answered from memory. */
    private static final String BYPASS = "Cookie";

    @TestHTTPResource("/")
    URI service;

    static List<RecordedRequest> requests() throws IOException {
        return RecordedRequest.all();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void areTheSame(RecordedRequest request) throws Exception {
        var plain = request.to(service);
        var computed = answer(with(plain, BYPASS, "kept=no"));
        answer(plain);

        assertThat(answer(plain)).isEqualTo(computed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/models?limit=11",
                "/api/v1/models/gpt-4",
                "/api/v1/models/gpt-4?fields=name",
                "/api/v1/models/deepseek-r1/training-cost?include=sources"
            })
    void areTheSameInAllTheirForms(String path) throws Exception {
        var plain = HttpRequest.newBuilder(service.resolve(path)).build();
        var tag = HTTP.send(plain, BodyHandlers.discarding()).headers().firstValue("ETag");
        for (var header :
                List.of(
                        Map.entry("Accept-Encoding", "gzip"),
                        Map.entry("Accept-Encoding", "br, gzip;q=0.5, *;q=0.1"),
                        Map.entry("If-None-Match", tag.orElse("*")),
                        Map.entry("If-None-Match", "W/" + tag.orElse("\"x\"")),
                        Map.entry("If-Match", tag.orElse("*")),
                        Map.entry("If-Match", "\"other\""),
                        Map.entry("Origin", "https://elsewhere.example"),
                        Map.entry("Accept", "text/html,application/xml;q=0.9,*/*;q=0.8"))) {
            var form = with(plain, header.getKey(), header.getValue());
            var computed = answer(with(form, BYPASS, "kept=no"));
            answer(form);

            assertThat(answer(form)).as("%s", header).isEqualTo(computed);
        }
        var head =
                HttpRequest.newBuilder(plain, (name, value) -> true)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();
        assertThat(answer(head)).as("HEAD").isEqualTo(answer(with(head, BYPASS, "kept=no")));
    }

    private static HttpRequest with(HttpRequest request, String header, String value) {
        return HttpRequest.newBuilder(request, (name, old) -> true)
                .setHeader(header, value)
                .build();
    }

    private static Answered answer(HttpRequest request) throws Exception {
        return Answered.of(HTTP.send(request, BodyHandlers.ofByteArray()));
    }

    /**
     * @param body a character for each of its bytes
     */
    private record Answered(int status, Map<String, List<String>> headers, String body) {

        static Answered of(HttpResponse<byte[]> response) {
            var headers = new TreeMap<>(response.headers().map());
            headers.remove("date");
            headers.remove("x-request-id");
            return new Answered(
                    response.statusCode(),
                    headers,
                    new String(response.body(), StandardCharsets.ISO_8859_1));
        }
    }
}
