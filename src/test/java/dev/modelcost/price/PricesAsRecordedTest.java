package dev.modelcost.price;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record as it was known a moment ago, which has no indexes, gives the answers of now. */
@ServiceTest
class PricesAsRecordedTest {

    private static final String NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    @Test
    void aRequestCostsTheSame() {
        assertThat(cost("?recordedAt=" + NOW)).isEqualTo(cost(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models/deepseek-v3/training-cost?rates=market",
                "/models/deepseek-v3/training-cost?rates=epoch-2025",
                "/models/gpt-4/training-cost?method=amortized",
                "/compare?models=gpt-4,deepseek-v3&asOf=2025-01-25"
            })
    void aComputedAnswerIsTheSame(String question) {
        assertThat(read(question + "&recordedAt=" + NOW)).isEqualTo(read(question));
    }

    private static String cost(String query) {
        return given().contentType(ContentType.JSON)
                .body(
                        """
                        {"model": "gpt-4o", "promptTokens": 3000, "outputTokens": 700, "at": "2025-06-01T12:00:00Z"}
                        """)
                .post("/api/v1/estimates/request-cost" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String read(String question) {
        return given().get("/api/v1" + question).then().statusCode(200).extract().asString();
    }
}
