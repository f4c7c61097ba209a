package dev.modelcost.training;

import static dev.modelcost.testsupport.AnswerDetails.givenAllDetails;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amortised, acquisition and development cost of the record's models, by Epoch's rules. */
@ServiceTest
class TrainingMethodsTest {

    @Test
    void amortizesGpt4AsInTheWorkedExample() {
        var report = cost("gpt-4", "method=amortized");

        assertThat(report.getDouble("costUsd.median")).isCloseTo(40.156e6, withinPercentage(0.1));
        assertThat(report.getList("breakdown.part"))
                .containsExactly("chip", "other-server", "interconnect", "energy");
        assertThat(sum(report, "breakdown.costUsd.median"))
                .isCloseTo(report.getDouble("costUsd.median"), withinPercentage(1e-3));
        assertThat(report.getString("rateBasis")).isEqualTo("purchase");
        assertThat(report.getBoolean("costUsd.exact")).isFalse();
        assertThat(report.getList("sources.slug"))
                .contains("epoch-hardware-prices-2025-06", "eia-industrial-electricity");
        assertThat(report.getList("assumptions.used.name"))
                .contains("publication-delay.gpt-4", "pue.openai", "server-power-factor.a100")
                .doesNotContain("pue.hyperscaler", "mfu");
    }

    @Test
    void putsItInTheMoneyOfAMonth() {
        var report = cost("gpt-4", "method=amortized&priceMonth=2024-12");

        assertThat(report.getDouble("costUsd.median")).isCloseTo(40.696e6, withinPercentage(0.1));
        assertThat(report.getString("money.month")).isEqualTo("2024-12");
        assertThat(report.getString("money.vintage")).isEqualTo("2025-06-30");
        assertThat(sum(report, "breakdown.costUsd.median"))
                .isCloseTo(report.getDouble("costUsd.median"), withinPercentage(1e-3));
        assertThat(cost("gpt-4", "method=amortized").getMap("money")).isNull();
    }

    @Test
    void buysTheClusterOfGpt4() {
        var report = cost("gpt-4", "method=acquisition");

        assertThat(report.getDouble("costUsd.median"))
                .isCloseTo(25_000 * 24_875 / 0.81, withinPercentage(1e-3));
        assertThat(report.getList("breakdown.part"))
                .containsExactly("chip", "other-server", "interconnect");
    }

    @Test
    void developsGpt4ForTheFigurePublished() {
        var report = cost("gpt-4", "method=development");

        assertThat(report.getDouble("costUsd.low")).isCloseTo(101e6, withinPercentage(10));
        assertThat(report.getDouble("costUsd.median")).isCloseTo(129e6, withinPercentage(5));
        assertThat(report.getDouble("costUsd.high")).isCloseTo(170e6, withinPercentage(10));
        assertThat(report.getList("breakdown.part")).containsExactly("staff", "compute", "energy");
        assertThat(report.getString("scope")).isEqualTo("development");
        assertThat(cost("gpt-4", "method=amortized&scope=development").getDouble("costUsd.median"))
                .isEqualTo(report.getDouble("costUsd.median"));
    }

    @Test
    void ordersTheInputsByTheirShareOfTheSpread() {
        var report = cost("gpt-4", "method=amortized");

        assertThat(report.getList("sensitivity.share", Float.class))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(sum(report, "sensitivity.share")).isCloseTo(1, withinPercentage(1e-3));
        assertThat(report.getString("sensitivity[0].input")).isEqualTo("training time");
    }

    @Test
    void addsTheBaseModelsPartsApart() {
        var report = cost("deepseek-r1", "method=amortized&lineage=true");

        assertThat(report.getList("lineage.model.slug"))
                .containsExactly("deepseek-r1", "deepseek-v3");
        assertThat(report.getList("breakdown.model")).hasSize(8);
        assertThat(sum(report, "lineage.costUsd.median"))
                .isCloseTo(report.getDouble("costUsd.median"), withinPercentage(1e-3));
    }

    @Test
    void answersARepeatedQuestionWithTheSameBytes() {
        var path = "/api/v1/models/opt-175b/training-cost?method=amortized&confidence=0.8";
        var first = given().get(path).asString();

        assertThat(given().get(path).asString()).isEqualTo(first);
        // Another spelling of the same question.
        assertThat(given().get(path + "&samples=10000").asString()).isEqualTo(first);
    }

    @Test
    void doesTheSameWorkOnAnotherChip() {
        var own = cost("llama-3.1-405b", "method=amortized");
        var same = cost("llama-3.1-405b", "method=amortized&chip=nvidia-h100-sxm5-80gb");
        var other = cost("llama-3.1-405b", "method=amortized&chip=nvidia-a100-sxm4-80gb");

        assertThat(same.getDouble("costUsd.median")).isEqualTo(own.getDouble("costUsd.median"));
        assertThat(other.getDouble("chipHours.median"))
                .isCloseTo(own.getDouble("chipHours.median") * 989.4 / 312, withinPercentage(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "method=lease, method",
        "method=development&scope=run, scope",
        "method=acquisition&scope=development, scope",
        "method=development&lineage=true, lineage",
        "priceMonth=2023, priceMonth",
        "priceMonth=2030-01, priceMonth",
        "samples=99, samples",
        "samples=20001, samples",
        "mfu=1.2, mfu",
        "chipCount=0, chipCount",
        "method=amortized&region=Narnia, region",
        "assumptions=ecologits-0.9, assumptions",
    })
    void refusesByName(String query, String parameter) {
        var problem = ask("gpt-4", query).statusCode(400).extract().jsonPath();
        assertThat(problem.getString("parameter")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"final-run", "training", "Run"})
    void understandsTheSynonymsOfAScope(String synonym) {
        var report = cost("deepseek-v3", "scope=" + synonym);

        assertThat(report.getString("scope")).isEqualTo("run");
        assertThat(report.getDouble("costUsd.median"))
                .isEqualTo(cost("deepseek-v3", "scope=run").getDouble("costUsd.median"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serving", "lifetime"})
    void namesTheScopesWhereOneIsNotForTraining(String scope) {
        var problem = ask("deepseek-v3", "scope=" + scope).statusCode(400).extract().jsonPath();

        assertThat(problem.getString("parameter")).isEqualTo("scope");
        assertThat(problem.getString("detail"))
                .contains("run, final-run, training, model, development");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chip=nvidia-h10", "assumptions=epoch-2024"})
    void tellsWhatIsNearAnUnknownName(String query) {
        var problem = ask("gpt-4", query).statusCode(404).extract().jsonPath();
        assertThat(problem.getString("parameter")).isEqualTo(query.split("=")[0]);
        assertThat(problem.getList("nearMatches")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-3-opus, method=amortized",
        "llama-3.1-405b, method=development",
        "llama-3.1-405b, method=amortized&region=FRA"
    })
    void namesWhatIsMissing(String model, String query) {
        var problem = ask(model, query).statusCode(422).extract().jsonPath();
        assertThat(problem.getList("missing")).isNotEmpty();
    }

    private static double sum(JsonPath report, String path) {
        return report.getList(path, Double.class).stream().flatMapToDouble(DoubleStream::of).sum();
    }

    private static JsonPath cost(String model, String query) {
        return ask(model, query).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse ask(String model, String query) {
        return givenAllDetails().get("/api/v1/models/" + model + "/training-cost?" + query).then();
    }
}
