package dev.modelcost.calc.sampling;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Require;

/**
 * The uncertainty of an input: a single number, or a median with a 90 % range. The assumption sets
 * state ranges in this form.
 *
 * <p>A distribution is an increasing function of a standard normal deviate, {@link #at}. That is
 * all sampling needs, and using one deviate per input makes samples comparable between answers.
 */
public sealed interface Distribution
        permits Distribution.Exact, Distribution.Lognormal, Distribution.Normal {

    /**
     * The value at a standard normal deviate: 0 is the median, +-1.645 are the ends of the 90 %
     * range.
     */
    double at(double z);

    /** Half of the probability lies on either side. */
    default double median() {
        return at(0);
    }

    /**
     * The same shape around another median. A lognormal keeps the ratios of its range, a normal
     * keeps its differences.
     */
    Distribution centredOn(double median);

    /** A number that its source states exactly. */
    static Distribution exact(double value) {
        return new Exact(value);
    }

    /** Lognormal by its 90 % range; the median is the geometric mean of the ends. */
    static Distribution lognormal(double low, double high) {
        return new Lognormal(
                low,
                Math.sqrt(Require.positive("low", low) * Require.positive("high", high)),
                high);
    }

    /** Lognormal by its 90 % range and a median that need not lie in the geometric middle. */
    static Distribution lognormal(double low, double median, double high) {
        return new Lognormal(low, median, high);
    }

    /**
     * What is believed of an estimate: the number itself if it is exact, else the lognormal through
     * its low, median and high, whatever share of the distribution these bound.
     *
     * @throws IllegalArgumentException if a bound is not above 0, or all of the distribution lies
     *     between the bounds
     */
    static Distribution of(Estimate estimate) {
        if (estimate.exact()) {
            return exact(estimate.median());
        }
        double toNinety =
                NormalQuantile.OF_90_PERCENT / NormalQuantile.of((1 + estimate.confidence()) / 2);
        double median = estimate.median();
        return lognormal(
                median * StrictMath.pow(estimate.low() / median, toNinety),
                median,
                median * StrictMath.pow(estimate.high() / median, toNinety));
    }

    /** Normal by its 90 % range; the median is the middle of the ends. */
    static Distribution normal(double low, double high) {
        return normal(low, high, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The same, where values outside the bounds are impossible. */
    static Distribution normal(double low, double high, double least, double most) {
        return new Normal(
                (low + high) / 2, (high - low) / (2 * NormalQuantile.OF_90_PERCENT), least, most);
    }

    /**
     * The lognormal with this mean and variance: an approximation of the sum of many independent
     * costs (Fenton 1960, Wilkinson).
     *
     * @param mean above 0
     * @param variance at least 0
     */
    static Distribution lognormalOfMoments(double mean, double variance) {
        double relative =
                Require.notNegative("variance", variance) / (Require.positive("mean", mean) * mean);
        double median = mean / Math.sqrt(1 + relative);
        double factor =
                StrictMath.exp(
                        NormalQuantile.OF_90_PERCENT * Math.sqrt(StrictMath.log(1 + relative)));
        return new Lognormal(median / factor, median, median * factor);
    }

    /**
     * Mean of the k-th power, by the trapezoid rule over the deviate from -9 to 9, where it is
     * exact to about 1e-9.
     */
    default double moment(int k) {
        final double step = 1.0 / 64;
        double sum = 0;
        for (int i = -9 * 64; i <= 9 * 64; i++) {
            double z = i * step;
            double power = 1;
            double value = at(z);
            for (int j = 0; j < k; j++) {
                power *= value;
            }
            sum += power * StrictMath.exp(-z * z / 2);
        }
        return sum * step / Math.sqrt(2 * Math.PI);
    }

    /**
     * One number.
     *
     * @param value finite
     */
    record Exact(double value) implements Distribution {
        public Exact {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not finite: " + value);
            }
        }

        @Override
        public double at(double z) {
            return value;
        }

        @Override
        public double moment(int k) {
            return StrictMath.pow(value, k);
        }

        @Override
        public Distribution centredOn(double median) {
            return new Exact(median);
        }
    }

    /**
     * Its logarithm is normal, with a separate width on each side of the median, so that all three
     * numbers are matched. Where the median is the geometric mean of the ends this is the usual
     * lognormal.
     */
    final class Lognormal implements Distribution {
        private final double median;
        private final double sigma;
        private final double skew;

        private Lognormal(double low, double median, double high) {
            Require.positive("low", low);
            Require.positive("median", median);
            Require.positive("high", high);
            if (low > median || median > high) {
                throw new IllegalArgumentException(
                        "not in order: " + low + ", " + median + ", " + high);
            }
            this.median = median;
            double sigmaBelow = StrictMath.log(median / low) / NormalQuantile.OF_90_PERCENT;
            double sigmaAbove = StrictMath.log(high / median) / NormalQuantile.OF_90_PERCENT;
            this.sigma = (sigmaAbove + sigmaBelow) / 2;
            this.skew = (sigmaAbove - sigmaBelow) / 2;
        }

        private Lognormal(Lognormal shape, double median) {
            this.median = Require.positive("median", median);
            this.sigma = shape.sigma;
            this.skew = shape.skew;
        }

        @Override
        public double at(double z) {
            // Picks the side without a branch, which a processor would mispredict half of the time.
            return median * StrictMath.exp(sigma * z + skew * Math.abs(z));
        }

        @Override
        public Distribution centredOn(double newMedian) {
            return new Lognormal(this, newMedian);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Lognormal that
                    && median == that.median
                    && sigma == that.sigma
                    && skew == that.skew;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(median)
                    + 31 * Double.hashCode(sigma)
                    + 961 * Double.hashCode(skew);
        }

        @Override
        public String toString() {
            return "Lognormal[median=" + median + ", sigma=" + sigma + ", skew=" + skew + "]";
        }
    }

    /**
     * Normal, clamped to its bounds: values beyond a bound are moved onto it, so that the 90 %
     * range stays as stated.
     *
     * @param mean which is the median
     * @param standardDeviation at least 0
     * @param least lower bound, at most the mean; may be minus infinity
     * @param most upper bound, at least the mean; may be infinity
     */
    record Normal(double mean, double standardDeviation, double least, double most)
            implements Distribution {
        public Normal {
            if (!Double.isFinite(mean)) {
                throw new IllegalArgumentException("not finite: " + mean);
            }
            Require.notNegative("standardDeviation", standardDeviation);
            if (!(least <= mean && mean <= most)) {
                throw new IllegalArgumentException(
                        "mean " + mean + " is outside its bounds " + least + ".." + most);
            }
        }

        @Override
        public double at(double z) {
            return Math.max(least, Math.min(most, mean + z * standardDeviation));
        }

        @Override
        public Distribution centredOn(double median) {
            return new Normal(median, standardDeviation, least, most);
        }
    }
}
