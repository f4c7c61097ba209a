package dev.modelcost.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.testsupport.FitProgram;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The program that fits the constants reads the files by itself: what it judges has to be what the
 * service answers to the same question.
 */
@ServiceTest
class FittedAndAnsweredTest {

    private static final int ASKED = 80;

    /**
     * Of a measurement with narrow weights the program does not know how wide the cache was, and
     * takes what was fitted to such rows; the service takes 16 bits, as it says.
     */
    private static final double PERCENT_OF_AN_UNKNOWN_CACHE = 1.5;

    private static final double PERCENT_OF_ROUNDING = 1e-6;

    @Test
    void theServiceAnswersWhatTheFitJudges() throws Exception {
        var lines =
                FitProgram.says("--expected")
                        .lines()
                        .dropWhile(line -> !line.startsWith("measurement,"))
                        .toList();
        var names = lines.get(0).split(",");
        var rows = lines.subList(1, lines.size()).stream().map(line -> row(names, line)).toList();
        assertThat(rows).hasSizeGreaterThan(1000);

        for (var row : sample(rows)) {
            var answer = ask(row);
            var heldBatch = Integer.parseInt(row.get("heldBatch"));
            if (answer.getInt("heldBatch") == heldBatch) {
                var percent =
                        row.get("precision").equals("bf16")
                                ? PERCENT_OF_ROUNDING
                                : PERCENT_OF_AN_UNKNOWN_CACHE;
                assertThat(answer.getDouble("decode.estimatedSecondsPerToken.median"))
                        .as(row.toString())
                        .isCloseTo(
                                Double.parseDouble(row.get("seconds")), withinPercentage(percent));
            } else {
                // Twice as wide a cache holds fewer requests.
                assertThat(answer.getInt("heldBatch")).isLessThan(heldBatch);
                assertThat(row.get("precision")).isNotEqualTo("bf16");
            }
        }
    }

    private static List<Map<String, String>> sample(List<Map<String, String>> rows) {
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(13));
        return shuffled.subList(0, ASKED);
    }

    private static Map<String, String> row(String[] names, String line) {
        var values = line.split(",");
        var row = new LinkedHashMap<String, String>();
        Arrays.stream(names).forEach(name -> row.put(name, values[row.size()]));
        return row;
    }

    private static JsonPath ask(Map<String, String> row) {
        var question = new LinkedHashMap<String, Object>();
        for (var name : List.of("model", "chip", "precision")) {
            question.put(name, row.get(name));
        }
        for (var name :
                List.of("chipCount", "batch", "promptTokens", "outputTokens", "tensorParallel")) {
            question.put(name, Integer.parseInt(row.get(name)));
        }
        for (var name : List.of("dataParallel", "expertParallel")) {
            if (!row.get(name).equals("1")) {
                question.put(name, Integer.parseInt(row.get(name)));
            }
        }
        question.put("usdPerChipHour", 2);
        return given().contentType(ContentType.JSON)
                .body(question)
                .post("/api/v1/estimates/serving")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
