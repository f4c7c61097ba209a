package dev.modelcost.training;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.hamcrest.Matchers.containsString;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** DeepSeek's own tables: arXiv 2501.12948v2 table 7, arXiv 2412.19437 table 1. */
@ServiceTest
class TrainingCostTest {

    @Test
    void costsR1WhatItsPaperSays() {
        var report = trainingCost("deepseek-r1", "");

        assertThat(report.getDouble("costUsd.median")).isEqualTo(294_000);
        assertThat(report.getBoolean("costUsd.exact")).isTrue();
        assertThat(report.getDouble("chipHours.median")).isEqualTo(147_000);
        assertThat(report.getString("rateBasis")).isEqualTo("published");
        assertThat(report.getList("breakdown.part"))
                .containsExactly("R1-Zero RL", "SFT data creation", "R1 RL");
        assertThat(report.getList("breakdown.costUsd.median", Double.class))
                .containsExactly(202_000.0, 10_000.0, 82_000.0);
        assertThat(report.getList("sources.slug")).contains("arxiv-2501.12948");
        assertThat(report.getList("lineage")).isEmpty();
    }

    @Test
    void addsTheBaseModelWhenAskedForLineage() {
        var report = trainingCost("deepseek-r1", "?lineage=true");

        assertThat(report.getDouble("costUsd.median")).isEqualTo(5_870_000);
        assertThat(report.getList("lineage.model.slug"))
                .containsExactly("deepseek-r1", "deepseek-v3");
        assertThat(report.getList("lineage.costUsd.median", Double.class))
                .containsExactly(294_000.0, 5_576_000.0);
    }

    @Test
    void costsV3InItsThreeStages() {
        var report = trainingCost("deepseek-v3", "");

        assertThat(report.getDouble("costUsd.median")).isEqualTo(5_576_000);
        assertThat(report.getList("breakdown.part"))
                .containsExactly("pre-training", "context-extension", "post-training");
        assertThat(report.getList("breakdown.costUsd.median", Double.class))
                .containsExactly(5_328_000.0, 238_000.0, 10_000.0);
    }

    @Test
    void takesTheRateThatIsGiven() {
        var report = trainingCost("deepseek-r1", "?usdPerChipHour=1.5");

        assertThat(report.getDouble("costUsd.median")).isEqualTo(220_500);
        assertThat(report.getString("rateBasis")).isEqualTo("given");
    }

    @Test
    void givesARangeAtMarketRates() {
        var report = trainingCost("deepseek-v3", "?rates=market");

        assertThat(report.getString("rateBasis")).isEqualTo("market");
        assertThat(report.getBoolean("costUsd.exact")).isFalse();
        assertThat(report.getDouble("costUsd.low")).isLessThan(report.getDouble("costUsd.median"));
        assertThat(report.getDouble("costUsd.median")).isLessThan(report.getDouble("costUsd.high"));
        var rate = "breakdown[0].rate.";
        assertThat(report.getString(rate + "chip.slug")).isEqualTo("nvidia-h100-sxm5-80gb");
        assertThat(report.getString(rate + "priceDate")).isEqualTo("2024-10-25");
        assertThat(report.getList(rate + "vendors")).hasSizeGreaterThan(2);
        assertThat(report.getList("assumed", String.class))
                .anyMatch(
                        line ->
                                line.contains("the median of")
                                        && line.contains("last seen")
                                        && line.contains("sibling"));
    }

    @Test
    void chargesWhatEpochWouldWhereThatIsAskedFor() {
        var report = trainingCost("deepseek-v3", "?rates=epoch-2025");

        assertThat(report.getString("breakdown[0].rate.rule")).isEqualTo("epoch-2025");
        assertThat(report.getList("breakdown[0].rate.vendors")).hasSize(1);
        assertThat(report.getString("assumptions.set")).isEqualTo("training-2026");
        assertThat(report.getList("assumptions.used.name")).contains("uncertainty.gpu-price");
    }

    @Test
    void doesNotMoveTheRentsOfARecordedRunByTheDayOfTheQuestion() {
        var then = trainingCost("deepseek-v3", "?rates=market");
        var today = trainingCost("deepseek-v3", "?rates=market&asOf=2026-11-01");
        var asked = trainingCost("deepseek-v3", "?ratesOn=2026-11-01");

        assertThat(today.getDouble("costUsd.median")).isEqualTo(then.getDouble("costUsd.median"));
        assertThat(today.getList("assumed", String.class))
                .anyMatch(line -> line.contains("does not move the price date"));
        assertThat(asked.getString("breakdown[0].rate.priceDate")).isEqualTo("2026-11-01");
        assertThat(asked.getBoolean("breakdown[0].rate.stale")).isTrue();
    }

    @Test
    void answersTheSameQuestionTheSameWay() {
        var first = given().get("/api/v1/models/gpt-4/training-cost").asString();
        var second = given().get("/api/v1/models/gpt-4/training-cost").asString();

        assertThat(second).isEqualTo(first);
    }

    /**
     * Its paper has the chip-hours and not the days, which decide what the chips were still worth:
     * they are those of the data set. Epoch's figure is in money of December 2024.
     */
    @Test
    void takesTheLengthOfATrainingFromASourceThatTellsIt() {
        var query = "?method=amortized&priceMonth=2024-12";
        var report = trainingCost("llama-2-70b", query);
        var onTheSameChip = trainingCost("llama-2-70b", query + "&chip=nvidia-a100-sxm4-80gb");

        assertThat(report.getString("breakdown[0].chipHoursBasis")).isEqualTo("published");
        assertThat(report.getDouble("costUsd.median")).isCloseTo(1_102_561, withinPercentage(0.1));
        assertThat(onTheSameChip.getDouble("costUsd.median"))
                .isCloseTo(report.getDouble("costUsd.median"), withinPercentage(1e-3));
    }

    @Test
    void saysWhatIsMissing() {
        given().get("/api/v1/models/claude-3-opus/training-cost")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
        given().get("/api/v1/models/llama-2-70b/training-cost?rates=published")
                .then()
                .statusCode(422);
    }

    /** An instance is a kind of machine, of which a run takes as many as it takes. */
    @Test
    void takesTheNumberOfChipsThatTheirNameSays() {
        var eight = trainingCost("deepseek-v3", "?chip=8xH100");
        var machines = trainingCost("deepseek-v3", "?chip=p5.48xlarge&ratesOn=2026-10-01");

        assertThat(eight.getDouble("runs[0].chipCount")).isEqualTo(8);
        assertThat(eight.getList("assumed", String.class))
                .contains("Number of chips: 8, as '8xH100' says.");
        assertThat(machines.getDouble("runs[0].chipCount")).isEqualTo(2048);
        given().get("/api/v1/models/deepseek-v3/training-cost?chip=8xH100&chipCount=64")
                .then()
                .statusCode(400)
                .body("detail", containsString("'8xH100' says that there are 8 chips"));
    }

    @Test
    void saysWhatOthersSayOfARunThatCannotBeComputed() {
        given().get("/api/v1/models/alphago-zero/training-cost")
                .then()
                .statusCode(422)
                .body("detail", containsString("it has 480.0 hours, the chip (Google TPU v1)"))
                .body(
                        "detail",
                        containsString(
                                "chip-count ~ 2000 chips by Google (version of three days; TPUs for 72"));
    }

    private static JsonPath trainingCost(String model, String query) {
        return givenAllDetails()
                .get("/api/v1/models/" + model + "/training-cost" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
