package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record from which something was taken away is not held to what it cannot tell any more. */
@ServiceTest
@TestProfile(OwnRecord.class)
class ChangedRecordSelfTestTest {

    private static final String PRICES =
            "/api/v1/models/deepseek-r1/prices?provider=deepseek&asOf=2025-02-25";
    private static final String CASE = "results.find { it.id == 'deepseek-r1-answer-revenue' }.";

    private String changed;

    @AfterEach
    void takeBack() {
        assertThat(editor().post(changed + "/undo?reason=Over.").statusCode()).isEqualTo(200);
    }

    @Test
    void aCaseWithoutItsRowIsNotComputed() {
        String slug = given().get(PRICES).jsonPath().getString("items[0].slug");
        changed = "/api/v1/prices/" + slug;
        var before = selfTest();

        assertThat(
                        editor().contentType("application/merge-patch+json")
                                .body(
                                        """
                                        {"model": "gpt-4", "source": "zdnet-2025-09-22", "reason": "For a test."}
                                        """)
                                .patch(changed)
                                .statusCode())
                .isEqualTo(200);
        var after = selfTest();

        assertThat(before.getString(CASE + "status")).isEqualTo("agrees");
        assertThat(after.getString(CASE + "status")).isEqualTo("not-computed");
        assertThat(after.getString(CASE + "reason"))
                .isEqualTo(
                        "The record has not, or no longer, a price of the maker of deepseek-r1.");
        assertThat(after.<Object>get(CASE + "computed")).isNull();
        assertThat(after.getInt("notComputed")).isEqualTo(1);
        assertThat(after.getInt("passed")).isEqualTo(before.getInt("passed") - 1);
    }

    private static JsonPath selfTest() {
        var answer = given().get("/api/v1/self-test");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static RequestSpecification editor() {
        return given().header("Authorization", "Bearer " + Issuer.token("editor"))
                .header("If-Match", "*");
    }
}
