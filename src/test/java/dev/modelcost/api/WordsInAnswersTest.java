package dev.modelcost.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

/** Answers say what the words of a question were taken for, as they do of names. */
@ServiceTest
class WordsInAnswersTest {

    @Test
    void anAnswerSaysWhatWordsInTheQueryWereTakenFor() {
        for (var times = 0; times < 2; times++) {
            given().queryParam("method", "Renting")
                    .queryParam("commitment", "On Demand")
                    .queryParam("scope", "Final Run")
                    .get("/api/v1/models/deepseek-v3/training-cost")
                    .then()
                    .statusCode(200)
                    .body("method", equalTo("rental"))
                    .body(
                            "assumed",
                            hasItems(
                                    "Method: 'Renting' was taken for rental.",
                                    "Commitment: 'On Demand' was taken for on-demand.",
                                    "Scope: 'Final Run' was taken for run."));
        }
    }

    @Test
    void wordsOfTheRecordAreTakenInSilence() {
        given().queryParam("method", "rental")
                .get("/api/v1/models/deepseek-v3/training-cost")
                .then()
                .statusCode(200)
                .body("assumed", not(hasItem(containsString("was taken for"))));
    }

    @Test
    void aListSaysWhatItsFiltersWereTakenFor() {
        given().queryParam("access", "Open Weights")
                .queryParam("sort", "-released_on")
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .body("items.access", hasItem("open-weights"))
                .body(
                        "assumed",
                        hasItems(
                                "Access: 'Open Weights' was taken for open-weights.",
                                "Sort: '-released_on' was taken for -releasedOn."));
    }

    @Test
    void aFieldWithinABodyIsNamedByItsPlace() {
        given().contentType(ContentType.JSON)
                .body(
                        """
                        {"first": {"model": "o1", "kind": "cached tokens", "on": "2025-01-25"},
                         "second": {"model": "deepseek-r1", "kind": "cached-input", "on": "2025-01-25"}}
                        """)
                .post("/api/v1/estimates/price-ratio")
                .then()
                .statusCode(200)
                .body(
                        "assumed",
                        hasItem("First.kind: 'cached tokens' was taken for cached-input."));
    }

    @Test
    void anAmbiguousWordIsRefusedWithAllThatItMayMean() {
        given().queryParam("commitment", "reserved")
                .get("/api/v1/models/deepseek-v3/training-cost")
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        allOf(
                                containsString("commitment: 'reserved' may mean 1-year or 3-year."),
                                containsString("Name one of them.")));
    }
}
