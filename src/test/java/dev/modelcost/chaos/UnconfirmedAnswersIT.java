package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RunningService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without a database, kept answers are sent for as long as is set, and no longer. */
@Tag("chaos")
class UnconfirmedAnswersIT {

    private static final String KEPT = "/api/v1/chips?limit=3";
    private static final String SECONDS = "Modelcost-Unconfirmed-Seconds";
    private static final int LIMIT_SECONDS = 8;

    /** No measure of speed: what takes longer, on however busy a machine, is taken for hanging. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    @Test
    void answersThatNobodyConfirmsAreSentForAWhile() throws Exception {
        try (var database = DatabaseServer.withTheRecord();
                var line = new FaultyLine(database.port());
                var service =
                        Replica.on(
                                DatabaseServer.url(line.port()),
                                Map.of("MODELCOST_ANSWERS_UNCONFIRMED_FOR", LIMIT_SECONDS + "s"))) {
            service.awaitReady();
            var confirmed = service.get(KEPT);
            assertThat(confirmed.statusCode()).isEqualTo(200);

            line.refuse();
            var unconfirmed = await(service, UnconfirmedAnswersIT::isUnconfirmed);
            assertThat(unconfirmed.body()).isEqualTo(confirmed.body());

            var last = unconfirmed;
            var answer = unconfirmed;
            for (var end = end(); answer.statusCode() == 200; answer = service.get(KEPT)) {
                assertThat(System.nanoTime()).as("ends").isLessThan(end);
                last = answer;
            }
            assertThat(seconds(last)).isLessThan(LIMIT_SECONDS);
            assertThat(answer.statusCode()).isEqualTo(503);
            for (var i = 0; i < 3; i++) {
                assertThat(service.get(KEPT).statusCode()).isEqualTo(503);
            }

            line.listenAgain();
            var again = await(service, read -> read.statusCode() == 200);
            assertThat(isUnconfirmed(again)).isFalse();
            assertThat(again.body()).isEqualTo(confirmed.body());
        }
    }

    private static boolean isUnconfirmed(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.headers().firstValue(SECONDS).isPresent();
    }

    private static long seconds(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong(SECONDS).orElseThrow();
    }

    private static HttpResponse<String> await(
            RunningService service, Predicate<HttpResponse<String>> expected) throws Exception {
        var answer = service.get(KEPT);
        for (var end = end(); !expected.test(answer); answer = service.get(KEPT)) {
            assertThat(System.nanoTime()).as("%s", answer.headers()).isLessThan(end);
        }
        return answer;
    }

    private static long end() {
        return System.nanoTime() + HANGS.toNanos();
    }
}
