package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every order of every list, walked page by page. */
@ServiceTest
class PagingTest {

    @Inject DataSource database;

    static List<RecordList> lists() {
        return RecordLists.all();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyOrderWalksEveryRowOnceWithRowsWithoutTheValueLast(RecordList list)
            throws SQLException {
        var random = new Random(1);
        for (var sort : list.sorts().entrySet()) {
            for (var descending : List.of(false, true)) {
                if (list.sorts().size() == 1 && list.path().equals("/assumption-sets")) {
                    continue;
                }
                var order = (descending ? "-" : "") + sort.getKey();
                var limit = list.table().rows().size() > 300 ? 90 + random.nextInt(11) : 7;

                var walked = Api.slugs(list.path(), Map.of("sort", order), limit);

                assertThat(walked)
                        .as("%s?sort=%s&limit=%d", list.path(), order, limit)
                        .containsExactlyElementsOf(expected(list, sort.getValue(), descending));
            }
        }
    }

    @Test
    void everyLimitWalksEveryRowOnce() {
        var expected =
                RecordLists.PROVIDERS.table().rows().stream().map(row -> row.get("slug")).toList();
        for (var limit : List.of(1, 2, 3, 35, 36, 37, 99, 100)) {
            assertThat(Api.slugs("/providers", Map.of("sort", "-name"), limit))
                    .as("limit %d", limit)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void oneByOneThroughNamesOfAnyLength() {
        var walked = Api.slugs("/organizations", Map.of("sort", "name"), 1);

        assertThat(walked)
                .doesNotHaveDuplicates()
                .hasSize(RecordLists.ORGANIZATIONS.table().rows().size());
    }

    @Test
    void withoutALimitAPageHasTwentyItems() {
        assertThat(Api.read("/models").get("items")).hasSize(20);
    }

    @Test
    void theLinkHeaderLeadsToTheNextPageWithTheSameQuestion() {
        var first = Api.get("/models?access=api&sort=-releasedOn&limit=3&fields=slug");
        var link = first.header("Link");

        assertThat(link)
                .matches(
                        "</api/v1/models\\?access=api&fields=slug&limit=3&sort=-releasedOn&cursor=[\\w-]+>; rel=\"next\"");
        var next = Api.read(link.replaceAll("^</api/v1|>.*$", ""));
        var both = Api.read("/models?access=api&sort=-releasedOn&limit=6&fields=slug");
        assertThat(items(next)).isEqualTo(items(both).subList(3, 6));
        assertThat(Api.json(first.asString()).get("next").textValue())
                .isEqualTo(link.replaceAll("^.*cursor=|>.*$", ""));
    }

    @Test
    void theLinkHeaderReplacesTheCursorAndKeepsEncodedValues() {
        var cursor = Api.read("/grid?limit=1").get("next").textValue();

        var link =
                Api.get("/grid?%63ursor=" + cursor + "&limit=1&fields=slug%2Cregion")
                        .header("Link");

        assertThat(link).startsWith("</api/v1/grid?fields=slug,region&limit=1&cursor=");
        assertThat(link).containsOnlyOnce("ursor=");
    }

    @Test
    void theLastPageHasNoNext() {
        var last = Api.get("/assumption-sets?limit=100");

        assertThat(last.header("Link")).isNull();
        assertThat(Api.json(last.asString()).get("next").isNull()).isTrue();
    }

    @Test
    void refusesTheCursorOfAnotherOrderOrList() {
        var cursor = Api.read("/models?sort=name&limit=1").get("next").textValue();
        for (var path :
                List.of(
                        "/models?",
                        "/models?sort=slug&",
                        "/models?sort=-name&",
                        "/models?sort=releasedOn&",
                        "/chips?")) {
            var refused = Api.get(path + "cursor=" + cursor);

            assertThat(refused.statusCode()).as(path).isEqualTo(400);
            assertThat(refused.json().get("parameter").textValue()).isEqualTo("cursor");
        }
    }

    private static List<JsonNode> items(JsonNode page) {
        var items = new ArrayList<JsonNode>();
        page.get("items").forEach(items::add);
        return items;
    }

    /** Numbers and dates in Java's order; texts in the database's, which knows its collation. */
    private List<String> expected(RecordList list, String column, boolean descending)
            throws SQLException {
        var position = new HashMap<String, Integer>();
        var text = column.equals("name") || column.equals("slug");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT slug FROM %s ORDER BY %s, slug"
                                        .formatted(
                                                list.table().name(),
                                                text ? column + direction(descending) : "slug"))) {
            while (rows.next()) {
                position.put(rows.getString(1), position.size());
            }
        }
        var sorted = new ArrayList<>(list.table().rows());
        sorted.sort(
                (a, b) -> {
                    var compared = text ? 0 : compare(a.get(column), b.get(column), descending);
                    return compared != 0
                            ? compared
                            : position.get(a.get("slug")).compareTo(position.get(b.get("slug")));
                });
        return sorted.stream().map(row -> row.get("slug")).toList();
    }

    private static String direction(boolean descending) {
        return descending ? " DESC" : " ASC";
    }

    private static int compare(String a, String b, boolean descending) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        var ascending =
                a.matches("\\d{4}-\\d{2}-\\d{2}")
                        ? a.compareTo(b)
                        : new BigDecimal(a).compareTo(new BigDecimal(b));
        return descending ? -ascending : ascending;
    }
}
