package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    private static final String LONG = "\"" + "long, ".repeat(20) + "\"";

    @Test
    void givesEveryMemberALineAndKeepsShortObjectsWhole() {
        assertThat(JsonLines.of("{\"a\":1.50,\"b\":[{\"c\":[1,2]},{\"d\":" + LONG + "}]}"))
                .isEqualTo(
                        """
                        {
                         "a": 1.50,
                         "b": [
                          {"c":[1,2]},
                          {
                           "d": %s
                          }
                         ]
                        }"""
                                .formatted(LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":\"quoted \\\" and \\\\\",\"b\":\"{[,: ]}\"}",
                "[1E10,1.0E10,-0,true,null]"
            })
    void losesNothing(String json) {
        var padded = "{\"padding\":" + LONG + ",\"json\":" + json + "}";

        assertThat(JsonLines.joined(JsonLines.of(padded))).isEqualTo(padded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ \"a\": 1 }", "{\n}", "<html lang=\"en\"></html>", ""})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(JsonLines.of(text)).isEqualTo(text);
    }
}
