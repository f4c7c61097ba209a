package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Wire;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor does with rows, over HTTP and on a real PostgreSQL. */
@ServiceTest
@TestProfile(OwnRecord.class)
class EditTest {

    private static final String RENAMED = "{\"name\": \"Ours, renamed\", \"reason\": \"x\"}";
    private static final String SOURCE = "zdnet-2025-09-22";

    @Test
    void addsARowThatIsReadAtOnce() {
        var added = post("organizations", organization("ours-1", "Ours"));

        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo("/api/v1/organizations/ours-1");
        assertThat(added.header("Edition")).isEqualTo(added.jsonPath().getString("edition"));
        assertThat(added.jsonPath().getString("ownership")).isEqualTo("own");
        assertThat(read("organizations/ours-1").jsonPath().getString("name")).isEqualTo("Ours");
    }

    /** Whatever the poll of editions has told meanwhile. */
    @Test
    void changesAreReadAtOnceWhereTheyWereMade() {
        post("organizations", organization("ours-often", "Ours"));
        for (var i = 0; i < 50; i++) {
            var name = "Ours " + i;
            var changed =
                    patch(
                            "organizations/ours-often",
                            "*",
                            "{\"name\": \"%s\", \"reason\": \"x\"}".formatted(name));
            assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
            assertThat(read("organizations/ours-often").jsonPath().getString("name"))
                    .isEqualTo(name);
        }
    }

    @Test
    void refusesARowThatIsThereAlready() {
        post("organizations", organization("ours-2", "Ours"));

        var again = post("organizations", organization("ours-2", "Others"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).isEqualTo("/problems#conflict");
    }

    @Test
    void makesOneRowOfAHundredRetriesWithTheSameKey() throws Exception {
        var threads = Executors.newFixedThreadPool(20);
        try {
            var tries = new ArrayList<Callable<Response>>();
            for (var i = 0; i < 100; i++) {
                tries.add(
                        () ->
                                editor().header("Idempotency-Key", "a-hundred")
                                        .body(organization("ours-3", "Ours"))
                                        .post("/api/v1/organizations"));
            }
            var answers = new HashSet<String>();
            for (var answer : threads.invokeAll(tries)) {
                assertThat(answer.get().statusCode()).as(answer.get().asString()).isEqualTo(201);
                answers.add(answer.get().asString());
            }
            assertThat(answers).hasSize(1);
            assertThat(read("organizations/ours-3/history").jsonPath().getList("changes"))
                    .hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesAKeyThatCameWithAnotherRequest() {
        editor().header("Idempotency-Key", "reused")
                .body(organization("ours-4", "Ours"))
                .post("/api/v1/organizations");

        var other =
                editor().header("Idempotency-Key", "reused")
                        .body(organization("ours-5", "Ours"))
                        .post("/api/v1/organizations");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("type")).isEqualTo("/problems#key-reused");
        assertThat(read("organizations/ours-5").statusCode()).isEqualTo(404);
    }

    @Test
    void wantsToKnowWhichVersionWasRead() {
        post("organizations", organization("ours-6", "Ours"));
        var tag = tag("organizations/ours-6");

        assertThat(
                        patch("organizations/ours-6", null, "{\"name\": \"A\", \"reason\": \"x\"}")
                                .statusCode())
                .isEqualTo(428);
        assertThat(
                        patch("organizations/ours-6", tag, "{\"name\": \"A\", \"reason\": \"x\"}")
                                .statusCode())
                .isEqualTo(200);
        var stale = patch("organizations/ours-6", tag, "{\"name\": \"B\", \"reason\": \"x\"}");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.jsonPath().getString("type")).isEqualTo("/problems#precondition-failed");
        assertThat(
                        patch(
                                        "organizations/ours-6",
                                        "W/" + tag("organizations/ours-6"),
                                        "{\"name\": \"B\", \"reason\": \"x\"}")
                                .statusCode())
                .isEqualTo(412);
        assertThat(read("organizations/ours-6").jsonPath().getString("name")).isEqualTo("A");
    }

    @Test
    void letsOneOfManyWinWhoChangeTheSameVersion() throws Exception {
        post("organizations", organization("ours-7", "Ours"));
        var tag = tag("organizations/ours-7");
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tries = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 8; i++) {
                var body = "{\"name\": \"By %d\", \"reason\": \"A race.\"}".formatted(i);
                tries.add(() -> patch("organizations/ours-7", tag, body).statusCode());
            }
            var statuses = new ArrayList<Integer>();
            for (var status : threads.invokeAll(tries)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void mergesAPatch() {
        post(
                "organizations",
                "{\"slug\": \"ours-8\", \"name\": \"Ours\", \"country\": \"DE\", \"parent\": \"nvidia\", \"reason\": \"x\"}");

        var changed =
                patch(
                        "organizations/ours-8",
                        tag("organizations/ours-8"),
                        "{\"country\": null, \"name\": \"Other\", \"reason\": \"x\"}");

        assertThat(changed.jsonPath().getList("changes.field")).containsExactly("name", "country");
        var row = read("organizations/ours-8").jsonPath();
        assertThat(row.getString("name")).isEqualTo("Other");
        assertThat(row.getString("country")).isNull();
        assertThat(row.getString("parent.slug")).isEqualTo("nvidia");
    }

    @Test
    void replacesAWholeRow() {
        post(
                "organizations",
                "{\"slug\": \"ours-9\", \"name\": \"Ours\", \"country\": \"DE\", \"reason\": \"x\"}");

        var replaced =
                editor().header("If-Match", tag("organizations/ours-9"))
                        .body(organization("ours-9", "Other"))
                        .put("/api/v1/organizations/ours-9");

        assertThat(replaced.statusCode()).as(replaced.asString()).isEqualTo(200);
        assertThat(read("organizations/ours-9").jsonPath().getString("country")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    chips | {"slug": "c", "name": "C", "vendor": "nvidia", "type": "gpu", "source": "zdnet-2025-09-22"} | 400 | reason: is needed
                    chips | {"slug": "c", "name": "C", "vendor": "nvidia", "type": "gpu", "reason": "x"} | 400 | source: is needed
                    chips | {"slug": "c", "name": "C", "vendor": "nvidia", "type": "toaster", "source": "zdnet-2025-09-22", "reason": "x"} | 400 | type: 'toaster' is not one of
                    chips | {"slug": "c", "name": "C", "vendor": "nobody", "type": "gpu", "source": "zdnet-2025-09-22", "reason": "x"} | 404 | vendor: There is no organization 'nobody'.
                    chips | {"slug": "c", "name": "C", "vendor": "nvidia", "type": "gpu", "tdpWatts": -1, "source": "zdnet-2025-09-22", "reason": "x"} | 400 | tdpWatts: '-1' is not a number
                    chips | {"slug": "c", "name": "C", "vendor": "nvidia", "type": "gpu", "colour": "green", "source": "zdnet-2025-09-22", "reason": "x"} | 400 | colour: unknown.
                    chip-prices | {"slug": "p", "chip": "nvidia-b200", "kind": "purchase", "usd": 3, "validFrom": "2025-01-31", "lastSeenOn": "2025-01-31", "source": "zdnet-2025-09-22", "reason": "x"} | 400 | kind, unit do not go together
                    chips | null | 400 | body: empty
                    chips | [] | 400 | body: not a JSON object
                    chips | {"slug": | 400 | body: not valid JSON
                    chips | {"slug": "c", "slug": "d"} | 400 | body: not valid JSON, a field appears twice
                    """)
    void refusesWhatAFileCouldNotShipEither(String table, String body, int status, String says) {
        for (var path : List.of(table, table + "?dryRun=true")) {
            var refused = post(path, body);

            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
            assertThat(refused.jsonPath().getString("detail")).contains(says);
        }
    }

    @Test
    void wantsASourceForAFigureThatChanges() {
        var path = "chips/nvidia-h100-nvl";

        var without = patch(path, tag(path), "{\"tdpWatts\": 399, \"reason\": \"x\"}");
        var with =
                patch(
                        path,
                        tag(path),
                        "{\"tdpWatts\": 399, \"source\": \"%s\", \"reason\": \"The data sheet.\"}"
                                .formatted(SOURCE));

        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.jsonPath().getString("parameter")).isEqualTo("source");
        assertThat(with.statusCode()).as(with.asString()).isEqualTo(200);
        var row = read(path + "/row").jsonPath();
        assertThat(row.getString("ownership")).isEqualTo("own");
        assertThat(row.getString("correction")).isEqualTo("The data sheet.");
    }

    @Test
    void endsWhatIsValidFromADay() {
        post(
                "prices",
                """
                {"slug": "our-price", "provider": "openai", "providerModel": "ours", "inputPerMillionTokens": 1.5,
                 "validFrom": "2026-01-01", "dateBasis": "effective", "source": "%s", "reason": "Negotiated."}
                """
                        .formatted(SOURCE));

        var ended = delete("prices/our-price", "It is over.");

        assertThat(ended.statusCode()).as(ended.asString()).isEqualTo(200);
        assertThat(ended.jsonPath().getString("done")).isEqualTo("ended");
        assertThat(read("prices/our-price").jsonPath().getString("row.validTo")).isNotNull();
        assertThat(delete("prices/our-price", "Again.").statusCode()).isEqualTo(409);
    }

    @Test
    void withdrawsWhatIsAlwaysValidAndKeepsItsPast() {
        post("organizations", organization("ours-10", "Ours"));

        var withdrawn = delete("organizations/ours-10", "A mistake.");

        assertThat(withdrawn.jsonPath().getString("done")).isEqualTo("withdrawn");
        assertThat(read("organizations/ours-10").statusCode()).isEqualTo(404);
        var history = read("organizations/ours-10/history").jsonPath();
        assertThat(history.getBoolean("current")).isFalse();
        assertThat(history.getList("changes.operation")).containsExactly("delete", "insert");
        assertThat(history.getList("changes.reason")).containsExactly("A mistake.", "For a test.");
        assertThat(history.getString("changes[0].before.name")).isEqualTo("Ours");
        assertThat(history.getString("changes[0].changedBy")).isEqualTo("ada");
        assertThat(history.getLong("changes[0].edition"))
                .isEqualTo(withdrawn.jsonPath().getLong("edition"));
    }

    @Test
    void doesNotWithdrawWhatOthersReferTo() {
        var refused = delete("organizations/nvidia", "For a test.");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo(
                        "Rows of organizations, chips and models refer to it: end or change those first.");
    }

    @Test
    void undoesACorrectionOfAShippedRow() {
        var path = "organizations/amd";
        var name = read(path).jsonPath().getString("name");
        patch(path, tag(path), "{\"name\": \"Another\", \"reason\": \"x\"}");

        var undone =
                editor().header("If-Match", tag(path))
                        .post("/api/v1/" + path + "/undo?reason=Wrong.");

        assertThat(undone.statusCode()).as(undone.asString()).isEqualTo(200);
        assertThat(undone.jsonPath().getString("ownership")).isEqualTo("shipped");
        assertThat(read(path).jsonPath().getString("name")).isEqualTo(name);
        assertThat(read(path + "/history").jsonPath().getList("changes")).hasSize(2);
    }

    /** Though some of the columns of a price may be empty, and its rule is an index then. */
    @Test
    void saysInWhatARowIsLikeAnother() {
        var slug = "amazon-inferentia2-rental-amazon-web-services-1-year-inf2.xlarge-2026-09-17";
        var row = read("chip-prices/" + slug + "/row").jsonPath().getMap("row");
        var copy = new HashMap<String, Object>(Map.of("reason", "x"));
        row.forEach((name, value) -> copy.put((String) name, value));
        copy.put("slug", "ours-alike");

        var refused = editor().body(copy).post("/api/v1/chip-prices");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail"))
                .contains("with the same chip, ", "instance", "commitment", "validFrom")
                .doesNotContain("usd", "source");
    }

    /** As long as a header may be. */
    @Test
    void looksForItsVersionAmongThousandsOfTags() {
        post("organizations", organization("ours-tags", "Ours"));
        var others = "\"7\", ".repeat(1500);

        var stale = patch("organizations/ours-tags", others + "\"8\"", RENAMED);
        assertThat(stale.statusCode()).as(stale.asString()).isEqualTo(412);
        var changed = patch("organizations/ours-tags", others + "\"0\"", RENAMED);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    @Test
    void undoesAWithdrawal() {
        post("organizations", organization("ours-11", "Ours"));
        delete("organizations/ours-11", "A mistake.");

        var undone =
                editor().header("If-Match", "*")
                        .post("/api/v1/organizations/ours-11/undo?reason=No.");

        assertThat(undone.statusCode()).as(undone.asString()).isEqualTo(200);
        assertThat(read("organizations/ours-11").jsonPath().getString("name")).isEqualTo("Ours");
    }

    @Test
    void saysWhatWouldChangeWithoutChangingIt() {
        var path = "training-runs/deepseek-v3-pre-training";
        var before = read("models/deepseek-v3/training-cost").asString();
        var history = read(path + "/history").asString();

        var tried =
                editor().header("If-Match", tag(path))
                        .contentType("application/merge-patch+json")
                        .body(
                                "{\"chipHours\": 5328000, \"source\": \"%s\", \"reason\": \"x\"}"
                                        .formatted("arxiv-2412.19437"))
                        .patch("/api/v1/" + path + "?dryRun=true");

        assertThat(tried.statusCode()).as(tried.asString()).isEqualTo(200);
        var report = tried.jsonPath();
        assertThat(report.getBoolean("dryRun")).isTrue();
        assertThat(report.getString("edition")).isNull();
        assertThat(report.getList("changes.field")).containsExactly("chipHours");
        assertThat(report.getList("answers.answer"))
                .contains("models/deepseek-v3/training-cost", "models/deepseek-v3/footprint");
        var cost =
                report.<Map<String, Object>>getList("answers").stream()
                        .filter(answer -> answer.get("answer").toString().endsWith("training-cost"))
                        .findFirst()
                        .orElseThrow();
        assertThat(cost.get("moves")).isEqualTo(true);
        assertThat(((Number) cost.get("changeShare")).doubleValue()).isGreaterThan(0.9);
        assertThat(read("models/deepseek-v3/training-cost").asString()).isEqualTo(before);
        assertThat(read(path + "/history").asString()).isEqualTo(history);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chips", "models", "prices", "grid", "claims"})
    void saysWhichMethodsAPathTakes(String table) {
        var refused = editor().put("/api/v1/" + table);

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(List.of(refused.header("Allow").split(", ")))
                .contains("GET", "POST")
                .doesNotContain("PUT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    chips                       | GET, HEAD, OPTIONS, POST
                    chips/nvidia-b200           | DELETE, GET, HEAD, OPTIONS, PATCH, PUT
                    chips/nvidia-b200/history   | GET, HEAD, OPTIONS
                    chips/nvidia-b200/undo      | OPTIONS, POST
                    chips/nvidia-b200/purge     | OPTIONS, POST
                    models/gpt-4/training-cost  | GET, HEAD, OPTIONS
                    estimates/training          | OPTIONS, POST
                    imports                     | OPTIONS, POST
                    """)
    void tellsTheMethodsOfAPathToWhoeverAsks(String path, String methods) {
        for (var asked : List.of(given(), editor(), given().header("Authorization", "Bearer x"))) {
            var told = asked.options("/api/v1/" + path);

            assertThat(told.statusCode()).isEqualTo(204);
            assertThat(told.header("Allow")).isEqualTo(methods);
        }
        var refused = given().request("BREW", "/api/v1/" + path);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo(methods);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "rows/chips/nvidia-b200", "chips/nvidia-b200/nothing"})
    void knowsNoMethodsOfAPathThatThereIsNot(String path) {
        assertThat(given().options("/api/v1/" + path).statusCode()).isEqualTo(404);
    }

    @Test
    void readsTheRecordAsItWasKnown() {
        var cost = read("models/deepseek-v3/training-cost");
        var price = read("chips/nvidia-b200/prices?limit=5").asString();
        var path = "training-runs/deepseek-v3-pre-training";
        var moment = Clock.systemUTC().instant();

        var changed =
                patch(
                        path,
                        tag(path),
                        "{\"usdPerChipHour\": 3, \"source\": \"%s\", \"reason\": \"x\"}"
                                .formatted(SOURCE));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        var edition = changed.header("Edition");

        var now =
                given().header("Min-Edition", edition)
                        .get("/api/v1/models/deepseek-v3/training-cost");
        assertThat(now.statusCode()).as(now.asString()).isEqualTo(200);
        assertThat(now.header("Edition")).isEqualTo(edition);
        assertThat(now.asString()).isNotEqualTo(cost.asString());
        // Often enough for the driver to have the server keep its plans.
        for (var i = 0; i < 7; i++) {
            assertThat(read("models/deepseek-v3/training-cost?recordedAt=" + moment).asString())
                    .isEqualTo(cost.asString());
            assertThat(
                            read("chips/nvidia-b200/prices?limit=5&recordedAt=" + moment)
                                    .asString()
                                    .replaceAll("&recordedAt=[^\"]*", ""))
                    .isEqualTo(price);
            assertThat(read("models/deepseek-v3/training-cost").asString())
                    .isEqualTo(now.asString());
        }
        editor().header("If-Match", tag(path)).post("/api/v1/" + path + "/undo?reason=Back.");
        assertThat(read("models/deepseek-v3/training-cost").asString()).isEqualTo(cost.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2100-01-01", "1999-01-01", "yesterday"})
    void refusesAMomentOfWhichNothingIsKnown(String moment) {
        var refused = read("models/deepseek-v3?recordedAt=" + moment);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("parameter")).isEqualTo("recordedAt");
    }

    @Test
    void saysThatAnEditionIsNotThereYet() {
        var refused =
                given().header("Min-Edition", "99999999999999").get("/api/v1/models/deepseek-v3");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems#edition-not-seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "A%20b", "%F0%9F%98%80", "%25", "%2500", "%25zz"})
    void knowsNoRowByWhatIsNoSlug(String slug) {
        assertThat(Wire.get("/api/v1/price-index/" + slug).status()).isEqualTo(404);
        assertThat(Wire.get("/api/v1/chips/" + slug + "/history").status()).isEqualTo(404);
    }

    @Test
    void saysThatAPriceIsMissingWhereOnlyAnotherTierIsRecorded() {
        post(
                "providers",
                "{\"slug\": \"our-seller\", \"name\": \"S\", \"kind\": \"vendor\", \"source\": \"zdnet-2025-09-22\", \"reason\": \"x\"}");
        var added =
                post(
                        "prices",
                        """
                        {"slug": "only-flex", "provider": "our-seller", "providerModel": "ours", "tier": "flex",
                         "inputPerMillionTokens": 1, "validFrom": "2026-01-01", "dateBasis": "effective", "source": "%s",
                         "reason": "x"}
                        """
                                .formatted(SOURCE));
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);

        var ratio =
                post(
                        "estimates/price-ratio",
                        """
                        {"first": {"provider": "our-seller", "providerModel": "ours", "kind": "input"},
                         "second": {"model": "deepseek-r1", "provider": "deepseek", "kind": "input"}}
                        """);

        assertThat(ratio.statusCode()).as(ratio.asString()).isEqualTo(422);
        assertThat(ratio.jsonPath().getString("detail")).contains("no standard price");
    }

    @Test
    void wantsAnEngineThatTheRecordKnows() {
        var refused =
                post(
                        "measurements?dryRun=true",
                        "{\"slug\": \"m\", \"engine\": \"an engine\", \"reason\": \"x\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("parameter")).isEqualTo("engine");
    }

    @Test
    void hidesTheResourceOfAllTables() {
        assertThat(read("rows/chips/nvidia-b200/row").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": null, \"reason\": \"x\"}",
                "{\"slug\": null, \"reason\": \"x\"}",
                "{\"slug\": \"another\", \"reason\": \"x\"}",
                "{\"reason\": null}",
                "{\"name\": {\"a\": 1}, \"reason\": \"x\"}",
                "{\"name\": \"\\u0000\", \"reason\": \"x\"}",
                "{\"name\": \"\\ud800\", \"reason\": \"x\"}",
                "{\"ownership\": \"shipped\", \"reason\": \"x\"}",
                "{\"version\": 0, \"reason\": \"x\"}",
                "{\"id\": 1, \"reason\": \"x\"}",
                "[]",
                "null",
                "\"x\"",
                ""
            })
    void refusesAPatchThatLeavesNoRow(String patch) {
        var path = "organizations/microsoft";
        var before = read(path + "/row").asString();

        var refused = patch(path, "*", patch);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(read(path + "/row").asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\", \"2\"",
                "\"1\", W/\"0\"",
                "W/\"0\"",
                "0",
                "\"",
                "\"-1\"",
                "\"99999999999999\"",
                "",
                "\"0\" x"
            })
    void takesNoTagButThatOfTheRow(String tag) {
        var refused = patch("organizations/microsoft", tag, "{\"name\": \"M\", \"reason\": \"x\"}");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(412);
    }

    @Test
    void takesAnyOfSeveralTags() {
        post("organizations", organization("ours-12", "Ours"));

        var changed =
                patch(
                        "organizations/ours-12",
                        "\"7\", " + tag("organizations/ours-12"),
                        "{\"name\": \"A\", \"reason\": \"x\"}");

        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    @Test
    void wantsAPatchToBeAMergePatch() {
        var path = "organizations/nvidia";

        var refused =
                editor().header("If-Match", tag(path))
                        .body("{\"reason\": \"x\"}")
                        .patch("/api/v1/" + path);

        assertThat(refused.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "models/deepseek-v3, baseModel, deepseek-r1",
        "assumption-sets/epoch-2025, base, training-2026",
        "organizations/ours-above, parent, ours-below"
    })
    void refusesARowThatStandsAboveItself(String path, String field, String below) {
        post("organizations", organization("ours-above", "Above"));
        post(
                "organizations",
                "{\"slug\": \"ours-below\", \"name\": \"Below\", \"parent\": \"ours-above\", \"reason\": \"x\"}");
        var source = path.startsWith("models") ? "\"source\": \"" + SOURCE + "\", " : "";

        var refused =
                patch(
                        path,
                        tag(path),
                        "{\"%s\": \"%s\", %s\"reason\": \"x\"}".formatted(field, below, source));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo(
                        "%s: '%s' cannot stand above this row, which stands above it."
                                .formatted(field, below));
    }

    @Test
    void namesTheRuleOfASingleField() {
        var path = "organizations/nvidia";

        var refused = patch(path, tag(path), "{\"parent\": \"nvidia\", \"reason\": \"x\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("detail"))
                .startsWith("parent: breaks the record's rule ");
    }

    private static String organization(String slug, String name) {
        return "{\"slug\": \"%s\", \"name\": \"%s\", \"reason\": \"For a test.\"}"
                .formatted(slug, name);
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Issuer.token("editor")).contentType("application/json");
    }

    private static Response read(String path) {
        return given().get("/api/v1/" + path);
    }

    private static String tag(String path) {
        return read(path + "/row").header("ETag");
    }

    private static Response post(String table, String body) {
        return editor().body(body).post("/api/v1/" + table);
    }

    private static Response patch(String path, String tag, String body) {
        var request = editor().contentType("application/merge-patch+json").body(body);
        return (tag == null ? request : request.header("If-Match", tag)).patch("/api/v1/" + path);
    }

    private static Response delete(String path, String reason) {
        return editor().header("If-Match", tag(path))
                .queryParam("reason", reason)
                .delete("/api/v1/" + path);
    }
}
