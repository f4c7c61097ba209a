package dev.modelcost.calc.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);

    /** Computed apart with textbook formulas; t(0.95; 3) = 2.353363. */
    @Test
    void fitsALineWithItsInterval() {
        var fit =
                LeastSquares.fit(
                        new double[] {1, 2, 3, 4, 5}, new double[] {2.1, 3.9, 6.2, 7.8, 10.1});
        assertThat(fit.slope()).isCloseTo(1.99, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(0.05, within(1e-12));
        assertThat(fit.slopeError()).isCloseTo(0.0597215762238964, within(1e-12));
        assertThat(fit.interceptError()).isCloseTo(0.1980740602232744, within(1e-12));
        assertThat(fit.rSquared()).isCloseTo(0.9973053289009771, within(1e-12));
        var slope = fit.slope(0.90);
        assertThat(slope.high() - slope.median())
                .isCloseTo(2.353363434801823 * 0.0597215762238964, within(1e-9));
        assertThat(fit.intercept(0.90).median()).isEqualTo(fit.intercept());
        assertThat(fit.at(2)).isCloseTo(4.03, within(1e-12));
    }

    @Test
    void refusesLinesThatPointsDoNotTell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[] {1, 2}, new double[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[] {1, 1, 1}, new double[] {1, 2, 3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[] {1, 2, 3}, new double[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                LeastSquares.fit(
                                        new double[] {1, 2, Double.NaN}, new double[] {1, 2, 3}));
    }

    @Test
    void followsTheCheapestModelAtOrAboveAScore() {
        var prices =
                List.of(
                        price("bad", 0, 40, 0.01),
                        price("first", 0, 60, 30),
                        price("dearer", 100, 90, 40),
                        price("second", 180, 60, 10),
                        price("same", 200, 80, 10),
                        price("third", 365, 70, 3),
                        price("fourth", 540, 61, 1));
        assertThat(CheapestInTurn.of(prices, 60))
                .extracting(ScoredPrice::model)
                .containsExactly("first", "second", "third", "fourth");
        assertThat(CheapestInTurn.of(prices, 95)).isEmpty();
    }

    @Test
    void isNoTrendBelowEightPoints() {
        assertThat(CostTrend.of(growing(7)).whyNone(0.9))
                .contains("A trend needs at least 8 points; there are 7.");
        assertThat(CostTrend.of(growing(8)).whyNone(0.9)).isEmpty();
        assertThat(CostTrend.of(List.of()).whyNone(0.9)).isPresent();
        assertThatIllegalStateException()
                .isThrownBy(() -> CostTrend.of(growing(7)).growthPerYear(0.9))
                .withMessageContaining("there are 7");
    }

    @Test
    void isNoTrendOnOneDay() {
        var oneDay = Collections.nCopies(9, new DatedValue("a", START, 1, null));

        assertThat(CostTrend.of(oneDay).whyNone(0.9)).contains("All points are of one day.");
    }

    /** However little confidence is asked for. */
    @Test
    void isNoTrendWhereTheIntervalIsWiderThanAFactorOfTen() {
        var wild =
                IntStream.range(0, 10)
                        .mapToObj(
                                i ->
                                        new DatedValue(
                                                "m" + i,
                                                START.plusDays(30L * i),
                                                i % 2 == 0 ? 1 : 100,
                                                null))
                        .toList();

        assertThat(CostTrend.of(wild).whyNone(0.5))
                .hasValueSatisfying(why -> assertThat(why).contains("90 % interval"));
        assertThat(CostTrend.of(wild).whyNone(0.95))
                .hasValueSatisfying(why -> assertThat(why).contains("95 % interval"));
    }

    @Test
    void measuresGrowthAndDoubling() {
        var costs =
                IntStream.range(0, 8)
                        .mapToObj(
                                year ->
                                        new DatedValue(
                                                "run" + year,
                                                START.plusDays(Math.round(365.25 * year)),
                                                1e6 * Math.pow(2.4, year),
                                                null))
                        .toList();
        var trend = CostTrend.of(costs);
        assertThat(trend.growthPerYear(0.9).median()).isCloseTo(2.4, within(0.005));
        assertThat(trend.doublingDays())
                .isCloseTo(365.25 * Math.log(2) / Math.log(2.4), within(0.5));
        assertThat(trend.fit().rSquared()).isCloseTo(1, within(1e-5));
    }

    @Test
    void keepsOnlyTheUnbeaten() {
        var front =
                ParetoFront.of(
                        List.of(
                                candidate("dear", 10, 90),
                                candidate("cheap", 1, 50),
                                candidate("beaten", 11, 90),
                                candidate("worse", 1, 49),
                                candidate("middle", 5, 70),
                                candidate("twin", 5, 70)));
        assertThat(front.members())
                .extracting(ParetoFront.Candidate::name)
                .containsExactly("cheap", "middle", "twin", "dear");
        assertThat(front.dominated())
                .extracting(ParetoFront.Candidate::name)
                .containsExactly("worse", "beaten");
        assertThat(ParetoFront.of(List.of()).members()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> candidate("none", Double.NaN, 1));
    }

    private static List<DatedValue> growing(int points) {
        return IntStream.range(0, points)
                .mapToObj(i -> new DatedValue("m" + i, START.plusDays(100L * i), 1 + i, null))
                .toList();
    }

    private static ParetoFront.Candidate candidate(String name, double price, double score) {
        return new ParetoFront.Candidate(name, price, score);
    }

    private static ScoredPrice price(String model, int day, double score, double usd) {
        return new ScoredPrice(model, START.plusDays(day), score, usd, "list");
    }
}
