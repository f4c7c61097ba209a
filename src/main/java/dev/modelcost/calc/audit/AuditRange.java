package dev.modelcost.calc.audit;

/**
 * A plausible range.
 *
 * @param low lowest plausible value
 * @param high highest plausible value
 */
public record AuditRange(double low, double high) {

    /** Whether a range has a value in common with it. */
    boolean meets(double from, double to) {
        return to >= low && from <= high;
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }
}
