package dev.modelcost.calc.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.training.AmortizedStages;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.EpochAssumptions;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;

class MonteCarloTest {

    private static final double SIGMA_OF_2 = StrictMath.log(4) / (2 * NormalQuantile.OF_90_PERCENT);
    private static final List<UncertainInput> THREE =
            List.of(input("a", 0.5, 2), input("b", 0.5, 2), input("c", 0.8, 1.25));

    @Test
    void aProductOfLognormalsIsLognormal() {
        int n = 100_000;
        var product =
                MonteCarlo.run(
                                1,
                                n,
                                0.9,
                                List.of(input("a", 0.5, 2), input("b", 0.5, 2)),
                                draw -> draw[0] * draw[1])
                        .estimate();
        var exact = LogNormalDistribution.of(0, SIGMA_OF_2 * Math.sqrt(2));
        for (var got :
                new double[][] {
                    {0.05, product.low()}, {0.5, product.median()}, {0.95, product.high()}
                }) {
            double p = got[0];
            double quantile = exact.inverseCumulativeProbability(p);
            double standardError = Math.sqrt(p * (1 - p) / n) / exact.density(quantile);
            assertThat(got[1]).as("p = %s", p).isCloseTo(quantile, within(4 * standardError));
        }
    }

    /** Antithetic pairs: half of the results lie above the middle, whatever the seed. */
    @Test
    void theSampledMedianOfAProductIsItsMiddle() {
        for (int seed = 0; seed < 20; seed++) {
            var product = MonteCarlo.run(seed, 10_000, 0.9, THREE, MonteCarloTest::product);
            assertThat(product.estimate().median()).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void theResultAloneIsTheSameAsWithItsParts() {
        var layout = new DrawLayout();
        THREE.forEach(layout::input);
        var half = layout.part();
        SampledPartsFunction formula =
                (draw, parts) -> {
                    half.put(parts, product(draw) / 2);
                    return product(draw);
                };

        var alone = MonteCarlo.runWhole(5, 1000, 0.9, layout, formula);

        assertThat(alone.whole()).isEqualTo(MonteCarlo.run(5, 1000, 0.9, layout, formula).whole());
        assertThat(alone.aroundMiddles().whole().estimate().median()).isEqualTo(1);
        assertThat(alone.parts()).isEmpty();
    }

    @Test
    void theMiddlesOfPartsAddUp() {
        var layout = new DrawLayout();
        var inputs = THREE.stream().map(layout::input).toList();
        var product = layout.part();
        var third = layout.part();
        var constant = layout.part();
        var sampled =
                MonteCarlo.run(
                                4,
                                10_000,
                                0.9,
                                layout,
                                (draw, parts) -> {
                                    double first =
                                            inputs.get(0).apply(draw) * inputs.get(1).apply(draw);
                                    double second = inputs.get(2).apply(draw);
                                    product.put(parts, first);
                                    third.put(parts, second);
                                    constant.put(parts, 7);
                                    return first + second + 7;
                                })
                        .aroundMiddles();
        assertThat(sampled.whole().estimate().median()).isEqualTo(9);
        assertThat(sampled.parts()).extracting(Estimate::median).containsExactly(1.0, 1.0, 7.0);
        assertThat(sampled.parts()).extracting(Estimate::exact).containsExactly(false, false, true);
        assertThat(sampled.part(product))
                .isEqualTo(
                        MonteCarlo.run(4, 10_000, 0.9, THREE, draw -> draw[0] * draw[1])
                                .estimate()
                                .around(1));
    }

    @Test
    void aSumOfLognormalsHasTheSumsOfTheirMoments() {
        int n = 100_000;
        var sums = new double[4];
        MonteCarlo.run(
                2,
                n,
                0.9,
                List.of(input("a", 0.5, 2), input("b", 0.5, 2)),
                draw -> {
                    double sum = draw[0] + draw[1];
                    sums[0] += sum;
                    sums[1] += sum * sum;
                    sums[2] += 1;
                    return sum;
                });
        // The formula is called once more than there are samples, at the medians.
        double mean = (sums[0] - 2) / n;
        double variance = (sums[1] - 4) / n - mean * mean;
        var one = LogNormalDistribution.of(0, SIGMA_OF_2);
        assertThat(sums[2]).isEqualTo(n + 1);
        assertThat(mean)
                .isCloseTo(2 * one.getMean(), within(4 * Math.sqrt(2 * one.getVariance() / n)));
        assertThat(variance)
                .isCloseTo(
                        2 * one.getVariance(),
                        within(4 * 2 * one.getVariance() * Math.sqrt(kurtosis(one) / n)));
    }

    @Test
    void narrowerConfidenceGivesANarrowerRange() {
        var wide = MonteCarlo.run(3, 10_000, 0.9, THREE, MonteCarloTest::product).estimate();
        var narrow = MonteCarlo.run(3, 10_000, 0.5, THREE, MonteCarloTest::product).estimate();
        assertThat(narrow.low()).isGreaterThan(wide.low());
        assertThat(narrow.high()).isLessThan(wide.high());
        assertThat(narrow.median()).isEqualTo(wide.median());
        assertThat(narrow.confidence()).isEqualTo(0.5);
    }

    @Test
    void theSameQuestionHasTheSameAnswerToTheLastBit() {
        var gpu = EpochAssumptions.gpu(false);
        var first =
                gpu.sample(
                        EpochAssumptions.gpt4(),
                        ChipHours.Basis.FLOP_WITH_DEFAULT_MFU,
                        4,
                        10_000,
                        0.9);
        assertThat(
                        gpu.sample(
                                EpochAssumptions.gpt4(),
                                ChipHours.Basis.FLOP_WITH_DEFAULT_MFU,
                                4,
                                10_000,
                                0.9))
                .isEqualTo(first);
        // Written down on JDK 17, x86-64. Another JVM, or a native image, that gives other bits has
        // broken the promise.
        assertThat(Double.toHexString(first.estimate().low())).isEqualTo("0x1.0edd8a15d015cp23");
        assertThat(Double.toHexString(first.estimate().median())).isEqualTo("0x1.4bc4e7e311209p25");
        assertThat(Double.toHexString(first.estimate().high())).isEqualTo("0x1.10cd8c1f5d38ep28");
    }

    @Test
    void theSharesOfTheSpreadAreThoseOfTheLogarithm() {
        var shares = MonteCarlo.run(5, 100_000, 0.9, THREE, MonteCarloTest::product).sensitivity();
        double small = Math.pow(Math.log(1.25 / 0.8) / Math.log(4), 2);
        assertThat(shares).extracting(Sensitivity::input).last().isEqualTo("c");
        assertThat(shares.get(2).share()).isCloseTo(small / (2 + small), within(0.005));
        assertThat(shares.get(0).share())
                .isCloseTo(1 / (2 + small), within(0.01))
                .isGreaterThanOrEqualTo(shares.get(1).share());
        assertThat(shares.stream().mapToDouble(Sensitivity::share).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aMarginMayBeNegative() {
        var margin =
                MonteCarlo.run(
                        6,
                        10_000,
                        0.9,
                        List.of(input("price", 0.5, 2), input("cost", 0.8, 1.25)),
                        draw -> draw[0] - draw[1]);
        assertThat(margin.estimate().low()).isNegative();
        assertThat(margin.sensitivity())
                .extracting(Sensitivity::input)
                .containsExactly("price", "cost");
    }

    @Test
    void exactInputsMakeAnExactAnswer() {
        var answer =
                MonteCarlo.run(
                        7,
                        10_000,
                        0.9,
                        List.of(UncertainInput.exact("a", 3), UncertainInput.exact("b", 4)),
                        MonteCarloTest::product);
        assertThat(answer).isEqualTo(new SampledEstimate(Estimate.exact(12), List.of()));
    }

    @Test
    void anExactInputHasNoShare() {
        var answer =
                MonteCarlo.run(
                        8,
                        1000,
                        0.9,
                        List.of(UncertainInput.exact("a", 3), input("b", 0.5, 2)),
                        MonteCarloTest::product);
        assertThat(answer.sensitivity()).containsExactly(new Sensitivity("b", 1));
    }

    @Test
    void theLoopAllocatesNothing() {
        // The first calls compile and load classes, which allocates.
        for (int i = 0; i < 20; i++) {
            allocatedBySampling(10_000);
            allocatedBySampling(20_000);
        }
        long forSamples = allocatedBySampling(20_000) - allocatedBySampling(10_000);
        assertThat(forSamples).isBetween(10_000L * Double.BYTES - 64, 10_000L * Double.BYTES + 512);
    }

    @Test
    void theLoopAllocatesNothingForPartsEither() {
        for (int i = 0; i < 20; i++) {
            allocatedBySamplingParts(10_000);
            allocatedBySamplingParts(20_000);
        }
        long forSamples = allocatedBySamplingParts(20_000) - allocatedBySamplingParts(10_000);
        // Of a single group: its cost is the whole, and its chip-hours are all chip-hours.
        long results = AmortizedStages.Part.values().length * 10_000L;
        assertThat(forSamples)
                .isBetween(results * Double.BYTES - 512, results * Double.BYTES + 512);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertThatThrownBy(() -> MonteCarlo.run(9, 99, 0.9, THREE, MonteCarloTest::product))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MonteCarlo.run(9, 1000, 1, THREE, MonteCarloTest::product))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MonteCarlo.run(9, 1000, 0.9, THREE, draw -> Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double product(double[] draw) {
        return Arrays.stream(draw).reduce(1, (a, b) -> a * b);
    }

    private static UncertainInput input(String name, double low, double high) {
        return new UncertainInput(name, Distribution.lognormal(low, high));
    }

    private static long allocatedBySamplingParts(int samples) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var stages =
                AmortizedStages.of(
                        List.of(
                                new AmortizedStages.Stage(
                                        EpochAssumptions.gpt4(),
                                        EpochAssumptions.gpu(true),
                                        ChipHours.Basis.CHIPS_TIMES_HOURS,
                                        "",
                                        "",
                                        0,
                                        1)));
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        stages.sample(10, samples, 0.9);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static long allocatedBySampling(int samples) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var gpu = EpochAssumptions.gpu(true);
        var in = EpochAssumptions.gpt4();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        gpu.sample(in, ChipHours.Basis.CHIPS_TIMES_HOURS, 10, samples, 0.9);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /**
     * Excess kurtosis of a sum of two, plus 2: variance of a sample variance is that times variance
     * squared / n.
     */
    private static double kurtosis(LogNormalDistribution one) {
        double s2 = one.getSigma() * one.getSigma();
        double excess = Math.exp(4 * s2) + 2 * Math.exp(3 * s2) + 3 * Math.exp(2 * s2) - 6;
        return excess / 2 + 2;
    }
}
