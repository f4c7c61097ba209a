package dev.modelcost.trend;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.price;
import static dev.modelcost.testsupport.RecordRows.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.model.ScoreChoice;
import dev.modelcost.price.MakerPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The frontier and the price of equal quality, of rows that no database holds. */
class FrontierTest {

    private static final List<String> NONE = List.of();

    private static final LocalDate DAY = LocalDate.of(2025, 2, 1);

    private final Model cheap = model("cheap", "2025-01-01");
    private final Model dear = model("dear", "2024-01-01");
    private final Model beaten = model("beaten", "2023-01-01");

    private final ScoredModels scored =
            ScoredModels.of(
                    "MMLU",
                    ScoreChoice.of(
                            List.of(
                                    score(cheap, 80),
                                    score(dear, 90),
                                    score(beaten, 70),
                                    score(beaten, 60))));

    private final MakerPrices prices =
            new MakerPrices(
                    List.of(
                            price(cheap, "2025-01-01", "1", "2"),
                            price(dear, "2024-01-01", "10", "20"),
                            price(beaten, "2023-01-01", "30", "60")));

    @Test
    void tellsTheFrontFromTheModelsThatAnotherBeats() {
        var report = frontier(scored, DAY);

        assertThat(report.front())
                .extracting(candidate -> candidate.model().slug())
                .containsExactly("cheap", "dear");
        assertThat(report.dominated())
                .singleElement()
                .satisfies(
                        candidate -> {
                            assertThat(candidate.model().name()).isEqualTo("Model beaten");
                            assertThat(candidate.score()).isEqualTo(70);
                            assertThat(candidate.usdPerMillionTokens().median()).isEqualTo(30);
                            assertThat(candidate.usdPerMillionTokens().exact()).isTrue();
                        });
        assertThat(report.sources()).extracting("slug").containsExactly("prices", "scores");
    }

    @Test
    void leavesOutModelsThatWereNotYetSold() {
        var report = frontier(scored, LocalDate.of(2024, 6, 1));

        assertThat(report.front()).extracting(c -> c.model().slug()).containsExactly("dear");
        assertThat(report.note())
                .isEqualTo(
                        "2 of the 3 models with a score on MMLU have a list price by their maker that held on 2024-06-01.");
    }

    @Test
    void saysWhyItIsEmptyWithoutScores() {
        var report = frontier(ScoredModels.of(null, ScoreChoice.of(List.of())), DAY);

        assertThat(report.front()).isEmpty();
        assertThat(report.note()).startsWith("The record holds no benchmark scores");
    }

    @Test
    void takesTheBenchmarkWithTheMostScoresUnlessOneIsAskedFor() {
        assertThat(ScoredModels.choose(null, List.of("MMLU", "GPQA"), NONE)).isEqualTo("MMLU");
        assertThat(ScoredModels.choose("GPQA", List.of("MMLU", "GPQA"), NONE)).isEqualTo("GPQA");
        assertThat(ScoredModels.choose(null, List.of(), NONE)).isNull();
        assertThatThrownBy(() -> ScoredModels.choose("IQ", List.of("MMLU", "GPQA"), NONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("MMLU, GPQA");
    }

    @Test
    void aWordOfABenchmarksNameMeansItIfNoOtherHasIt() {
        var known = List.of("AIME 2024", "AIME 2025", "SWE-Bench Verified", "SimpleQA");

        assertThat(ScoredModels.choose("swe-bench", known, new ArrayList<>()))
                .isEqualTo("SWE-Bench Verified");
        assertThatThrownBy(() -> ScoredModels.choose("aime", known, new ArrayList<>()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("may be more than one benchmark: AIME 2024, AIME 2025.");
        assertThatThrownBy(() -> ScoredModels.choose("QA", known, new ArrayList<>()))
                .hasMessageContaining("is not in the record");
    }

    @Test
    void saysWhichBenchmarkANameWasTakenFor() {
        var assumed = new ArrayList<String>();

        assertThat(ScoredModels.choose("gpqa-diamond", List.of("MMLU", "GPQA Diamond"), assumed))
                .isEqualTo("GPQA Diamond");
        assertThat(assumed)
                .containsExactly("Benchmark: 'gpqa-diamond' was taken for GPQA Diamond.");
    }

    @Test
    void followsTheCheapestModelThatReachesTheScore() {
        var models =
                List.of(
                        model("first", "2023-01-01"),
                        model("second", "2023-06-01"),
                        model("third", "2024-01-01"),
                        model("fourth", "2024-06-01"));
        var falling =
                new MakerPrices(
                        List.of(
                                price(models.get(0), "2023-01-01", "40", "40"),
                                price(models.get(1), "2023-06-01", "21", "21"),
                                price(models.get(2), "2024-01-01", "9", "9"),
                                price(models.get(3), "2024-06-01", "5", "5")));
        var quality =
                ScoredModels.of(
                        "MMLU",
                        ScoreChoice.of(models.stream().map(model -> score(model, 80)).toList()));

        var series = EqualQuality.series(quality, prices(quality, falling), atScore(80), NONE);

        assertThat(series.points())
                .extracting(point -> point.subject().name())
                .containsExactly("Model first", "Model second", "Model third", "Model fourth");
        assertThat(series.points())
                .extracting(TrendPoint::on)
                .first()
                .isEqualTo(LocalDate.of(2023, 1, 1));
        assertThat(series.scoresUntil()).isEqualTo("2024-06-01");
        assertThat(series.assumed())
                .containsExactly(
                        "Benchmark: MMLU, on which the record holds the most scores.",
                        "The record's scores on MMLU end with a model of 2024-06-01; later ones are not in the series, however good they are.");
        assertThat(
                        EqualQuality.series(quality, prices(quality, falling), atScore(81), NONE)
                                .points())
                .isEmpty();
        var without = new ScoredModels(null, Map.of(), List.of());
        assertThatThrownBy(
                        () ->
                                EqualQuality.series(
                                        without, prices(without, falling), atScore(80), NONE))
                .isInstanceOf(MissingData.class);
    }

    private FrontierReport frontier(ScoredModels models, LocalDate day) {
        var known = models.scores().isEmpty() ? new MakerPrices(List.of()) : prices;
        return Frontier.on(day, models, known, PriceKind.INPUT).report(day, List.of());
    }

    private static List<EqualQuality.Priced> prices(ScoredModels models, MakerPrices known) {
        return EqualQuality.prices(models, known, PriceKind.BLENDED);
    }

    private static PriceTrendRequest atScore(double score) {
        return new PriceTrendRequest(
                score,
                null,
                PriceKind.BLENDED,
                new TrendPeriod(null, null),
                new TrendSeries.Confidence(0.9, false),
                1000);
    }
}
