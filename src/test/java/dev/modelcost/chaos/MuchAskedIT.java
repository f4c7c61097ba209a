package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Issuer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of different questions, and the largest imports, in the memory that the images have.
 */
@Tag("chaos")
class MuchAskedIT {

    private static final int ROWS = 20_000;
    private static final LocalDate DAY = LocalDate.of(2019, 1, 1);
    private static final String IMPORT = "/api/v1/imports?table=organizations&reason=Chaos.";

    @Test
    void serviceOutlivesFilesOfJsonLines() throws Exception {
        var file =
                IntStream.range(0, ROWS)
                        .mapToObj(
                                i ->
                                        "{\"slug\":\"o-%d\",\"name\":\"%s\"}"
                                                .formatted(i, "n".repeat(150) + i))
                        .collect(Collectors.joining("\n"));
        try (var database = DatabaseServer.withTheRecord();
                var service = Replica.ofSmallMemory(database.url())) {
            // What is kept of answers takes memory too.
            for (var i = 1; i <= 60; i++) {
                assertThat(service.get("/api/v1/claims?limit=" + i).statusCode()).isEqualTo(200);
            }
            var request =
                    HttpRequest.newBuilder(service.url().resolve(IMPORT))
                            .header("Authorization", "Bearer " + Issuer.token("admin"))
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofString(file))
                            .build();
            for (var i = 0; i < 2; i++) {
                var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
            assertThat(service.get("/api/v1/models?limit=5").statusCode()).isEqualTo(200);
            assertThat(service.output()).doesNotContain("OutOfMemoryError", "\tat ");
        }
    }

    @Test
    @Timeout(900)
    void serviceOutlivesQuestionsOfEveryKindThatNobodyAskedBefore() throws Exception {
        try (var database = DatabaseServer.withTheRecord();
                var service = Replica.ofSmallMemory(database.url())) {
            var kinds =
                    List.<IntFunction<String>>of(
                            i -> "frontier?asOf=" + DAY.plusDays(i),
                            i -> "compare?models=deepseek-v3,gpt-4&asOf=" + DAY.plusDays(i),
                            i -> "models/deepseek-v3/training-cost?confidence=0.8" + (10_000 + i),
                            i ->
                                    "models/deepseek-v3/training-cost/substitutions?destination=CN&on="
                                            + DAY.plusDays(i),
                            i -> "models/deepseek-v3/serving-cost?utilization=0.5" + (10_000 + i),
                            i -> "models/deepseek-v3/footprint?pue=1.1" + (10_000 + i),
                            i -> "trends/price?from=" + DAY.plusDays(i),
                            i -> "chips?limit=100&fields=slug,name&asOf=" + DAY.plusDays(i));
            for (var i = 0; i < Rounds.of(20_000, 1_000); i++) {
                var question = kinds.get(i % kinds.size()).apply(i / kinds.size());

                assertThat(service.get("/api/v1/" + question).statusCode())
                        .as(question)
                        .isIn(200, 400, 422);
            }
            assertThat(service.output()).doesNotContain("OutOfMemoryError", "\tat ");
        }
    }
}
