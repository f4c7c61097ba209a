package dev.modelcost.calc.derivation;

/**
 * A number with its uncertainty: low and high bound the central share {@code confidence} of the
 * distribution.
 *
 * <p>Plain arithmetic on published inputs is {@link #exact}: then low = median = high. An estimate
 * with low &gt; median or median &gt; high cannot be built, nor one that is not finite.
 *
 * @param low lower bound, in the unit given by the name of the field that holds this estimate
 * @param median the median of the distribution
 * @param high upper bound
 * @param confidence share of the distribution between the bounds, above 0 and at most 1; 1 for an
 *     exact number
 * @param exact whether the number carries no uncertainty of its own
 */
public record Estimate(double low, double median, double high, double confidence, boolean exact) {

    public Estimate {
        if (!Double.isFinite(low) || !Double.isFinite(median) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("not finite: " + low + ", " + median + ", " + high);
        }
        if (low > median || median > high) {
            throw new IllegalArgumentException(
                    "not in order: " + low + ", " + median + ", " + high);
        }
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence outside 0..1: " + confidence);
        }
        if (exact && low != high) {
            throw new IllegalArgumentException("exact, but " + low + " is not " + high);
        }
    }

    /** A number that is plain arithmetic on published inputs. */
    public static Estimate exact(double value) {
        return new Estimate(value, value, value, 1, true);
    }

    /** A range: {@code confidence} of the distribution lies between the bounds. */
    public static Estimate range(double low, double median, double high, double confidence) {
        return new Estimate(low, median, high, confidence, false);
    }

    /** The same range with another median, which widens the range if it lies outside. */
    public Estimate around(double middle) {
        return exact
                ? exact(middle)
                : range(Math.min(low, middle), middle, Math.max(high, middle), confidence);
    }

    /**
     * A count divided by this estimate, such as tokens by the seconds they take. The highest
     * estimate gives the lowest quotient.
     *
     * @param count not negative; this estimate is above 0
     */
    public Estimate dividing(double count) {
        return new Estimate(count / high, count / median, count / low, confidence, exact);
    }

    /** This estimate in another unit. The factor is known exactly and is not negative. */
    public Estimate times(double factor) {
        return new Estimate(low * factor, median * factor, high * factor, confidence, exact);
    }
}
