package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever wants to change a row finds it, and finds what has been changed. */
@ServiceTest
@TestProfile(OwnRecord.class)
class RowListTest {

    static Stream<String> tables() {
        return RecordTables.ALL.stream().map(RecordTable::path);
    }

    /** Each row that is listed can be read by its slug, and with what was listed it can be sent. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyTableIsListedRowByRow(String table) {
        var listed = rows("table=" + table + "&limit=3").getList("items");

        assertThat(listed).isNotEmpty();
        for (var row : listed) {
            var slug = ((Map<?, ?>) row).get("slug");
            var read = given().get("/api/v1/" + table + "/" + slug + "/row");
            assertThat(read.jsonPath().<Object>get()).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chips", "slug-aliases"})
    void pagesHaveEveryRowOnce(String table) {
        var slugs = new ArrayList<String>();
        String cursor = null;
        do {
            var page =
                    rows(
                            "table="
                                    + table
                                    + "&limit=100"
                                    + (cursor == null ? "" : "&cursor=" + cursor));
            slugs.addAll(page.getList("items.slug"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(slugs).doesNotHaveDuplicates().isSorted();
        assertThat(slugs).hasSizeGreaterThan(200);
    }

    @Test
    void whatIsOwnIsListedApart() {
        assertThat(
                        given().header("Authorization", "Bearer " + Issuer.token("editor"))
                                .contentType("application/json")
                                .body(
                                        "{\"slug\": \"listed-1\", \"name\": \"Listed\", \"reason\": \"For a test.\"}")
                                .post("/api/v1/organizations")
                                .statusCode())
                .isEqualTo(201);

        List<String> own = rows("table=organizations&ownership=own").getList("items.slug");
        List<String> shipped =
                rows("table=organizations&ownership=shipped&limit=100").getList("items.slug");

        assertThat(own).contains("listed-1").doesNotContain("nvidia");
        assertThat(shipped).doesNotContain("listed-1").contains("anthropic");
    }

    @Test
    void theTableIsNeeded() {
        assertThat(given().get("/api/v1/rows").jsonPath().getString("parameter"))
                .isEqualTo("table");
        assertThat(given().get("/api/v1/rows?table=chip").jsonPath().getString("detail"))
                .contains("Did you mean chips ");
    }

    /** How the resource of all tables is found within is not for others. */
    @Test
    void nothingIsBelowTheList() {
        assertThat(given().get("/api/v1/rows/chips/nvidia-h100-nvl").statusCode()).isEqualTo(404);
        assertThat(given().get("/api/v1/rows/chips").statusCode()).isEqualTo(404);
    }

    private static JsonPath rows(String query) {
        var answer = given().get("/api/v1/rows?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
