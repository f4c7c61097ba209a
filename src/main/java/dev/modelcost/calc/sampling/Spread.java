package dev.modelcost.calc.sampling;

/**
 * Running sums from which the correlation of each input with the result is computed, so that no
 * draw needs to be kept.
 */
final class Spread {

    private final double typical;
    private final boolean logarithmic;
    private final double[] deviate;
    private final double[] product;
    private double value;

    /**
     * @param typical result at the medians; sums are taken relative to it, which keeps them precise
     * @param logarithmic whether to use the logarithm of the result; all results must then be above
     *     0
     */
    Spread(int inputs, double typical, boolean logarithmic) {
        this.typical = typical;
        this.logarithmic = logarithmic;
        this.deviate = new double[inputs];
        this.product = new double[inputs];
    }

    boolean takes(double result) {
        return !logarithmic || result > 0;
    }

    void add(double[] deviates, double result) {
        double varied = logarithmic ? StrictMath.log(result / typical) : result - typical;
        value += varied;
        for (int i = 0; i < deviates.length; i++) {
            deviate[i] += deviates[i];
            product[i] += deviates[i] * varied;
        }
    }

    /** Squared correlations divided by their sum; all zero if the result does not vary. */
    double[] shares(int samples) {
        var shares = new double[deviate.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            // The deviates have variance 1, and the variance of the result divides every
            // correlation equally, so both cancel out.
            double covariance = product[i] - deviate[i] * value / samples;
            shares[i] = covariance * covariance;
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sum > 0 ? shares[i] / sum : 0;
        }
        return shares;
    }
}
