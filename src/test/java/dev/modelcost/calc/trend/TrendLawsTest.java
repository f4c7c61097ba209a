package dev.modelcost.calc.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.RedoneSteps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;

class TrendLawsTest {

    @Property
    void findsTheLineOnWhichPointsLie(
            @ForAll @DoubleRange(min = -100, max = 100) double slope,
            @ForAll @DoubleRange(min = -100, max = 100) double intercept,
            @ForAll @IntRange(min = 3, max = 50) int points) {
        var x = IntStream.range(0, points).mapToDouble(i -> i).toArray();
        var y = IntStream.range(0, points).mapToDouble(i -> intercept + slope * i).toArray();
        var fit = LeastSquares.fit(x, y);
        assertThat(fit.slope()).isCloseTo(slope, within(1e-9));
        assertThat(fit.intercept()).isCloseTo(intercept, within(1e-9));
    }

    @Property
    void aWiderConfidenceIsAWiderInterval(
            @ForAll @Size(min = 3, max = 30)
                    List<@DoubleRange(min = -1000, max = 1000) Double> values) {
        var x = IntStream.range(0, values.size()).mapToDouble(i -> i).toArray();
        var fit = LeastSquares.fit(x, values.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(fit.rSquared()).isBetween(0.0, 1.0);
        assertThat(fit.slope(0.90).low()).isLessThanOrEqualTo(fit.slope(0.50).low());
        assertThat(fit.slope(0.90).high()).isGreaterThanOrEqualTo(fit.slope(0.50).high());
    }

    @Property
    void findsAnExponentialFall(
            @ForAll @DoubleRange(min = 1.5, max = 1000) double fall,
            @ForAll @IntRange(min = 8, max = 20) int models) {
        var prices = new ArrayList<ScoredPrice>();
        for (int i = 0; i < models; i++) {
            prices.add(
                    new ScoredPrice(
                            "model" + i,
                            LocalDate.of(2023, 1, 1).plusDays(60L * i),
                            60,
                            30 * Math.pow(fall, -60.0 * i / 365.25),
                            null));
        }
        Collections.shuffle(prices, new Random(models));
        var cheapest = CheapestInTurn.of(prices, 60);
        assertThat(cheapest).hasSize(models);
        var values =
                cheapest.stream()
                        .map(
                                price ->
                                        new DatedValue(
                                                price.model(),
                                                price.on(),
                                                price.usdPerMillionTokens(),
                                                null))
                        .toList();
        assertThat(1 / CostTrend.of(values).growthPerYear(0.90).median())
                .isCloseTo(fall, Percentage.withPercentage(1e-6));
    }

    /** A factor is stated only where its interval is worth stating. */
    @Property
    void neverStatesAFactorWhoseIntervalIsWiderThanTen(
            @ForAll @Size(min = 0, max = 30)
                    List<@DoubleRange(min = 0.01, max = 1000) Double> values,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
        var points = dated(values, 1);
        if (CostTrend.of(points).whyNone(confidence).isEmpty()) {
            var growth = CostTrend.of(points).growthPerYear(confidence);
            assertThat(growth.high() / growth.low()).isLessThanOrEqualTo(10 * (1 + 1e-9));
            assertThat(points).hasSizeGreaterThanOrEqualTo(8);
        }
    }

    @Property
    void thePriceUnitDoesNotChangeTheTrend(
            @ForAll @Size(min = 8, max = 20) List<@DoubleRange(min = 0.5, max = 2) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
        var one = CostTrend.of(dated(values, 1)).growthPerYear(0.90);
        var other = CostTrend.of(dated(values, unit)).growthPerYear(0.90);
        assertThat(other.median()).isCloseTo(one.median(), Percentage.withPercentage(1e-6));
    }

    @Property
    void nobodyBeatsAMemberAndAMemberBeatsEachOther(
            @ForAll("candidates") @Size(max = 40) List<ParetoFront.Candidate> candidates) {
        var front = ParetoFront.of(candidates);
        assertThat(front.members().size() + front.dominated().size()).isEqualTo(candidates.size());
        assertThat(front.members())
                .allSatisfy(
                        member -> assertThat(candidates).noneMatch(other -> other.beats(member)));
        assertThat(front.dominated())
                .allSatisfy(
                        loser ->
                                assertThat(front.members())
                                        .anyMatch(member -> member.beats(loser)));
    }

    @Property
    void theOrderOfCandidatesDoesNotMatter(
            @ForAll("candidates") @Size(max = 40) List<ParetoFront.Candidate> candidates,
            @ForAll long seed) {
        var shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(ParetoFront.of(shuffled)).isEqualTo(ParetoFront.of(candidates));
    }

    @Property
    void everyStepButTheFitCanBeRedone(
            @ForAll @Size(min = 8, max = 20) List<@DoubleRange(min = 0.5, max = 2) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
        var costs = CostTrend.of(dated(values, unit)).steps("USD");
        assertThat(RedoneSteps.assertRight(costs)).isEqualTo(costs.size() - 1);
    }

    @Provide
    Arbitrary<List<ParetoFront.Candidate>> candidates() {
        // Few different values, so that ties are common.
        var few = Arbitraries.integers().between(-3, 6).map(Integer::doubleValue);
        var zeros = Arbitraries.of(0.0, -0.0);
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofLength(3),
                        Arbitraries.oneOf(few, zeros),
                        Arbitraries.oneOf(few, zeros))
                .as(ParetoFront.Candidate::new)
                .list()
                .ofMaxSize(40);
    }

    private static List<DatedValue> dated(List<Double> values, double unit) {
        return IntStream.range(0, values.size())
                .mapToObj(
                        i ->
                                new DatedValue(
                                        "v" + i,
                                        LocalDate.of(2020, 1, 1).plusDays(200L * i),
                                        values.get(i) * unit,
                                        null))
                .toList();
    }
}
