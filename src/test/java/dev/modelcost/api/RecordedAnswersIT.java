package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelcost.testsupport.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged service, on the JVM as in a native image, answers with the bytes that were recorded
 * on the JVM: status, headers, body. What it answered is in {@code target/recorded-answers/jvm} and
 * {@code target/recorded-answers/native}, for {@code diff -r}.
 *
 * <p>After a change on purpose: {@code mvn verify -DskipUTs -Dit.test=RecordedAnswersIT
 * -Danswers.record=true}; read the difference before you commit it.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(
        value = Postgres.class,
        // Else every test of the module gets this database, also those that kill their own.
        restrictToAnnotatedClass = true,
        // Any free one: 9000 may be another service's.
        initArgs = @ResourceArg(name = "quarkus.management.port", value = "0"))
class RecordedAnswersIT {

    private static final boolean NATIVE = System.getProperty("native.image.path") != null;
    private static final boolean RECORD = Boolean.getBoolean("answers.record");
    private static final Path BODIES =
            Path.of("target/recorded-answers", NATIVE ? "native" : "jvm");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> TO_RECORD = new ArrayList<>();

    @TestHTTPResource("/")
    URI service;

    static List<RecordedRequest> requests() throws IOException {
        return RecordedRequest.all();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answersWithTheRecordedBytes(RecordedRequest request) throws Exception {
        var answer = RecordedAnswer.of(request.name(), send(request.to(service)));
        Files.createDirectories(BODIES);
        Files.write(BODIES.resolve(request.name()), answer.body());
        if (RECORD) {
            TO_RECORD.add(answer.text());
            return;
        }

        assertThat(answer.text())
                .as("%s, whose body is now in %s", request.path(), BODIES.resolve(request.name()))
                .isEqualTo(RecordedAnswer.read().get(request.name()));
    }

    static List<RecordedRequest> cacheable() throws IOException {
        var texts = RecordedAnswer.read();
        return requests().stream()
                .filter(
                        request ->
                                texts.getOrDefault(request.name(), "")
                                        .matches("(?s)\\S+ 200,.*\n    etag: .*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cacheable")
    void whoHasTheAnswerGetsNoBody(RecordedRequest request) throws Exception {
        var tag = send(request.to(service)).headers().firstValue("ETag");

        var conditional =
                HttpRequest.newBuilder(request.to(service), (name, value) -> true)
                        .setHeader("If-None-Match", tag.get())
                        .build();
        var second = send(conditional);

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("ETag")).isEqualTo(tag);
    }

    @Test
    void everyPageOfAListCanBeReached() throws Exception {
        var path = "/api/v1/providers?sort=-name&limit=10&fields=slug";
        var pages = 0;
        var next = service.resolve(path);
        while (next != null) {
            var page = send(HttpRequest.newBuilder(next).build());
            assertThat(page.statusCode()).as(next.toString()).isEqualTo(200);
            pages++;
            var link = page.headers().firstValue("Link");
            next =
                    link.map(value -> value.replaceFirst("^<([^>]*)>.*", "$1"))
                            .map(service::resolve)
                            .orElse(null);
        }

        assertThat(pages).isEqualTo(4);
    }

    @Test
    void asksEveryOperationAndWhatGoesWrong() throws IOException {
        assumeThat(RECORD).as("being recorded").isFalse();
        var texts = RecordedAnswer.read();

        assertThat(texts.keySet())
                .containsExactlyElementsOf(requests().stream().map(RecordedRequest::name).toList())
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(texts.values())
                .extracting(text -> text.replaceFirst("(?s)^\\S+ (\\d+),.*", "$1"))
                .contains("200", "304", "308", "400", "404", "405", "406", "412", "415", "422");
    }

    @AfterAll
    static void record() throws IOException {
        if (RECORD) {
            assertThat(NATIVE).as("the JVM's answers are recorded").isFalse();
            assertThat(TO_RECORD).as("all of them").hasSameSizeAs(requests());
            RecordedAnswer.write(TO_RECORD);
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }
}
