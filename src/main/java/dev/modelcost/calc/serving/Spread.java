package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Require;

/**
 * How far measurements lie from an estimate.
 *
 * @param factor within which they lie, at least 1 ...
 * @param confidence ... for this share of those that the estimate was not fitted to, above 0 and at
 *     most 1
 * @param source slug of the assumption set
 */
public record Spread(double factor, double confidence, String source) {

    /**
     * @throws IllegalArgumentException if a number is outside its range
     */
    public Spread {
        Require.atLeast(1, "factor", factor);
        Require.share("confidence", confidence);
    }

    /**
     * The range of a time that {@code bound} limits, in s.
     *
     * @param least what the low end is a factor below; at most the median
     */
    Estimate around(double least, double median, double bound) {
        return Estimate.range(
                Math.min(median, Math.max(bound, least / factor)),
                median,
                median * factor,
                confidence);
    }
}
