package dev.modelcost.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every room asks the same rent for one chip on one day, however it is asked. */
@ServiceTest
class RatesAgreeTest {

    private static final String MODEL = "llama-3-70b";
    private static final Map<String, Object> SERVED = Map.of("model", MODEL, "precision", "bf16");

    @ParameterizedTest
    @CsvSource({
        "nvidia-h100-sxm5-80gb, 2026-11-01, rates, market",
        "nvidia-h100-sxm5-80gb, 2024-10-25, rates, market",
        "nvidia-h200-sxm, 2026-11-01, rates, market",
        "nvidia-b200, 2026-11-01, rates, market",
        "nvidia-h800-sxm5, 2024-10-25, rates, market",
        "nvidia-a100-pcie-40gb, 2023-02-01, commitment, 1-year",
        "nvidia-a100-sxm4-80gb, 2023-02-01, rates, epoch-2025",
        "nvidia-h100-sxm5-80gb, 2025-09-10, vendor, lambda-labs",
    })
    void ofOneChipOnOneDay(String chip, String day, String choice, String chosen) {
        var asked =
                Map.<String, Object>of(
                        "chip", chip, "chipCount", 8, "ratesOn", day, choice, chosen);
        var training = post("training", asked, Map.of("chipHours", 1)).at("/breakdown/0");
        var serving = post("serving", asked, SERVED);
        var breakEven =
                post(
                        "break-even",
                        asked,
                        Map.of("model", MODEL, "precision", "bf16", "apiUsdPerMillionTokens", 1));

        var rate = serving.get("usdPerChipHour").asDouble();
        assertThat(rate).isPositive();
        assertThat(training.at("/usdPerChipHour/median").asDouble()).isEqualTo(rate);
        assertThat(breakEven.get("usdPerChipHour").asDouble()).isEqualTo(rate);
        assertThat(serving.get("rate")).isEqualTo(training.get("rate"));
    }

    @Test
    void byGetAsByPost() {
        var byGet =
                Api.json(
                        Api.get(
                                        "/models/"
                                                + MODEL
                                                + "/serving-cost?chip=nvidia-h100-sxm5-80gb&chipCount=8&asOf=2026-11-01&vendor=nebius")
                                .asString());
        var byPost =
                post(
                        "serving",
                        SERVED,
                        Map.of(
                                "chip", "nvidia-h100-sxm5-80gb",
                                "chipCount", 8,
                                "asOf", "2026-11-01",
                                "vendor", "nebius"));

        assertThat(byGet.get("rate")).isEqualTo(byPost.get("rate"));
        assertThat(byGet.at("/rate/vendors/0/vendor/slug").asText()).isEqualTo("nebius");
    }

    @Test
    void refusesAChoiceOfRentsBesideARate() {
        given().contentType(ContentType.JSON)
                .body(Map.of("model", MODEL, "usdPerChipHour", 2, "commitment", "1-year"))
                .post("/api/v1/estimates/serving")
                .then()
                .statusCode(400);
        given().get("/api/v1/models/gpt-4/training-cost?method=amortized&rates=market")
                .then()
                .statusCode(400);
        given().get("/api/v1/models/deepseek-v3/training-cost?rates=published&vendor=nebius")
                .then()
                .statusCode(400);
        given().get("/api/v1/models/deepseek-v3/training-cost?vendor=nobody-at-all")
                .then()
                .statusCode(404)
                .body("parameter", is("vendor"));
    }

    @Test
    void listsTheVendorsOfADaySideBySideTheCheapestFirst() {
        var list =
                Api.json(
                        Api.get(
                                        "/chips/nvidia-h100-sxm5-80gb/prices?kind=rental&commitment=on-demand&asOf=2026-11-26&sort=usd")
                                .asString());

        assertThat(list.get("items")).hasSizeGreaterThan(10);
        var last = 0.0;
        for (var price : list.get("items")) {
            assertThat(price.get("usd").asDouble()).isGreaterThanOrEqualTo(last);
            assertThat(price.get("lastSeenOn").asText())
                    .isGreaterThanOrEqualTo(price.get("validFrom").asText());
            assertThat(price.get("vendor").get("slug").asText()).isNotBlank();
            last = price.get("usd").asDouble();
        }
    }

    private static JsonNode post(
            String estimate, Map<String, Object> asked, Map<String, Object> more) {
        var body = new HashMap<>(asked);
        body.putAll(more);
        var response =
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/v1/estimates/" + estimate);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return Api.json(response.asString());
    }
}
