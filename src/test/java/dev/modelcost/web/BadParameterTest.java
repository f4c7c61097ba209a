package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.store.RecordList;
import dev.modelcost.store.RecordLists;
import dev.modelcost.testsupport.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters: whatever is wrong with one is said in a problem that names it. */
@ServiceTest
class BadParameterTest {

    private static final String ROOT = "/api/v1";

    static List<String> lists() {
        return RecordLists.all().stream().map(RecordList::path).toList();
    }

    static List<String> reads() {
        var paths = new ArrayList<>(lists());
        paths.addAll(
                List.of(
                        "/chips/nvidia-b200",
                        "/models/gpt-4",
                        "/models/gpt-4/training-cost",
                        "/sources/arxiv-2501.12948",
                        "/organizations/openai",
                        "/providers/openai",
                        "/assumption-sets/epoch-2025"));
        return paths;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void refusesEveryLimitThatIsNone(String path) {
        for (var limit :
                List.of(
                        "0",
                        "-1",
                        "101",
                        "2147483647",
                        "2147483648",
                        "1e9",
                        "abc",
                        "",
                        "%20",
                        "1.5",
                        "0x10",
                        "%00",
                        "1%00",
                        "%F0%9F%98%80",
                        "%D9%A1",
                        "%ED%A0%80",
                        "99999999999999999999999",
                        "NaN",
                        "null",
                        "1%0d%0aX:y",
                        "+1")) {
            var refused = Wire.get(ROOT + path + "?limit=" + limit);

            assertThat(refused.status()).as(limit).isEqualTo(400);
            assertThat(refused.problem().get("parameter").textValue()).isEqualTo("limit");
            assertThat(refused.problem().get("detail").textValue()).startsWith("limit: ");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void refusesEveryCursorThatIsNone(String path) {
        for (var cursor :
                List.of(
                        "",
                        "x",
                        "%00",
                        "a".repeat(1001),
                        encoded("slug\n\u0000\n\u0000"),
                        encoded("slug\na"),
                        encoded("slug\n\n../x"),
                        encoded("nothing\nx\nx"))) {
            var refused = Wire.get(ROOT + path + "?cursor=" + cursor);

            assertThat(refused.status()).as(cursor).isEqualTo(400);
            assertThat(refused.problem().get("parameter").textValue()).isEqualTo("cursor");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/models,releasedOn,+999999999-12-31",
        "/models,-releasedOn,-999999999-01-01",
        "/models,releasedOn,99999-01-01",
        "/models,releasedOn,2024-02-31",
        "/models,trainingFlop,abc",
        "/chips,memoryBytes,9223372036854775808",
        "/chips,memoryBytes,1.5",
        "/prices,inputPerMillionTokens,1e999999999",
        "/prices,inputPerMillionTokens,-1"
    })
    void refusesACursorWhoseValueIsNoneOfItsOrder(String path, String sort, String value) {
        var cursor = encoded(sort + "\n" + value + "\ngpt-4");

        var refused = Wire.get(ROOT + path + "?sort=" + sort + "&cursor=" + cursor);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().get("parameter").textValue()).isEqualTo("cursor");
    }

    @Test
    void refusesEveryFilterValueThatCannotBeOne() {
        for (var list : RecordLists.all()) {
            for (var rule : list.filters()) {
                for (var value :
                        List.of("", "%20", "%00", "%1F", "%C2%85", "a".repeat(201), "%F0%9F")) {
                    var target = ROOT + list.path() + "?" + rule.parameter() + "=" + value;
                    var answer = Wire.get(target);
                    // A broken character is read as the one for broken characters: plain text.
                    var plainText =
                            value.equals("%F0%9F")
                                    && (answer.status() == 200 || answer.status() == 404);
                    if (!plainText) {
                        assertThat(answer.status()).as(target).isEqualTo(400);
                        assertThat(answer.problem().get("parameter").textValue())
                                .isEqualTo(rule.parameter());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/models,releasedAfter,2024-02-30",
        "/models,releasedAfter,1e9",
        "/models,releasedAfter,+999999999-12-31",
        "/prices,asOf,yesterday",
        "/prices,asOf,0000-01-01",
        "/models,minTrainingFlop,1e999999999",
        "/models,minTrainingFlop,1e400",
        "/models,minTrainingFlop,NaN",
        "/models,minTrainingFlop,Infinity",
        "/models,minTrainingFlop,-1",
        "/models,minTrainingFlop,0x1p3",
        "/models,access,closedish",
        "/models,sort,'slug,name'",
        "/models,sort,--slug",
        "/organizations,country,Atlantis",
        "/grid,year,2023.5",
        "/grid,year,99999999999",
        "/models/gpt-4/training-cost,usdPerChipHour,1e999999999",
        "/models/gpt-4/training-cost,lineage,yes",
        "/models/gpt-4/training-cost,confidence,2",
        "/models/gpt-4/training-cost,asOf,2025-13-01"
    })
    void namesTheParameterAndWhatIsAllowed(String path, String parameter, String value) {
        var refused = Wire.get(ROOT + path + "?" + parameter + "=" + value.replace(" ", "%20"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().get("parameter").textValue()).isEqualTo(parameter);
        assertThat(refused.problem().get("detail").textValue()).startsWith(parameter + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e24", "1E%2B24", "1000000000000000000000000", ".5", "5."})
    void takesANumberHoweverItIsWritten(String value) {
        assertThat(Wire.get(ROOT + "/models?limit=1&minTrainingFlop=" + value).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void refusesParametersThatNobodyKnowsOrThatComeTwice(String path) {
        for (var query :
                List.of(
                        "nonsense=1",
                        "Limit=1",
                        "%6eonsense",
                        "a%00b=1",
                        "fields=slug&fields=name",
                        "fields=",
                        "fields=nonsense",
                        "fields=slug,",
                        "fields=%00",
                        "fields=" + "a".repeat(5000))) {
            var refused = Wire.get(ROOT + path + "?" + query);

            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.problem().get("parameter").textValue()).isNotBlank();
            assertThat(refused.problem().get("instance").textValue()).isEqualTo(ROOT + path);
        }
    }

    @Test
    void refusesAParameterThatComesTwice() {
        for (var list : RecordLists.all()) {
            for (var rule : list.filters()) {
                var twice = rule.parameter() + "=a&" + rule.parameter() + "=a";
                var refused = Wire.get(ROOT + list.path() + "?" + twice);

                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.problem().get("detail").textValue()).contains("2 times");
            }
        }
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void knowsNoAssumptionSetThatIsNone() {
        var refused = Wire.get(ROOT + "/models/deepseek-v3/serving-cost?assumptions=no-such-set");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem().get("parameter").textValue()).isEqualTo("assumptions");
    }
}
