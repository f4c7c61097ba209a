package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Wire;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An administrator brings the rows of a file into the record, over HTTP. */
@ServiceTest
@TestProfile(OwnRecord.class)
class ImportTest {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    @Test
    void addsReplacesAndLeavesTheRowsOfACsvFile() {
        imported(CSV, "slug,name,country\nfile-1,One,DE\nfile-2,Two,\n");

        var second = imported(CSV, "slug,name,country\nfile-1,One,DE\nfile-2,2,\nfile-3,Three,\n");

        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        var report = second.jsonPath();
        assertThat(report.getInt("rows")).isEqualTo(3);
        assertThat(report.getInt("created")).isEqualTo(1);
        assertThat(report.getInt("replaced")).isEqualTo(1);
        assertThat(report.getInt("unchanged")).isEqualTo(1);
        assertThat(report.getList("changed")).containsExactly("file-2", "file-3");
        assertThat(second.header("Edition")).isEqualTo(report.getString("edition"));
        assertThat(read("organizations/file-2").jsonPath().getString("name")).isEqualTo("2");
        var history = read("organizations/file-2/history").jsonPath();
        assertThat(history.getList("changes.reason")).containsExactly("A file.", "A file.");
        assertThat(history.getLong("changes[0].edition")).isEqualTo(report.getLong("edition"));
        assertThat(history.getString("changes[0].before.name")).isEqualTo("Two");
    }

    @Test
    void readsObjectsLineByLineAndRowsThatReferToThoseBefore() {
        var made =
                imported(
                        NDJSON,
                        """
                        {"slug": "line-1", "name": "One"}

                        {"slug": "line-2", "name": "Two", "parent": "line-1"}
                        """);

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        assertThat(read("organizations/line-2").jsonPath().getString("parent.slug"))
                .isEqualTo("line-1");
    }

    @Test
    void saysOfEachRowWhatIsWrongAndImportsNone() {
        var refused =
                imported(
                        CSV,
                        """
                        slug,name,country,parent
                        good-1,Good,DE,
                        bad-1,,Germany,
                        "bad-2","Two
                        lines",DE,
                        bad-3,Three,DE
                        Bad 4,Four,DE,nobody
                        """);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems#refused-rows");
        var rows = refused.jsonPath().<Map<String, Object>>getList("rows");
        assertThat(rows.stream().map(row -> row.get("line") + " " + row.get("field")))
                .containsExactly("3 name", "3 country", "4 name", "6 null", "7 slug");
        assertThat(read("organizations/good-1").statusCode()).isEqualTo(404);
    }

    @Test
    void importsNoneIfOneDoesNotFitTheRecord() {
        var refused =
                imported(
                        CSV,
                        "slug,name,parent\nfits-1,One,\nfits-not,Two,nobody\nfits-2,Three,nobody-else\n");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("rows.line")).containsExactly(3, 4);
        assertThat(refused.jsonPath().getList("rows.field")).containsOnly("parent");
        assertThat(read("organizations/fits-1").statusCode()).isEqualTo(404);
    }

    @Test
    void holdsRowsToTheRulesOverSeveralColumns() {
        var refused =
                administrator()
                        .contentType(NDJSON)
                        .body(
                                bytes(
                                        """
                                        {"slug": "p", "chip": "nvidia-b200", "kind": "purchase", "usd": 3, "validFrom": "2025-01-31", "lastSeenOn": "2025-01-31", "source": "zdnet-2025-09-22"}
                                        """))
                        .post("/api/v1/imports?table=chip-prices&reason=A file.");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("rows[0].why")).contains("do not go together");
    }

    @Test
    void findsTheRowsThatDoNotFitAmongManyThatDo() {
        var rows =
                IntStream.rangeClosed(1, 700)
                        .mapToObj(
                                line ->
                                        "one-of-many-%d,amazon-inferentia2,rental,amazon-web-services,%d.xlarge,1,1-year,0.45,2026-09-17,observed,%s,aws-price-list-2026-09"
                                                .formatted(
                                                        line,
                                                        line,
                                                        line == 300 || line == 650
                                                                ? "2026-09-16"
                                                                : "2026-09-17"))
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "slug,chip,kind,vendor,instance,chips_per_instance,commitment,usd,valid_from,date_basis,last_seen_on,source\n",
                                        "\n"));

        var refused =
                administrator()
                        .contentType(CSV)
                        .body(rows)
                        .post("/api/v1/imports?table=chip-prices&reason=A file.");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("rows.line")).containsExactly(301, 651);
        assertThat(refused.jsonPath().getString("rows[1].why")).contains("do not go together");
        assertThat(read("chip-prices/one-of-many-1/row").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesRowsThatStandAboveEachOther() {
        imported(CSV, "slug,name,parent\nupper,Upper,\nlower,Lower,\naside,Aside,\n");

        var refused =
                imported(CSV, "slug,name,parent\nupper,U,lower\naside,A,upper\nlower,L,upper\n");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("rows.line")).containsExactly(4);
        assertThat(refused.jsonPath().getString("rows[0].why")).contains("cannot stand above");
        assertThat(read("organizations/upper").jsonPath().getString("name")).isEqualTo("Upper");
    }

    @Test
    void bringsBackARowWithAVersionThatItDidNotHave() {
        imported(CSV, "slug,name\nback-1,One\nback-2,Two\n");
        administrator()
                .header("If-Match", "\"0\"")
                .delete("/api/v1/organizations/back-1?reason=A mistake.");

        var back = imported(CSV, "slug,name\nback-1,One again\nback-2,Two again\n");

        assertThat(back.jsonPath().getInt("created")).as(back.asString()).isEqualTo(1);
        assertThat(back.jsonPath().getInt("replaced")).isEqualTo(1);
        assertThat(read("organizations/back-1/row").jsonPath().getInt("version")).isEqualTo(1);
        assertThat(read("organizations/back-1/history").jsonPath().getList("changes")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    text/csv             | ''                           | has no rows
                    text/csv             | slug,name                    | has no rows
                    text/csv             | slug,nane                    | has a column 'nane', which the table has not. Did you mean name?
                    text/csv             | slug,name,slug               | has the column 'slug' twice
                    text/csv             | slug,name\\na,"b"c            | is not CSV
                    text/csv             | slug,name\\na,"b              | is not CSV
                    text/csv             | slug,name\\na,\\u00ff          | is not in UTF-8
                    application/x-ndjson | ''                           | has no rows
                    """)
    void refusesAFileThatIsNone(String type, String file, String why) {
        var refused =
                administrator()
                        .contentType(type)
                        .body(
                                file.replace("\\n", "\n")
                                        .replace("\\u00ff", "\u00ff")
                                        .getBytes(StandardCharsets.ISO_8859_1))
                        .post("/api/v1/imports?table=organizations&reason=A file.");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("detail")).contains(why);
    }

    @Test
    void saysWhatItWouldDoWithoutDoingIt() {
        var cost = read("models/deepseek-v3/training-cost").asString();
        var row = read("training-runs/deepseek-v3-pre-training/row").jsonPath().getMap("row");
        var doubled = new LinkedHashMap<>(row);
        doubled.put("chipHours", 5328000);

        var tried =
                administrator()
                        .contentType(NDJSON)
                        .body(bytes(json(doubled)))
                        .post("/api/v1/imports?table=training-runs&reason=A file.&dryRun=true");

        assertThat(tried.statusCode()).as(tried.asString()).isEqualTo(200);
        assertThat(tried.jsonPath().getInt("replaced")).isEqualTo(1);
        assertThat(tried.jsonPath().getString("edition")).isNull();
        assertThat(tried.jsonPath().getList("answers.answer"))
                .contains("models/deepseek-v3/training-cost");
        assertThat(read("models/deepseek-v3/training-cost").asString()).isEqualTo(cost);
    }

    private static String json(Map<?, ?> row) {
        return row.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(
                        field ->
                                "\"%s\": %s"
                                        .formatted(
                                                field.getKey(),
                                                field.getValue() instanceof String text
                                                        ? "\"" + text.replace("\"", "\\\"") + "\""
                                                        : field.getValue()))
                .collect(Collectors.joining(", ", "{", "}\n"));
    }

    @Test
    void makesOneImportOfRetriesWithTheSameKey() {
        var file = "slug,name\nretried,Once\n";
        var first = keyed("an-import", file);
        var again = keyed("an-import", file);
        var other = keyed("an-import", "slug,name\nretried,Twice\n");

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("type")).isEqualTo("/problems#key-reused");
        assertThat(read("organizations/retried/history").jsonPath().getList("changes")).hasSize(1);
    }

    private static Response keyed(String key, String file) {
        return administrator()
                .header("Idempotency-Key", key)
                .contentType(CSV)
                .body(file)
                .post("/api/v1/imports?table=organizations&reason=A file.");
    }

    @Test
    void takesAFileThatIsLargerThanOtherBodiesMayBe() {
        var rows =
                IntStream.range(0, 1_400)
                        .mapToObj(i -> "large-%d,%s".formatted(i, "A name".repeat(33)))
                        .collect(Collectors.joining("\n", "slug,name\n", "\n"));
        assertThat(rows.length()).isGreaterThan(256 * 1024);

        var made =
                administrator()
                        .contentType(CSV)
                        .body(rows)
                        .post("/api/v1/imports?table=organizations&reason=A file.&dryRun=true");

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        assertThat(made.jsonPath().getInt("created")).isEqualTo(1_400);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        var length = 5 * 1024 * 1024;

        var refused =
                Wire.send(
                        "POST",
                        "/api/v1/imports?table=organizations&reason=x",
                        "Authorization: Bearer %s\r\nContent-Type: text/csv\r\nExpect: 100-continue\r\nContent-Length: %d\r\n"
                                .formatted(Issuer.token("admin"), length),
                        "");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problem().get("detail").textValue()).contains("4194304");
    }

    @Test
    void isNotHeldUpByWhoMayNotImport() throws IOException {
        var head =
                "POST /api/v1/imports?table=organizations&reason=x HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer %s\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\nslug";
        try (var nobody = new Socket("localhost", RestAssured.port);
                var editor = new Socket("localhost", RestAssured.port)) {
            nobody.getOutputStream().write(bytes(head.formatted("nonsense")));
            editor.getOutputStream().write(bytes(head.formatted(Issuer.token("editor"))));

            var made = imported(CSV, "slug,name\nnot-held-up,Name\n");

            assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        }
    }

    @Test
    void readsOneFileAtATime() throws IOException {
        try (var first = new Socket("localhost", RestAssured.port)) {
            first.getOutputStream()
                    .write(
                            bytes(
                                    "POST /api/v1/imports?table=organizations&reason=x HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Authorization: Bearer %s\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\n"
                                                    .formatted(Issuer.token("admin"))));
            await(() -> imported(CSV, "slug,name\n").statusCode() == 503);
        }
        await(() -> imported(CSV, "slug,name\n").statusCode() != 503);
    }

    private static void await(BooleanSupplier done) {
        for (int i = 0; i < 200 && !done.getAsBoolean(); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    @Test
    void isForAdministratorsAlone() {
        var file = "slug,name\nnot-allowed,Name\n";
        for (var token : List.of(Issuer.token("editor"), OwnRecord.LOCAL_TOKEN)) {
            var refused =
                    given().auth()
                            .oauth2(token)
                            .contentType(CSV)
                            .body(file.repeat(100_000))
                            .post("/api/v1/imports?table=organizations&reason=x");

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.jsonPath().getString("detail")).contains("admin for imports");
        }
        var nobody = given().contentType(CSV).body(file).post("/api/v1/imports?table=chips");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(read("organizations/not-allowed").statusCode()).isEqualTo(404);
    }

    @Test
    void takesOnlyFiles() {
        var refused =
                administrator()
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/imports?table=chips&reason=x");

        assertThat(refused.statusCode()).isEqualTo(415);
    }

    private static Response imported(String type, String file) {
        return administrator()
                .contentType(type)
                .body(bytes(file))
                .post("/api/v1/imports?table=organizations&reason=A file.");
    }

    /** The client would encode a text only of a type that it knows. */
    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static RequestSpecification administrator() {
        return given().auth().oauth2(Issuer.token("admin"));
    }

    private static Response read(String path) {
        return given().get("/api/v1/" + path);
    }
}
