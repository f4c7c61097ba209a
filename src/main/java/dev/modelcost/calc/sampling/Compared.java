package dev.modelcost.calc.sampling;

import dev.modelcost.calc.derivation.Require;

/**
 * A measured figure beside the one that is computed for the same conditions.
 *
 * @param id of the measurement
 * @param measured above 0
 * @param computed in the same unit, above 0
 * @param low lower end of the range that is stated of the computed figure
 * @param high its upper end
 */
public record Compared(String id, double measured, double computed, double low, double high) {

    public Compared {
        Require.positive("measured", measured);
        Require.positive("computed", computed);
        if (!(low <= high)) {
            throw new IllegalArgumentException(id + ": a range from " + low + " to " + high);
        }
    }

    /** Measured / computed. */
    public double ratio() {
        return measured / computed;
    }

    /** How far apart the two are, as a factor of at least 1. */
    public double factor() {
        return Math.max(ratio(), 1 / ratio());
    }

    public boolean isInRange() {
        return low <= measured && measured <= high;
    }
}
