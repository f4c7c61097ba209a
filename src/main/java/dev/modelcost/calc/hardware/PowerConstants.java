package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Require;

/**
 * The constants of the training power method, from an assumption set.
 *
 * @param serverFactor power of a server / TDP of its chips, at least 1; applied if there is more
 *     than one chip
 * @param logAtReference natural logarithm of data-centre overhead and utilisation at the start of
 *     the reference year
 * @param logSlopePerYear its change per year
 * @param referenceYear calendar year
 * @param source slug of the assumption set
 */
public record PowerConstants(
        double serverFactor,
        double logAtReference,
        double logSlopePerYear,
        int referenceYear,
        String source) {

    /**
     * @throws IllegalArgumentException if a constant is outside its range
     */
    public PowerConstants {
        Require.atLeast(1, "serverFactor", serverFactor);
        if (!Double.isFinite(logAtReference) || !Double.isFinite(logSlopePerYear)) {
            throw new IllegalArgumentException(
                    "not finite: " + logAtReference + ", " + logSlopePerYear);
        }
    }
}
