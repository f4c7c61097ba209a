package dev.modelcost.names;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as long as a path or a text may be, of parts that the rules of names know. */
@ServiceTest
class LongNamesTest {

    /** Of a path, and of a text. */
    private static final int LONGEST = 8000;

    @ParameterizedTest
    @ValueSource(strings = {"ti", "-sxm4", "-1", "gb", "x8-", "-Xy", ".", "us."})
    void aLongNameInAPathMeansNothing(String part) {
        for (var beginning : new String[] {"chips/4090", "chips/h100", "models/gpt-4"}) {
            var path = "/api/v1/" + repeated(beginning, part, LONGEST);
            assertThat(given().get(path).statusCode()).as(path.substring(0, 60)).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xy", " Ab", " ti", "-sxm4", " are", ", and", " tokens", " the", " ai", " us-east",
                "1,", " an A-b", " one", " single", " of which", " GPU", "'s", " per", "-1", " 1"
            })
    void aLongNameInATextIsRead(String part) {
        for (var text :
                new String[] {
                    repeated("GPT-4", part, LONGEST - 40) + " cost 5 dollars to train.",
                    repeated("GPT-4 cost 5 cents per", part, LONGEST - 40) + " query.",
                    repeated("Training 4090", part, LONGEST - 40) + " 7B cost less than GPT-4."
                }) {
            var answer =
                    given().contentType("application/json")
                            .body(Map.of("text", text))
                            .post("/api/v1/audits");
            assertThat(answer.statusCode()).as(text.substring(0, 60)).isEqualTo(200);
        }
    }

    private static String repeated(String beginning, String part, int length) {
        return beginning + part.repeat((length - beginning.length()) / part.length());
    }
}
