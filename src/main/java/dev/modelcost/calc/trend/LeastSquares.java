package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Estimate;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through points by ordinary least squares: y = intercept + slope x.
 *
 * @param points number of points, at least 3
 * @param slope in units of y per unit of x
 * @param intercept y at x = 0
 * @param slopeError standard error of the slope
 * @param interceptError standard error of the intercept
 * @param rSquared share of the variance of y that the line explains, 0..1; 1 if y does not vary
 */
public record LeastSquares(
        int points,
        double slope,
        double intercept,
        double slopeError,
        double interceptError,
        double rSquared) {

    /**
     * @param x at least two different values
     * @param y one for each x
     * @throws IllegalArgumentException if there are fewer than 3 points, unequal lengths, a value
     *     that is not finite, or only one distinct x
     */
    public static LeastSquares fit(double[] x, double[] y) {
        if (x.length != y.length || x.length < 3) {
            throw new IllegalArgumentException(
                    "a line with its error needs 3 points with x and y: "
                            + x.length
                            + ", "
                            + y.length);
        }
        var n = x.length;
        var meanX = mean(x);
        var meanY = mean(y);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x[i] - meanX) * (x[i] - meanX);
            sxy += (x[i] - meanX) * (y[i] - meanY);
            syy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (!(sxx > 0) || !Double.isFinite(sxx + syy)) {
            throw new IllegalArgumentException(
                    "no line through these points: x does not vary, or a value is not finite");
        }
        var slope = sxy / sxx;
        var intercept = meanY - slope * meanX;
        double residual = 0;
        for (int i = 0; i < n; i++) {
            var error = y[i] - intercept - slope * x[i];
            residual += error * error;
        }
        var variance = residual / (n - 2);
        var rSquared = syy == 0 ? 1 : Math.max(0, 1 - residual / syy);
        return new LeastSquares(
                n,
                slope,
                intercept,
                Math.sqrt(variance / sxx),
                Math.sqrt(variance * (1.0 / n + meanX * meanX / sxx)),
                rSquared);
    }

    /**
     * The slope with its confidence interval, by Student's t with points - 2 degrees of freedom.
     */
    public Estimate slope(double confidence) {
        return interval(slope, slopeError, confidence);
    }

    /**
     * The intercept with its confidence interval, by Student's t with points - 2 degrees of
     * freedom.
     */
    public Estimate intercept(double confidence) {
        return interval(intercept, interceptError, confidence);
    }

    /** The line at x. */
    public double at(double x) {
        return intercept + slope * x;
    }

    private Estimate interval(double value, double error, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence outside 0..1: " + confidence);
        }
        var half =
                TDistribution.of(points - 2.0).inverseSurvivalProbability((1 - confidence) / 2)
                        * error;
        return Estimate.range(value - half, value, value + half, confidence);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (var value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
