package dev.modelcost.calc.audit;

/**
 * A plausible range.
 *
 * @param low lowest plausible value
 * @param high highest plausible value
 */
public record AuditRange(double low, double high) {

    boolean holds(double value) {
        return value >= low && value <= high;
    }
}
