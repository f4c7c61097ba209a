package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rests on a row that differs from the shipped one says so, and nothing else does. */
@ServiceTest
@TestProfile(OwnRecord.class)
class CorrectedAnswersTest {

    private static final String CHIP = "chips/nvidia-h800-sxm5";
    private static final String PRICE = "prices/azure-openai-gpt-4o-standard-2026-07-24";
    private static final String WHY = "Measured by ourselves";
    private static final String SAYS = "This record corrects the shipped row %s: " + WHY + ".";

    /** Method, path and body of questions whose answers are computed. */
    private static final Map<String, List<String>> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("cost", get("models/deepseek-v3/training-cost?method=amortized"));
        QUESTIONS.put("compare", get("compare?models=deepseek-v3,gpt-4o"));
        QUESTIONS.put("footprint", get("models/deepseek-v3/footprint"));
        QUESTIONS.put("serving", get("models/deepseek-v3/serving-cost?chip=nvidia-h800-sxm5"));
        QUESTIONS.put("substitutions", get("models/deepseek-v3/training-cost/substitutions"));
        QUESTIONS.put("another", get("models/gpt-4/training-cost"));
        QUESTIONS.put(
                "audit",
                List.of(
                        "POST",
                        "audits",
                        "{'text': 'DeepSeek-V3 cost 5.576 million USD to train.'}"));
        QUESTIONS.put(
                "estimate",
                List.of(
                        "POST",
                        "estimates/training",
                        "{'chip': 'nvidia-h800-sxm5', 'chipHours': 100000, 'method': 'amortized'}"));
        QUESTIONS.put("request", request("azure-openai"));
        QUESTIONS.put("request to another", request("openai"));
    }

    private static List<String> get(String path) {
        return List.of("GET", path, "");
    }

    private static List<String> request(String provider) {
        return List.of(
                "POST",
                "estimates/request-cost",
                "{'provider': '%s', 'model': 'gpt-4o', 'promptTokens': 1000, 'outputTokens': 10, 'at': '2026-10-01T12:00:00Z'}"
                        .formatted(provider));
    }

    /** The answers of the record as it is shipped. */
    private static final Map<String, String> BEFORE = new LinkedHashMap<>();

    @BeforeEach
    void askFirst() {
        if (BEFORE.isEmpty()) {
            BEFORE.putAll(answers());
        }
    }

    @AfterEach
    void theRecordIsAsItWasShipped() {
        for (var row : List.of(CHIP, PRICE)) {
            assertThat(read(row + "/row").jsonPath().getString("ownership")).isEqualTo("shipped");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    chips/nvidia-h800-sxm5                         | tdpWatts              | 650     | epoch-ml-hardware-2026-07  | cost, compare, footprint, serving, substitutions, audit, estimate
                    chip-peaks/nvidia-h800-sxm5-bf16               | denseFlopPerSecond    | 9.5e14  | epoch-ml-hardware-2026-07  | cost, compare, footprint, serving, substitutions, audit, estimate
                    training-runs/deepseek-v3-pre-training         | chipHours             | 2700000 | arxiv-2412.19437           | cost, compare, footprint, serving, substitutions, audit
                    prices/azure-openai-gpt-4o-standard-2026-07-24 | inputPerMillionTokens | 2       | litellm-prices-2026-07-24  | request
                    grid/usa-2024-eia                              | electricityUsdPerKwh  | 0.05    | eia-industrial-electricity | cost, substitutions, estimate
                    """)
    void anAnswerSaysWhichOfItsRowsAreCorrected(
            String row, String field, String value, String source, String told) {
        correct(row, field, value, source);

        var after = answers();

        assertThat(read(row).jsonPath().getString("correction")).isEqualTo(WHY);
        for (var question : QUESTIONS.keySet()) {
            var sentences = assumed(after.get(question));
            if (List.of(told.split(", ")).contains(question)) {
                assertThat(sentences).as(question).containsOnlyOnce(SAYS.formatted(row));
            } else {
                assertThat(after.get(question)).as(question).isEqualTo(BEFORE.get(question));
            }
        }
        undo(row);
        assertThat(read(row).jsonPath().getString("correction")).isNull();
    }

    @Test
    void aChipSaysWhichOfItsPeaksAreCorrected() {
        var peak = "chip-peaks/nvidia-h800-sxm5-bf16";
        assertThat(read(CHIP).asString()).doesNotContain("orrection");
        correct(peak, "denseFlopPerSecond", "9.5e14", "epoch-ml-hardware-2026-07");

        assertThat(read(CHIP).jsonPath().getMap("peakCorrections", String.class, String.class))
                .isEqualTo(Map.of("bf16", WHY));
        undo(peak);
    }

    @Test
    void fieldsThatAreNotAskedForStayAway() {
        correct(CHIP, "tdpWatts", "650", "epoch-ml-hardware-2026-07");

        var cost = "models/deepseek-v3/training-cost?fields=";
        assertThat(read(cost + "costUsd").asString()).doesNotContain("orrects");
        assertThat(read(cost + "assumed").asString()).contains(SAYS.formatted(CHIP));
        undo(CHIP);
    }

    /** What was known at a moment, corrections among it, is answered again to the byte. */
    @Test
    void anOldAnswerIsReproducedAfterChangesUndoAndPurge() {
        var firstMoment = Clock.systemUTC().instant();
        correct(CHIP, "tdpWatts", "650", "epoch-ml-hardware-2026-07");
        var second = answers();
        var secondMoment = Clock.systemUTC().instant();
        undo(CHIP);
        as("editor")
                .body("{\"slug\": \"later\", \"name\": \"Later\", \"reason\": \"x\"}")
                .post("/api/v1/organizations");
        as("admin").header("If-Match", "*").post("/api/v1/organizations/later/purge?reason=x");
        correct(PRICE, "inputPerMillionTokens", "2", "litellm-prices-2026-07-24");

        assertThat(answers("recordedAt=" + firstMoment)).isEqualTo(BEFORE);
        assertThat(answers("recordedAt=" + secondMoment)).isEqualTo(second);
        assertThat(second.get("cost")).contains(SAYS.formatted(CHIP));
        undo(PRICE);
        assertThat(answers()).isEqualTo(BEFORE);
    }

    @Test
    void everyComputedAnswerNamesTheEditionAndTheBuild() {
        for (var question : QUESTIONS.values()) {
            var answer = ask(question, "");

            assertThat(answer.header("Edition")).as(question.toString()).matches("\\d+");
            assertThat(answer.header("Modelcost-Build"))
                    .as(question.toString())
                    .matches("[0-9a-f]+");
        }
    }

    private static Map<String, String> answers() {
        return answers("");
    }

    private static Map<String, String> answers(String query) {
        var answers = new ConcurrentHashMap<String, String>();
        QUESTIONS.entrySet().parallelStream()
                .forEach(
                        question -> {
                            var answer = ask(question.getValue(), query);
                            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
                            answers.put(question.getKey(), answer.asString());
                        });
        return answers;
    }

    /** Not by REST Assured, whose scripts would be loaded by whichever thread asks first. */
    private static Api.Answer ask(List<String> question, String query) {
        var path = "/" + question.get(1);
        var url = path + (query.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + query);
        return question.get(0).equals("GET")
                ? Api.get(url)
                : Api.post(url, question.get(2).replace('\'', '"'));
    }

    private static List<String> assumed(String answer) {
        try {
            return new ObjectMapper()
                    .readTree(answer).findValues("assumed").stream()
                            .flatMap(list -> stream(list))
                            .toList();
        } catch (IOException e) {
            throw new AssertionError(answer, e);
        }
    }

    private static Stream<String> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Issuer.token(role)).contentType("application/json");
    }

    private static Response read(String path) {
        return given().get("/api/v1/" + path);
    }

    private static void correct(String row, String field, String value, String source) {
        var corrected =
                as("editor")
                        .contentType("application/merge-patch+json")
                        .header("If-Match", "*")
                        .body(
                                "{\"%s\": %s, \"source\": \"%s\", \"reason\": \"%s\"}"
                                        .formatted(field, value, source, WHY))
                        .patch("/api/v1/" + row);
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
    }

    private static void undo(String row) {
        var undone =
                as("editor").header("If-Match", "*").post("/api/v1/" + row + "/undo?reason=Back.");
        assertThat(undone.statusCode()).as(undone.asString()).isEqualTo(200);
    }
}
