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

/** Whatever is wrong with a request is said in a problem that names it. */
@ServiceTest
class BadInputTest {

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
                    var plainText = value.equals("%F0%9F") && answer.status() == 200;
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
        "/models,organization,Open AI",
        "/models,organization,../etc",
        "/models,access,API",
        "/models,sort,'slug,name'",
        "/models,sort,--slug",
        "/organizations,country,cn",
        "/grid,year,2023.5",
        "/grid,year,99999999999",
        "/models/gpt-4/training-cost,rate,1e999999999",
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

    @ParameterizedTest
    @MethodSource("reads")
    void refusesWhatCannotBeDecoded(String path) {
        for (var query : List.of("limit=%zz", "limit=%", "limit=%4", "x=a%g0", "%=1", "x={y}")) {
            var refused = Wire.get(ROOT + path + "?" + query);

            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.problem().get("detail").textValue())
                    .startsWith(query.substring(0, query.indexOf('=')) + ": ");
        }
        for (var end : List.of("/%zz", "/%", "%", "/{x}", ";a=b", "/|", "/\"", "/<x>", "/\u00e9")) {
            var refused = Wire.get(ROOT + path + end);

            assertThat(refused.status()).as(end).isEqualTo(400);
            assertThat(refused.problem().get("detail").textValue()).startsWith("path: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nonsense",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v2/models",
                "/api/v1/nope",
                "/api/v1/models/gpt-4/nope",
                "/api/v1/models/../../../etc/passwd",
                "//evil/x",
                "/api/v1/models/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/api/v1/models/%00",
                "/api/v1/models/%7Bx%7D",
                "/api/v1/models/gpt-4%3Ba=b",
                "/api/v1/models/%F0%9F",
                "/api/v1/chips/a%20b",
                "/META-INF/MANIFEST.MF",
                "/application.properties",
                "*"
            })
    void whatIsNotThereIsNotFound(String target) {
        var answer = Wire.get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem().get("type").textValue()).isEqualTo("/problems#not-found");
    }

    @Test
    void anUnknownSlugHasNearMatches() {
        var answer = Wire.get(ROOT + "/models/deepseek-r2");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem().get("nearMatches"))
                .anyMatch(near -> near.textValue().startsWith("deepseek-r1"));
        assertThat(answer.problem().get("instance").textValue())
                .isEqualTo("/api/v1/models/deepseek-r2");
        assertThat(Wire.get(ROOT + "/models/" + "z".repeat(7000)).problem().get("detail").asText())
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/chips/a100,/chips/nvidia-a100-sxm4-80gb",
        "/chips/A100,/chips/nvidia-a100-sxm4-80gb",
        "/chips/%61100,/chips/nvidia-a100-sxm4-80gb",
        "/chips/a100?fields=slug,/chips/nvidia-a100-sxm4-80gb?fields=slug",
        "/chips/a100/prices?kind=rental&limit=1,/chips/nvidia-a100-sxm4-80gb/prices?kind=rental&limit=1",
        "//chips//a100,//chips/nvidia-a100-sxm4-80gb"
    })
    void anAliasLeadsToItsSlugWithTheSameQuestion(String asked, String location) {
        var answer = Wire.get(ROOT + asked);

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.headers().get("location").replaceAll("//+", "/"))
                .isEqualTo((ROOT + location).replaceAll("//+", "/"));
        assertThat(Wire.get(answer.headers().get("location")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void refusesMethodsThatAPathDoesNotTake(String path) {
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")) {
            var refused = Wire.send(method, ROOT + path, "", "");

            assertThat(refused.status()).as(method).isEqualTo(405);
            assertThat(refused.headers().get("allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(refused.problem().get("type").textValue())
                    .isEqualTo("/problems#method-not-allowed");
        }
    }

    @Test
    void pagesTakeOnlyGet() {
        var refused = Wire.send("POST", "/problems", "", "");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.headers().get("allow")).isEqualTo("GET, HEAD");
        refused.problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "foo", "{{{", ";;;,,,/", "application/xml;q=0.9", "image/*"})
    void refusesToAnswerInAnotherFormat(String accept) {
        for (var target : List.of("/models/gpt-4", "/models/gpt-44", "/models")) {
            var refused = Wire.send("GET", ROOT + target, "Accept: " + accept + "\r\n", "");

            assertThat(refused.status()).isEqualTo(406);
            refused.problem();
        }
        var outside = Wire.send("GET", "/nonsense", "Accept: " + accept + "\r\n", "");
        assertThat(outside.status()).isEqualTo(404);
        outside.problem();
    }

    @Test
    void refusesALongRequestLine() {
        for (var length : List.of(9_000, 60_000)) {
            var refused = Wire.get(ROOT + "/models?organization=" + "a".repeat(length));

            assertThat(refused.status()).isEqualTo(414);
            assertThat(refused.problem().get("detail").textValue()).contains("8192");
        }
    }

    @Test
    void refusesLongHeaders() {
        for (var length : List.of(17_000, 60_000)) {
            var refused =
                    Wire.send("GET", ROOT + "/models", "X: " + "a".repeat(length) + "\r\n", "");

            assertThat(refused.status()).isEqualTo(431);
            assertThat(refused.problem().get("detail").textValue()).contains("16384");
        }
    }

    @Test
    void refusesALargeBodyWhateverThePath() {
        for (var target : List.of(ROOT + "/models", "/nonsense", ROOT + "/models/gpt-4")) {
            var refused = Wire.post(target, "a".repeat(300_000));

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.problem().get("detail").textValue()).contains("262144");
        }
    }

    @Test
    void aBodyOfAGetChangesNothing() {
        for (var body : List.of("{", "null", "\u0000", "{\"limit\":1}")) {
            assertThat(
                            Wire.send(
                                            "GET",
                                            ROOT + "/models/gpt-4",
                                            "Content-Type: text/plain\r\n",
                                            body)
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesARequestWithoutAHost() {
        var refused = Wire.exchange("GET /api/v1/models HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(refused.status()).isEqualTo(400);
        refused.problem();
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }
}
