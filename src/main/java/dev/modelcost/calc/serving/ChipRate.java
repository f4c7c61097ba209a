package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * What a chip costs while it serves.
 *
 * @param usdPerChipHour hourly cost of a chip, rented or owned (amortised, with energy); above 0
 * @param utilisation share of the paid time in which the chips have the load asked for, above 0 and
 *     at most 1
 * @param source slug of the source of the rate; null if the caller gave it
 */
public record ChipRate(double usdPerChipHour, double utilisation, String source) {

    /**
     * @throws IllegalArgumentException if the rate is not above 0 or the utilisation outside its
     *     range
     */
    public ChipRate {
        Require.positive("usdPerChipHour", usdPerChipHour);
        Require.share("utilisation", utilisation);
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
