package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The requests whose answers are recorded must have the same answer next year. */
@ServiceTest
class RecordedRequestsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI service;

    @Test
    void areAnsweredAlikeOnAnyDay() throws Exception {
        var then = answersOn("2025-06-01T00:00:00Z");
        var later = answersOn("2031-12-31T23:59:59Z");

        for (var name : then.keySet()) {
            assertThat(later.get(name)).as(name).isEqualTo(then.get(name));
        }
    }

    @Test
    void haveNamesOfTheirOwn() throws IOException {
        assertThat(RecordedRequest.all()).map(RecordedRequest::name).doesNotHaveDuplicates();
    }

    /** A file of a request that is gone would be compared with nothing. */
    @Test
    void haveOneRecordedAnswerEach() throws IOException {
        assertThat(RecordedAnswer.names())
                .containsExactlyInAnyOrderElementsOf(
                        RecordedRequest.all().stream().map(RecordedRequest::name).toList())
                .hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void askForWhatGoesWrongToo() throws IOException {
        var statuses = new TreeSet<String>();
        for (var request : RecordedRequest.all()) {
            statuses.add(RecordedAnswer.committed(request).orElseThrow().substring(0, 3));
        }

        assertThat(statuses)
                .contains("200", "304", "308", "400", "404", "405", "406", "412", "415", "422");
    }

    private Map<String, String> answersOn(String instant) throws Exception {
        QuarkusMock.installMockForType(
                Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), Clock.class);
        var answers = new LinkedHashMap<String, String>();
        for (var request : RecordedRequest.all()) {
            var answer = HTTP.send(request.to(service), BodyHandlers.ofByteArray());
            answers.put(
                    request.name(),
                    answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answers;
    }
}
