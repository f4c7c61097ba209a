package dev.modelcost.calc;

/** Running sums from which the correlation of each input with the result follows, so that no draw needs to be kept. */
final class Spread {

    private final double typical;
    private final boolean typicalIsPositive;
    private final Sums plain;
    private final Sums logarithmic;
    private boolean allPositive = true;

    /** @param typical result at the medians: sums are taken round it, which keeps them precise */
    Spread(int inputs, double typical) {
        this.typical = typical;
        this.typicalIsPositive = typical > 0;
        this.plain = new Sums(inputs);
        this.logarithmic = new Sums(inputs);
    }

    void add(double[] deviates, double result) {
        plain.add(deviates, result - typical);
        allPositive &= typicalIsPositive && result > 0;
        if (allPositive) {
            logarithmic.add(deviates, StrictMath.log(result / typical));
        }
    }

    /** Squared correlations, divided by their sum; equal shares of nothing if the result does not vary. */
    double[] shares(int samples) {
        return (allPositive ? logarithmic : plain).shares(samples);
    }

    private static final class Sums {
        private final double[] deviate;
        private final double[] deviateSquared;
        private final double[] product;
        private double result;

        Sums(int inputs) {
            deviate = new double[inputs];
            deviateSquared = new double[inputs];
            product = new double[inputs];
        }

        void add(double[] deviates, double value) {
            result += value;
            for (int i = 0; i < deviates.length; i++) {
                deviate[i] += deviates[i];
                deviateSquared[i] += deviates[i] * deviates[i];
                product[i] += deviates[i] * value;
            }
        }

        double[] shares(int samples) {
            var shares = new double[deviate.length];
            double sum = 0;
            for (int i = 0; i < shares.length; i++) {
                double covariance = product[i] - deviate[i] * result / samples;
                double variance = deviateSquared[i] - deviate[i] * deviate[i] / samples;
                // The variance of the result divides every correlation alike, so it falls out of the shares.
                shares[i] = covariance * covariance / variance;
                sum += shares[i];
            }
            for (int i = 0; i < shares.length; i++) {
                shares[i] = sum > 0 ? shares[i] / sum : 0;
            }
            return shares;
        }
    }
}
