package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that cannot be read, or not as they should be. */
@ServiceTest
class BadBodyTest {

    private static final String PATH = "/api/v1/echo-for-tests";

    @Test
    void takesABodyThatFits() {
        var answer =
                Wire.post(
                        PATH,
                        "{\"text\":\"a\",\"count\":1,\"usd\":0.1,\"on\":\"2025-01-31\",\"mood\":\"GLAD\",\"parts\":[{\"name\":\"b\"}]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{}x",
                "[]",
                "1",
                "\"text\"",
                "\u0000",
                "{\"text\":\"a\"} {}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{'text':'a'}",
                "\u00ff\u00fe{"
            })
    void refusesWhatIsNoBodyOfThisKind(String body) {
        var refused = Wire.post(PATH, body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        refused.problem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\",\"extra\":1}|extra",
                "{\"text\":\"a\",\"count\":\"many\"}|count",
                "{\"text\":\"a\",\"count\":1.5}|count",
                "{\"text\":\"a\",\"count\":2147483648}|count",
                "{\"text\":\"a\",\"count\":1e999999999}|count",
                "{\"text\":\"a\",\"share\":\"x\"}|share",
                "{\"text\":\"a\",\"share\":1e999999999}|share",
                "{\"text\":\"a\",\"share\":[1]}|share",
                "{\"text\":\"a\",\"share\":\"\"}|share",
                "{\"text\":\"a\",\"share\":\"1\"}|share",
                "{\"text\":\"a\",\"share\":NaN}|share",
                "{\"text\":\"a\",\"share\":-Infinity}|share",
                "{\"text\":\"a\",\"count\":NaN}|count",
                "{\"text\":\"a\",\"usd\":NaN}|usd",
                "{\"text\":\"a\",\"usd\":Infinity}|usd",
                "{\"text\":\"a\",\"on\":NaN}|on",
                "{\"text\":NaN}|text",
                "{\"text\":\"a\",\"usd\":1e999999999}|usd",
                "{\"text\":\"a\",\"usd\":1e-999999999}|usd",
                "{\"text\":\"a\",\"on\":\"2025-02-30\"}|on",
                "{\"text\":\"a\",\"on\":\"+999999999-01-01\"}|on",
                "{\"text\":\"a\",\"mood\":0}|mood",
                "{\"text\":\"a\",\"mood\":\"glad\"}|mood",
                "{\"text\":\"a\",\"mood\":{}}|mood",
                "{\"text\":\"a\",\"parts\":{}}|parts",
                "{\"text\":\"a\",\"parts\":[1]}|parts[0]",
                "{\"text\":\"a\",\"parts\":[{\"name\":\"x\",\"hue\":1}]}|parts[0].hue",
                "{\"text\":\"a\",\"parts\":[{\"name\":\"x\",\"weight\":11}]}|parts[0].weight",
                "{\"text\":\"\"}|text",
                "{\"text\":{}}|text",
                "{\"text\":\"a\\u0000b\"}|text",
                "{\"text\":\"a\\ud800b\"}|text",
                "{}|text"
            })
    void namesTheFieldThatDoesNotFit(String body, String field) {
        var refused = Wire.post(PATH, body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.problem().get("field").textValue()).isEqualTo(field);
        assertThat(refused.problem().get("detail").textValue()).startsWith(field + ": ");
    }

    @Test
    void refusesDeepNesting() {
        var refused = Wire.post(PATH, "{\"parts\":" + "[".repeat(100_000));

        assertThat(refused.status()).isEqualTo(400);
        refused.problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data"})
    void refusesABodyThatIsNotJson(String type) {
        var refused = Wire.send("POST", PATH, "Content-Type: " + type + "\r\n", "{\"text\":\"a\"}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(415);
        refused.problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: \r\n", "Content-Type: zzz\r\n"})
    void refusesABodyWithoutATypeThatCanBeRead(String header) {
        var refused = Wire.send("POST", PATH, header, "{\"text\":\"a\"}");

        assertThat(refused.status()).as(refused.body()).isIn(400, 415);
        refused.problem();
    }

    @Test
    void refusesALargeBodyThatComesInPieces() {
        var piece = "3000\r\n" + "a".repeat(0x3000) + "\r\n";
        var refused =
                Wire.exchange(
                        "POST "
                                + PATH
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"text\":\"\r\n"
                                + piece.repeat(30)
                                + "0\r\n\r\n");

        // The layer below answers this one itself, and without a body.
        assertThat(refused.status()).isEqualTo(413);
    }
}
