package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.calc.derivation.Moment;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.failure.InvalidInput;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One declaration, read alike from a query and from a body. */
class GivenValuesTest {

    private enum Method implements Vocabulary {
        RENTAL,
        BY_THE_HOUR
    }

    private static final Parameter<Double> MFU = Parameter.number("mfu", 0.001, 1);
    private static final Parameter<Double> HOURS = Parameter.above0("hours", 1e12);
    private static final Parameter<Long> TOKENS = Parameter.count("tokens", 0, 1_000_000);
    private static final Parameter<Integer> LIMIT =
            Parameter.integer("limit", 1, 100).defaultsTo(20);
    private static final Parameter<Boolean> LINEAGE = Parameter.flag("lineage");
    private static final Parameter<Method> METHOD = Parameter.oneOf("method", Method.class);
    private static final Parameter<String> NAME = Parameter.text("name");
    private static final Parameter<YearMonth> MONTH = Parameter.month("month");
    private static final Parameter<LocalDate> DAY = Parameter.date("day");
    private static final Parameter<Moment> AT = Parameter.moment("at");
    private static final Parameter<List<Double>> SHARES =
            Parameter.list(3, Parameter.number("shares", 0, 1));
    private static final Parameter<String> SLUG = Parameter.slug("slug").needed("a slug");

    private record Part(Double mfu) {

        static final Parameters<Part> PARAMETERS =
                Parameters.of(Part.class, given -> new Part(given.read(MFU)), MFU);
    }

    private static final Parameter<Part> PART = Parameter.object("part", Part.PARAMETERS);

    private static final Parameters<GivenValues> ALL =
            Parameters.of(
                    GivenValues.class,
                    given -> given,
                    MFU,
                    HOURS,
                    TOKENS,
                    LIMIT,
                    LINEAGE,
                    METHOD,
                    NAME,
                    MONTH,
                    DAY,
                    AT,
                    SHARES,
                    SLUG,
                    PART);

    @Test
    void readsTheSameValueWhereverItStands() {
        for (var given :
                List.of(
                        query(
                                "mfu=0.4&hours=1e3&tokens=7e2&limit=5&lineage=true&method=by-the-hour&name=a"
                                        + " b&month=2023-12&day=2025-01-31&at=2025-01-31T03:00:00+02:00&shares=0.5,1&slug=gpt-4"),
                        body(
                                """
                                {"mfu": 0.4, "hours": 1e3, "tokens": 7e2, "limit": 5, "lineage": true, "method": "by-the-hour",
                                 "name": "a b", "month": "2023-12", "day": "2025-01-31", "at": "2025-01-31T03:00:00+02:00",
                                 "shares": [0.5, 1], "slug": "gpt-4"}
                                """))) {
            assertThat(given.read(MFU)).isEqualTo(0.4);
            assertThat(given.read(HOURS)).isEqualTo(1000);
            assertThat(given.read(TOKENS)).isEqualTo(700);
            assertThat(given.read(LIMIT)).isEqualTo(5);
            assertThat(given.read(LINEAGE)).isTrue();
            assertThat(given.read(METHOD)).isEqualTo(Method.BY_THE_HOUR);
            assertThat(given.read(NAME)).isEqualTo("a b");
            assertThat(given.read(MONTH)).isEqualTo(YearMonth.of(2023, 12));
            assertThat(given.read(DAY)).isEqualTo(LocalDate.of(2025, 1, 31));
            assertThat(given.read(AT)).isEqualTo(Moment.of(LocalDateTime.of(2025, 1, 31, 1, 0)));
            assertThat(given.read(SHARES)).containsExactly(0.5, 1.0);
            assertThat(given.read(SLUG)).isEqualTo("gpt-4");
        }
    }

    @Test
    void readsAWordHoweverItIsSpelled() {
        for (var written : List.of("By the hour", "BY_THE_HOUR", " bythehour ")) {
            assertThat(body("{\"method\": \"" + written + "\"}").read(METHOD))
                    .isEqualTo(Method.BY_THE_HOUR);
        }
        assertThat(query("method=renting").read(METHOD)).isEqualTo(Method.RENTAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mfu     | 2          | '2' is not a number from 0.001 to 1.",
                "mfu     | \"high\"   | 'high' is not a number from 0.001 to 1.",
                "hours   | 0          | '0' is not a number above 0 and at most 1.0E12.",
                "tokens  | 1.5        | '1.5' is not a whole number from 0 to 1000000.",
                "limit   | 101        | '101' is not a whole number from 1 to 100.",
                "lineage | \"yes\"    | 'yes' is not true or false.",
                "method  | \"rentel\" | 'rentel' is not one of rental, by-the-hour. Did you mean rental?",
                "name    | \" \"      | empty; give a value or leave it out.",
                "name    | \"a\\u0000\" | contains a control character or a malformed one; give"
                        + " plain text.",
                "month   | \"2023-13\" | '2023-13' is not a month in the form 2023-12.",
                "day     | \"2025-02-30\" | '2025-02-30' is not a date in the years 1900 to 2200 in"
                        + " the form 2025-01-31.",
                "at      | \"noon\"   | 'noon' is not a moment in the years 1900 to 2200 in the"
                        + " form 2025-02-28T17:30:00Z.",
                "shares  | [2]        | '2' is not a number from 0 to 1.",
                "slug    | \"GPT 4\"  | 'GPT 4' is not a slug; lower-case letters, digits, '.' and"
                        + " '-' are allowed, such as deepseek-r1.",
            })
    void refusesInTheSameWordsWhereverItStands(String name, String value, String why)
            throws JsonProcessingException {
        var node = new ObjectMapper().readTree(value);
        var text = node.isArray() ? node.get(0).asText() : node.asText();
        var ofQuery = refusal(() -> GivenValues.ofQuery(Map.of(name, List.of(text)), ALL));
        var ofBody = refusal(() -> body("{\"" + name + "\": " + value + "}"));

        assertThat(ofBody.field()).isEqualTo(name);
        if (node.isTextual() && (name.equals("mfu") || name.equals("lineage"))) {
            assertThat(ofBody.why()).isEqualTo(why.replace("'" + text + "'", "'\"" + text + "\"'"));
        } else {
            assertThat(ofBody.why()).isEqualTo(why);
        }
        assertThat(ofQuery.field()).isEqualTo(name);
        assertThat(ofQuery.why()).isEqualTo(why);
    }

    @Test
    void whatIsLeftOutIsTheDefaultOrNull() {
        for (var given : List.of(query(""), body("{}"), body("{\"limit\": null}"))) {
            assertThat(given.read(LIMIT)).isEqualTo(20);
            assertThat(given.has(LIMIT)).isFalse();
            assertThat(given.read(MFU)).isNull();
            assertThat(refusal(() -> given.read(SLUG)).why()).isEqualTo("is needed; give a slug.");
        }
    }

    @Test
    void refusesWhatIsNotDeclaredAndNamesWhatComesNear() {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> query("limt=5"))
                .satisfies(
                        problem -> {
                            assertThat(problem.getDetail())
                                    .startsWith("limt: unknown. Did you mean limit? Allowed");
                            assertThat(problem.getParameters())
                                    .containsEntry("parameter", "limt")
                                    .containsEntry("nearMatches", List.of("limit"));
                        });
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> body("{\"part\": {\"mfuu\": 1}}").read(PART))
                .satisfies(
                        problem ->
                                assertThat(problem.getDetail())
                                        .startsWith(
                                                "part.mfuu: unknown. Did you mean mfu? Allowed"));
    }

    /** Whoever reads the body's fields in whichever order. */
    @Test
    void refusesAWrongValueBeforeOneIsMissed() {
        assertThat(refusal(() -> body("{\"part\": {\"mfu\": 5}}").read(SLUG)).field())
                .isEqualTo("part.mfu");
    }

    @Test
    void refusesAParameterThatComesTwice() {
        var twice = Map.of("mfu", List.of("0.1", "0.2"));

        assertThat(refusal(() -> GivenValues.ofQuery(twice, ALL)).why())
                .isEqualTo("given 2 times; give it once.");
    }

    @Test
    void namesAFieldWithinAFieldByItsPlace() {
        assertThat(body("{\"part\": {\"mfu\": 0.5}}").read(PART)).isEqualTo(new Part(0.5));
        assertThat(refusal(() -> body("{\"part\": {\"mfu\": 5}}")).field()).isEqualTo("part.mfu");
        assertThat(refusal(() -> body("{\"part\": 5}")).why()).isEqualTo("'5' is not an object.");
    }

    @Test
    void aParameterThatIsReadMustBeDeclared() {
        var given = GivenValues.ofQuery(Map.of(), Part.PARAMETERS);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> given.read(NAME));
    }

    private static InvalidInput refusal(Supplier<?> read) {
        try {
            throw new AssertionError("it was read: " + read.get());
        } catch (InvalidInput refused) {
            return refused;
        }
    }

    private static GivenValues query(String query) {
        var values = new HashMap<String, List<String>>();
        for (var parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            var parts = parameter.split("=", 2);
            values.put(parts[0], List.of(parts[1]));
        }
        return GivenValues.ofQuery(values, ALL);
    }

    private static GivenValues body(String json) {
        try {
            JsonNode body = new ObjectMapper().readTree(json);
            return ALL.ofBody(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
