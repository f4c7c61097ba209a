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

    private static final String PATH = "/api/v1/estimates/request-cost";

    @Test
    void takesABodyThatFits() {
        var answer =
                Wire.post(
                        PATH,
                        "{\"promptTokens\":1,\"at\":\"2025-01-31\",\"batch\":false,\"prices\":{\"input\":0.1}}");

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
                "{\"model\":\"o1\"} {}",
                "{\"model\":\"o1\",\"model\":\"o3\"}",
                "{'model':'o1'}",
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
                "{\"extra\":1}|extra",
                "{\"promptTokens\":\"many\"}|promptTokens",
                "{\"promptTokens\":1.5}|promptTokens",
                "{\"promptTokens\":9223372036854775808}|promptTokens",
                "{\"promptTokens\":1e999999999}|promptTokens",
                "{\"promptTokens\":NaN}|promptTokens",
                "{\"promptTokens\":[1]}|promptTokens",
                "{\"promptTokens\":\"\"}|promptTokens",
                "{\"promptTokens\":\"1\"}|promptTokens",
                "{\"prices\":{\"input\":-Infinity}}|prices.input",
                "{\"prices\":{\"input\":1e-999999999,\"output\":1e999999999}}|prices.output",
                "{\"prices\":{\"input\":\"x\"}}|prices.input",
                "{\"prices\":{\"hue\":1}}|prices.hue",
                "{\"prices\":[1]}|prices",
                "{\"prices\":1}|prices",
                "{\"at\":NaN}|at",
                "{\"at\":\"2025-02-30\"}|at",
                "{\"at\":\"+999999999-01-01\"}|at",
                "{\"tier\":0}|tier",
                "{\"tier\":\"flexed\"}|tier",
                "{\"tier\":{}}|tier",
                "{\"batch\":\"true\"}|batch",
                "{\"batch\":1}|batch",
                "{\"model\":NaN}|model",
                "{\"model\":\"\"}|model",
                "{\"model\":{}}|model",
                "{\"model\":\"a\\u0000b\"}|model",
                "{\"model\":\"a\\ud800b\"}|model"
            })
    void namesTheFieldThatDoesNotFit(String body, String field) {
        var refused = Wire.post(PATH, body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.problem().get("field").textValue()).isEqualTo(field);
        assertThat(refused.problem().get("detail").textValue()).startsWith(field + ": ");
    }

    @Test
    void refusesDeepNesting() {
        var refused = Wire.post(PATH, "{\"prices\":" + "[".repeat(100_000));

        assertThat(refused.status()).isEqualTo(400);
        refused.problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data"})
    void refusesABodyThatIsNotJson(String type) {
        var refused =
                Wire.send("POST", PATH, "Content-Type: " + type + "\r\n", "{\"model\":\"o1\"}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(415);
        refused.problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: \r\n", "Content-Type: zzz\r\n"})
    void refusesABodyWithoutATypeThatCanBeRead(String header) {
        var refused = Wire.send("POST", PATH, header, "{\"model\":\"o1\"}");

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
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"model\":\"\r\n"
                                + piece.repeat(30)
                                + "0\r\n\r\n");

        // The layer below answers this one itself, and without a body.
        assertThat(refused.status()).isEqualTo(413);
    }

    /** Jackson takes zeros before the first character for UTF-32, and fails at its end. */
    @Test
    void refusesABodyThatEndsWithinACharacter() {
        var refused = Wire.post("/api/v1/estimates/training", "\0\0\0{\1");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().get("detail").textValue()).contains("no encoding of Unicode");
    }
}
