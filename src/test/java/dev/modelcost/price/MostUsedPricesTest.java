package dev.modelcost.price;

import static io.restassured.RestAssured.given;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What is asked most: the current and the last generation of every maker at the maker itself, and
 * the models that the clouds, the fast hosts and the largest router sell most of. No provider
 * publishes a ranking of its own; the list holds what at least two of the price collections in the
 * record have, and what makers have released since those ended.
 */
@ServiceTest
class MostUsedPricesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/most-used-prices.csv", numLinesToSkip = 1)
    void isReachedByTheNameThatPeopleUse(String provider, String model) {
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "provider",
                                provider,
                                "model",
                                model,
                                "promptTokens",
                                1000,
                                "outputTokens",
                                0))
                .post("/api/v1/estimates/request-cost")
                .then()
                .statusCode(200);
    }
}
