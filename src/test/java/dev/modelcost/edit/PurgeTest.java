package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An administrator erases what must not stay. */
@ServiceTest
@TestProfile(OwnRecord.class)
class PurgeTest {

    private static final String SECRET = "Jane Doe of 5 Example Street";

    private static final String OTHER = "John Roe";

    private final DataSource database;

    PurgeTest(DataSource database) {
        this.database = database;
    }

    @Test
    void nothingOfTheRowIsLeftAndTheHistorySaysSo() throws SQLException {
        var path = "organizations/purged-1";
        var added =
                as("editor")
                        .header("Idempotency-Key", "of-the-purged")
                        .body(organization("purged-1", SECRET))
                        .post("/api/v1/organizations");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        as("editor")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"country\": \"DE\", \"reason\": \"x\"}")
                .patch("/api/v1/" + path);
        var known = Clock.systemUTC().instant();

        var purged = purge(path, "Personal data.");

        assertThat(purged.statusCode()).as(purged.asString()).isEqualTo(200);
        assertThat(purged.jsonPath().getString("done")).isEqualTo("purged");
        assertThat(purged.asString()).doesNotContain(SECRET);
        assertThat(read(path).statusCode()).isEqualTo(404);
        var history = read(path + "/history");
        assertThat(history.asString()).doesNotContain(SECRET);
        assertThat(history.jsonPath().getList("changes.operation"))
                .containsExactly("delete", "update", "insert");
        assertThat(history.jsonPath().getString("changes[0].purge.reason"))
                .isEqualTo("Personal data.");
        assertThat(history.jsonPath().getString("changes[0].purge.purgedBy")).isEqualTo("ada");
        assertThat(history.jsonPath().getString("changes[0].recordedFrom")).isNotNull();
        assertThat(history.jsonPath().getString("changes[2].purge")).isNull();

        var then = read("organizations?slug=purged-1&recordedAt=" + known);
        assertThat(read(path + "?recordedAt=" + known).statusCode()).isEqualTo(404);
        var other = read("organizations/nvidia?recordedAt=" + known);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(Integer.parseInt(other.header("Purged-Rows"))).isPositive();
        assertThat(read("organizations/nvidia").header("Purged-Rows")).isNull();
        assertThat(then.asString()).doesNotContain(SECRET);
        assertThat(everything()).doesNotContain(SECRET);

        var retried =
                as("editor")
                        .header("Idempotency-Key", "of-the-purged")
                        .body(organization("purged-1", SECRET))
                        .post("/api/v1/organizations");
        assertThat(retried.statusCode()).isEqualTo(201);
        assertThat(retried.asString()).doesNotContain(SECRET);
        assertThat(read(path).statusCode()).isEqualTo(404);
        assertThat(undo(path).statusCode()).isEqualTo(409);
    }

    /** All that the database keeps of rows that changed. */
    private String everything() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var text =
                        statement.executeQuery(
                                "SELECT concat((SELECT string_agg(h::text, '') FROM record_history h), (SELECT"
                                        + " string_agg(k::text, '') FROM idempotency_key k), (SELECT"
                                        + " string_agg(o::text, '') FROM organization o))")) {
            text.next();
            return text.getString(1);
        }
    }

    @Test
    void aRowThatLeftTheRecordCanStillBePurged() {
        var path = "organizations/purged-2";
        as("editor").body(organization("purged-2", OTHER)).post("/api/v1/organizations");
        as("editor").header("If-Match", "*").delete("/api/v1/" + path + "?reason=x");

        assertThat(purge(path, "Personal data.").statusCode()).isEqualTo(200);

        assertThat(read(path + "/history").asString()).doesNotContain(OTHER);
        assertThat(purge(path, "Again.").statusCode()).isEqualTo(409);
    }

    @Test
    void aRowThatComesAgainHasAVersionOfItsOwn() {
        var path = "organizations/purged-3";
        as("editor").body(organization("purged-3", OTHER)).post("/api/v1/organizations");
        var before = read(path + "/row").jsonPath().getInt("version");
        purge(path, "x");

        as("editor").body(organization("purged-3", "Another")).post("/api/v1/organizations");

        assertThat(read(path + "/row").jsonPath().getInt("version")).isGreaterThan(before);
    }

    @Test
    void aPurgedCorrectionBringsBackWhatIsShipped() {
        var path = "organizations/intel";
        var name = read(path).jsonPath().getString("name");
        as("editor")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"name\": \"%s\", \"reason\": \"x\"}".formatted(OTHER))
                .patch("/api/v1/" + path);

        var purged = purge(path, "Personal data.");

        assertThat(purged.jsonPath().getString("ownership")).isEqualTo("shipped");
        assertThat(read(path).jsonPath().getString("name")).isEqualTo(name);
        assertThat(read(path + "/history").asString()).doesNotContain(OTHER).contains(name);
    }

    @Test
    void whatIsShippedIsNeverPurged() {
        var refused = purge("organizations/openai", "x");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail")).contains("what is shipped stays");
        assertThat(read("organizations/openai").statusCode()).isEqualTo(200);
    }

    @Test
    void aDryRunErasesNothing() {
        var path = "organizations/purged-4";
        as("editor").body(organization("purged-4", OTHER)).post("/api/v1/organizations");

        var tried =
                as("admin")
                        .header("If-Match", "*")
                        .post("/api/v1/" + path + "/purge?reason=x&dryRun=true");

        assertThat(tried.statusCode()).as(tried.asString()).isEqualTo(200);
        assertThat(read(path).jsonPath().getString("name")).isEqualTo(OTHER);
    }

    @Test
    void isForAdministratorsAlone() {
        var path = "organizations/purged-5";
        as("editor").body(organization("purged-5", OTHER)).post("/api/v1/organizations");

        var refused =
                as("editor").header("If-Match", "*").post("/api/v1/" + path + "/purge?reason=x");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(read(path).statusCode()).isEqualTo(200);
        assertThat(purge("organizations/no-such-row", "x").statusCode()).isEqualTo(404);
    }

    private static String organization(String slug, String name) {
        return "{\"slug\": \"%s\", \"name\": \"%s\", \"reason\": \"For a test.\"}"
                .formatted(slug, name);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Issuer.token(role)).contentType("application/json");
    }

    private static Response purge(String path, String reason) {
        return as("admin")
                .header("If-Match", "*")
                .queryParam("reason", reason)
                .post("/api/v1/" + path + "/purge");
    }

    private static Response undo(String path) {
        return as("editor").header("If-Match", "*").post("/api/v1/" + path + "/undo?reason=x");
    }

    private static Response read(String path) {
        return given().get("/api/v1/" + path);
    }
}
