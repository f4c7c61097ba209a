package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged service, on the JVM as in a native image, gives the answers that were recorded on
 * the JVM: status, headers, and every byte of the body. What it answered is in {@code
 * target/recorded-answers/jvm} and {@code target/recorded-answers/native}, in the same form.
 *
 * <p>After a change on purpose: {@code mvn verify -DskipUTs -Dit.test=RecordedAnswersIT
 * -Danswers.record=true}; read {@code git diff} before you commit it.
 */
class RecordedAnswersIT {

    private static final String RECORD = "answers.record";
    private static final boolean NATIVE = RunningService.nativeExecutable().isPresent();
    private static final Path ANSWERED =
            Path.of("target/recorded-answers", NATIVE ? "native" : "jvm");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static EmbeddedPostgres postgres;
    private static RunningService running;
    private static URI service;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = EmbeddedPostgres.builder().start();
        running =
                RunningService.start(
                        RunningService.packaged(),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                postgres.getJdbcUrl("postgres", "postgres")));
        service = running.awaitReady().url();
    }

    @AfterAll
    static void stop() throws IOException {
        running.close();
        postgres.close();
    }

    static List<RecordedRequest> requests() throws IOException {
        return RecordedRequest.all();
    }

    @ParameterizedTest
    @MethodSource("requests")
    @DisabledIfSystemProperty(named = RECORD, matches = "true")
    void answersWhatWasRecorded(RecordedRequest request) throws Exception {
        var answer = RecordedAnswer.text(request, send(request.to(service)));
        RecordedAnswer.write(ANSWERED, request, answer);
        var recorded = RecordedAnswer.committed(request);

        assertThat(recorded).as("%s is recorded", request.name()).isPresent();
        assertThat(FirstDifference.of(recorded.get(), answer))
                .as(
                        "%s %s is answered otherwise than %s says; the answer is in %s",
                        request.method(),
                        request.path(),
                        RecordedAnswer.file(RecordedAnswer.COMMITTED, request),
                        RecordedAnswer.file(ANSWERED, request))
                .isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = RECORD, matches = "true")
    void records() throws Exception {
        assertThat(NATIVE).as("the JVM's answers are recorded").isFalse();
        for (var request : requests()) {
            var answer = RecordedAnswer.text(request, send(request.to(service)));
            RecordedAnswer.write(RecordedAnswer.COMMITTED, request, answer);
        }
        RecordedAnswer.keepOnly(RecordedAnswer.COMMITTED, requests());
    }

    static List<RecordedRequest> cacheable() throws IOException {
        var cacheable = new ArrayList<RecordedRequest>();
        for (var request : requests()) {
            var recorded = RecordedAnswer.committed(request).orElse("");
            if (recorded.matches("(?s)200\n.*?\netag: .*")) {
                cacheable.add(request);
            }
        }
        return cacheable;
    }

    @ParameterizedTest
    @MethodSource("cacheable")
    @DisabledIfSystemProperty(named = RECORD, matches = "true")
    void sendsNoBodyToACallerWhoHasIt(RecordedRequest request) throws Exception {
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
    @DisabledIfSystemProperty(named = RECORD, matches = "true")
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

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }
}
