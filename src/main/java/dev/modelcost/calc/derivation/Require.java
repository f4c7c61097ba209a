package dev.modelcost.calc.derivation;

/**
 * Checks for constructor arguments: each returns its value, or says which number is wrong and why.
 */
public final class Require {

    private Require() {}

    /**
     * @throws IllegalArgumentException if the value is zero, negative or not finite
     */
    public static double positive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0: " + value);
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException if the value is negative or not finite
     */
    public static double notNegative(String name, double value) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException if the value is not above 0 and at most 1
     */
    public static double share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 1: " + value);
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException if the value is below {@code least} or not finite
     */
    public static double atLeast(double least, String name, double value) {
        if (!(value >= least) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
        }
        return value;
    }
}
