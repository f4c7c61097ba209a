package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.failure.InvalidInput;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;

/** Whatever stands in a query or a body is read, or refused as a fault of whoever sent it. */
class ReadingFuzzTest {

    private static final ObjectMapper JSON = json();

    private static final Parameters<Object> INNER =
            Parameters.of(
                    "Inner",
                    given -> given,
                    List.of(Parameter.text("name"), Parameter.slug("slug")));

    private static final List<Parameter<?>> ALL =
            List.of(
                    Parameter.number("number", -1e6, 1e18),
                    Parameter.above0("above0", 1e9),
                    Parameter.count("count", 1, 1L << 53),
                    Parameter.integer("integer", 0, Integer.MAX_VALUE),
                    Parameter.flag("flag"),
                    Parameter.text("text"),
                    Parameter.prose("prose", 2000),
                    Parameter.slug("slug"),
                    Parameter.oneOf("word", "one", "two"),
                    Parameter.date("date"),
                    Parameter.moment("moment"),
                    Parameter.month("month"),
                    Parameter.currency("currency"),
                    Parameter.list(3, Parameter.text("list")),
                    Parameter.object("object", INNER));

    private static final Parameters<Object> FIELDS =
            Parameters.of("All", ReadingFuzzTest::all, ALL);

    private static Object all(GivenValues given) {
        ALL.forEach(given::read);
        return given;
    }

    private static ObjectMapper json() {
        var mapper = new ObjectMapper();
        new JsonSettings().customize(mapper);
        return mapper;
    }

    @FuzzTest(maxDuration = "1m")
    void jsonBodies(byte[] body) throws IOException {
        try {
            FIELDS.ofBody(JSON.readTree(body));
        } catch (JsonProcessingException
                | CharConversionException
                | InvalidInput
                | HttpProblem refused) {
            isTheClients(refused);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void queryValues(FuzzedDataProvider data) {
        var parameter = data.pickValue(ALL);
        try {
            parameter.ofText(data.consumeRemainingAsString());
        } catch (InvalidInput | HttpProblem refused) {
            isTheClients(refused);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void dates(FuzzedDataProvider data) {
        var parameter =
                data.pickValue(
                        List.of(
                                Parameter.date("date"),
                                Parameter.date("date", 2000, 2100),
                                Parameter.moment("moment"),
                                Parameter.month("month")));
        var text = data.consumeRemainingAsString();
        try {
            readsWhatItWrites(parameter, text);
        } catch (InvalidInput refused) {
            isTheClients(refused);
        }
    }

    private static <T> void readsWhatItWrites(Parameter<T> parameter, String text) {
        var read = parameter.ofText(text);
        assertThat(parameter.ofText(parameter.written(read).toString())).isEqualTo(read);
    }

    @FuzzTest(maxDuration = "1m")
    void cursors(FuzzedDataProvider data) {
        var sort = data.pickValue(List.of("slug", "-slug", "releasedOn"));
        try {
            var cursor = Cursor.decode(data.consumeRemainingAsString(), sort);
            assertThat(Cursor.decode(cursor.encode(), sort)).isEqualTo(cursor);
        } catch (HttpProblem refused) {
            isTheClients(refused);
        }
    }

    private static void isTheClients(Exception refused) {
        assertThat(refused.getMessage()).isNotBlank();
        if (refused instanceof HttpProblem problem) {
            assertThat(problem.getStatusCode()).isBetween(400, 499);
        }
    }
}
