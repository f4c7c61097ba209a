package dev.modelcost.calc.audit;

/**
 * What is plausible.
 *
 * @param low least
 * @param high most
 */
public record AuditRange(double low, double high) {

    boolean holds(double value) {
        return value >= low && value <= high;
    }
}
