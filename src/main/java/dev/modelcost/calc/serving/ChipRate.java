package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Require;

/**
 * What a chip costs while it serves.
 *
 * @param usdPerChipHour hourly cost of a chip, rented or owned (amortised, with energy); above 0
 * @param low the least that it may be, above 0
 * @param high the most that it may be
 * @param utilisation share of the paid time in which the chips have the load asked for, above 0 and
 *     at most 1
 * @param source slug of the source of the rate; null if the caller gave it
 */
public record ChipRate(
        double usdPerChipHour, double low, double high, double utilisation, String source) {

    /** A rate that is known exactly. */
    public ChipRate(double usdPerChipHour, double utilisation, String source) {
        this(usdPerChipHour, usdPerChipHour, usdPerChipHour, utilisation, source);
    }

    /**
     * @throws IllegalArgumentException if the rate is not above 0 or the utilisation outside its
     *     range
     */
    public ChipRate {
        Require.positive("low", low);
        if (low > usdPerChipHour || usdPerChipHour > high) {
            throw new IllegalArgumentException(
                    "not in order: " + low + ", " + usdPerChipHour + ", " + high);
        }
        Require.share("utilisation", utilisation);
    }

    /**
     * A cost at this rate, with what is not known of the rate: both are lognormal and err
     * independently of each other.
     *
     * @param cost at the median of the rate
     */
    Estimate withRange(Estimate cost) {
        return low == high
                ? cost
                : Estimate.range(
                        cost.median() / wider(cost.median() / cost.low(), usdPerChipHour / low),
                        cost.median(),
                        cost.median() * wider(cost.high() / cost.median(), high / usdPerChipHour),
                        cost.confidence());
    }

    private static double wider(double one, double other) {
        return StrictMath.exp(StrictMath.hypot(StrictMath.log(one), StrictMath.log(other)));
    }

    /**
     * USD per million tokens = USD per chip-hour x chips / (3600 x tokens per second) x 1e6 /
     * utilisation.
     *
     * @param tokensPerSecond of all {@code chips} together, at full load
     */
    public double usdPerMillionTokens(double chips, double tokensPerSecond) {
        Require.positive("chips", chips);
        Require.positive("tokensPerSecond", tokensPerSecond);
        return usdPerChipHour * chips / (3600 * tokensPerSecond) * 1e6 / utilisation;
    }
}
