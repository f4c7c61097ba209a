package dev.modelcost.calc.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final double Z_90 = NormalQuantile.OF_90_PERCENT;

    @Test
    void theQuantileAgreesWithAnotherImplementation() {
        var normal = NormalDistribution.of(0, 1);
        for (double p :
                new double[] {
                    1e-16, 1e-12, 1e-6, 0.001, 0.05, 0.0749, 0.0751, 0.3, 0.5, 0.7, 0.95, 0.999,
                    1 - 1e-9
                }) {
            assertThat(NormalQuantile.of(p))
                    .as("p = %s", p)
                    .isCloseTo(normal.inverseCumulativeProbability(p), within(1e-9));
        }
        assertThat(NormalQuantile.of(0.95)).isCloseTo(Z_90, within(1e-15));
    }

    @Test
    void aLognormalHoldsItsRange() {
        var price = Distribution.lognormal(0.5, 2);
        assertThat(price.at(-Z_90)).isCloseTo(0.5, withinPercentage(1e-9));
        assertThat(price.median()).isCloseTo(1, withinPercentage(1e-9));
        assertThat(price.at(Z_90)).isCloseTo(2, withinPercentage(1e-9));
    }

    @Test
    void aLognormalHoldsAMedianBesideTheMiddle() {
        var mfu = Distribution.lognormal(0.22, 0.32, 0.52);
        assertThat(mfu.at(-Z_90)).isCloseTo(0.22, withinPercentage(1e-9));
        assertThat(mfu.median()).isEqualTo(0.32);
        assertThat(mfu.at(Z_90)).isCloseTo(0.52, withinPercentage(1e-9));
    }

    @Test
    void aNormalHoldsItsRangeAndItsBounds() {
        var mfu = Distribution.normal(0.1, 0.65, 0.01, 0.99);
        assertThat(mfu.at(-Z_90)).isCloseTo(0.1, withinPercentage(1e-9));
        assertThat(mfu.median()).isCloseTo(0.375, withinPercentage(1e-9));
        assertThat(mfu.at(Z_90)).isCloseTo(0.65, withinPercentage(1e-9));
        assertThat(mfu.at(-8)).isEqualTo(0.01);
        assertThat(mfu.at(8)).isEqualTo(0.99);
    }

    @Test
    void keepsItsShapeRoundAnotherMedian() {
        assertThat(Distribution.lognormal(0.5, 2).centredOn(10).at(Z_90))
                .isCloseTo(20, withinPercentage(1e-9));
        assertThat(Distribution.normal(-120, 120).centredOn(30).at(Z_90))
                .isCloseTo(150, withinPercentage(1e-9));
        assertThat(Distribution.exact(3).centredOn(7)).isEqualTo(Distribution.exact(7));
    }

    @Test
    void momentsAgreeWithTheClosedForm() {
        double sigma = StrictMath.log(4) / (2 * Z_90);
        var reference = LogNormalDistribution.of(0, sigma);
        var price = Distribution.lognormal(0.5, 2);
        assertThat(price.moment(1)).isCloseTo(reference.getMean(), withinPercentage(1e-6));
        assertThat(price.moment(2))
                .isCloseTo(
                        reference.getVariance() + reference.getMean() * reference.getMean(),
                        withinPercentage(1e-6));
        assertThat(Distribution.normal(-1, 3).moment(1)).isCloseTo(1, withinPercentage(1e-6));
        assertThat(Distribution.exact(3).moment(2)).isEqualTo(9);
    }

    @Test
    void aLognormalIsMadeFromItsMoments() {
        var sum = Distribution.lognormalOfMoments(10, 4);
        assertThat(sum.moment(1)).isCloseTo(10, withinPercentage(1e-6));
        assertThat(sum.moment(2)).isCloseTo(104, withinPercentage(1e-6));
    }

    @Test
    void equalShapesAreEqual() {
        assertThat(Distribution.lognormal(0.5, 2))
                .isEqualTo(Distribution.lognormal(0.5, 2))
                .hasSameHashCodeAs(Distribution.lognormal(0.5, 2))
                .isNotEqualTo(Distribution.lognormal(0.4, 2))
                .asString()
                .contains("median");
    }

    @Test
    void refusesRangesThatCannotBe() {
        assertThatThrownBy(() -> Distribution.lognormal(0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.lognormal(2, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.lognormal(1, 3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.normal(2, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.normal(0.1, 0.65, 0.5, 0.99))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.exact(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.lognormalOfMoments(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
