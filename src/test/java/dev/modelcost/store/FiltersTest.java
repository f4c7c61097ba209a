package dev.modelcost.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.modelcost.store.RecordList.Rule;
import dev.modelcost.testsupport.ServiceTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every filter of every list answers what the shipped tables hold, no more and no less. */
@ServiceTest
class FiltersTest {

    private static final long SEED = 20261123;

    static List<RecordList> lists() {
        return RecordLists.all();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyFilterAnswersTheRowsOfTheShippedTable(RecordList list) {
        var random = new Random(SEED);
        for (var rule : list.filters()) {
            var value = someValue(list, rule, random);
            if (value != null) {
                check(list, List.of(rule), Map.of(rule.parameter(), value));
            }
        }
    }

    @Test
    void twoHundredRandomQuestionsAnswerTheRowsOfTheShippedTables() {
        var random = new Random(SEED);
        var lists = lists().stream().filter(list -> list.filters().size() > 1).toList();
        for (var asked = 0; asked < 200; ) {
            var list = lists.get(random.nextInt(lists.size()));
            var rules = new ArrayList<Rule>();
            var query = new TreeMap<String, String>();
            for (var i = 0; i < 2; i++) {
                var rule = list.filters().get(random.nextInt(list.filters().size()));
                var value = someValue(list, rule, random);
                if (value != null && query.putIfAbsent(rule.parameter(), value) == null) {
                    rules.add(rule);
                }
            }
            if (!rules.isEmpty()) {
                check(list, rules, query);
                asked++;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void asOfTheLastDayARowIsNoLongerValid(RecordList list) {
        if (list.filters().stream().noneMatch(rule -> rule.parameter().equals("asOf"))) {
            return;
        }
        var ended =
                list.table().rows().stream().filter(row -> row.get("valid_to") != null).findFirst();
        if (ended.isEmpty()) {
            return;
        }
        var slug = ended.get().get("slug");
        var from = LocalDate.parse(ended.get().get("valid_from"));
        var to = LocalDate.parse(ended.get().get("valid_to"));

        assertThat(validOn(list, from.minusDays(1))).doesNotContain(slug);
        assertThat(validOn(list, from)).contains(slug);
        assertThat(validOn(list, to.minusDays(1))).contains(slug);
        assertThat(validOn(list, to)).doesNotContain(slug);
    }

    @Test
    void listsTheExportRulesThatEverReachedADestination() {
        var china = Api.slugs("/export-rules", Map.of("destination", "China"), 100);

        assertThat(china)
                .contains("us-3a090-2022-10", "us-3a090.a-2023-10-tpp")
                .doesNotContain("us-3a090.a-2023-10-tpp-d1-d4")
                .isEqualTo(
                        Api.slugs("/export-rules", Map.of("destination", "country-group-d5"), 100));
        assertThat(Api.slugs("/export-rules", Map.of("destination", "RUS"), 100))
                .contains("us-3a090.a-2023-10-tpp")
                .doesNotContain("us-3a090-2022-10");
        assertThat(Api.slugs("/export-rules", Map.of("destination", "SA"), 100))
                .containsExactlyInAnyOrder(
                        "us-3a090.a-2023-10-tpp-d1-d4", "us-3a090.a-2023-10-tpp-density-d1-d4");
        assertThat(Api.slugs("/export-rules", Map.of("destination", "FR"), 100)).isEmpty();
    }

    /** As in a path, where the alias redirects. */
    @ParameterizedTest
    @CsvSource({
        "/export-rules, chip, h20, nvidia-h20",
        "/claims, chip, h100, nvidia-h100-sxm5-80gb",
        "/claims, model, deepseek-v3-1226, deepseek-v3",
        "/prices, model, deepseek-v3-0324, deepseek-v3-2025-03",
        "/models, baseModel, deepseek-v3-2024-12, deepseek-v3",
        "/models/deepseek-v3/runs, chip, h800, nvidia-h800-sxm5",
    })
    void anAliasAnswersLikeTheSlugThatItStandsFor(
            String list, String parameter, String alias, String slug) {
        var byAlias = Api.slugs(list, Map.of(parameter, alias), 100);

        assertThat(byAlias).isNotEmpty().isEqualTo(Api.slugs(list, Map.of(parameter, slug), 100));
    }

    @Test
    void aNameThatNothingHasIsRefusedByItsParameter() {
        given().queryParam("organization", "nobody-at-all")
                .get("/api/v1/models")
                .then()
                .statusCode(404)
                .body("parameter", is("organization"));
    }

    private static List<String> validOn(RecordList list, LocalDate day) {
        return Api.slugs(list.path(), Map.of("asOf", day.toString()), 100);
    }

    private static void check(RecordList list, List<Rule> rules, Map<String, String> query) {
        var expected =
                list.table().rows().stream()
                        .filter(
                                row ->
                                        rules.stream()
                                                .allMatch(
                                                        rule ->
                                                                rule.matches()
                                                                        .test(
                                                                                row,
                                                                                query.get(
                                                                                        rule
                                                                                                .parameter()))))
                        .map(row -> row.get("slug"))
                        .toList();

        var answered = Api.slugs(list.path(), query, 100);

        assertThat(answered)
                .as("%s %s", list.path(), query)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A value that some row has, or one just beside it; null if no row has any. */
    private static String someValue(RecordList list, Rule rule, Random random) {
        var values =
                list.table().rows().stream()
                        .map(row -> row.get(rule.column()))
                        .filter(value -> value != null)
                        .toList();
        if (values.isEmpty()) {
            return null;
        }
        var value = values.get(random.nextInt(values.size()));
        if (rule.scale() > 0) {
            return new BigDecimal(value).divide(BigDecimal.valueOf(rule.scale())).toPlainString();
        }
        return value.matches("\\d{4}-\\d{2}-\\d{2}")
                ? LocalDate.parse(value).plusDays(random.nextInt(3) - 1).toString()
                : value;
    }
}
