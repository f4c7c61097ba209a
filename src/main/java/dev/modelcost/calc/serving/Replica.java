package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Time;

/**
 * The chips that serve one copy of a model, paid by the hour whether they work or not.
 *
 * <p>A month is a twelfth of 8,766 hours.
 *
 * @param chips of the copy
 * @param usdPerChipHour what each costs
 * @param tokensPerSecond of all of them at full load, prompt and output in the proportion of the
 *     traffic
 * @param utilisation share of a month that they may be loaded, above 0 and at most 1
 */
public record Replica(
        int chips, double usdPerChipHour, double tokensPerSecond, double utilisation) {

    static final double HOURS_PER_MONTH = Time.HOURS_PER_YEAR / Time.MONTHS_PER_YEAR;

    /** So that a volume which fills copies to the brim does not need one more by rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * @throws IllegalArgumentException if a number is not above 0, or the utilisation above 1
     */
    public Replica {
        Require.positive("chips", chips);
        Require.positive("usdPerChipHour", usdPerChipHour);
        Require.positive("tokensPerSecond", tokensPerSecond);
        Require.share("utilisation", utilisation);
    }

    /** What the chips cost a month, USD. */
    public double usdPerMonth() {
        return chips * usdPerChipHour * HOURS_PER_MONTH;
    }

    /** Tokens that the chips could serve in a month of full load. */
    public double capacityTokensPerMonth() {
        return tokensPerSecond * 3600 * HOURS_PER_MONTH;
    }

    /** Tokens that the chips serve in a month at their utilisation. */
    public double usableTokensPerMonth() {
        return capacityTokensPerMonth() * utilisation;
    }

    /** How many copies so many tokens a month need: a whole number, at least 1. */
    public double copiesFor(double tokensPerMonth) {
        return Math.max(1, Math.ceil(tokensPerMonth / usableTokensPerMonth() - ROUNDING));
    }

    /**
     * What so many tokens a month cost on as many copies as they need, USD. The utilisation is in
     * the number of copies and divides nothing again.
     *
     * @param fixedUsdPerMonth what is paid beside the chips
     */
    public double usdPerMonth(double tokensPerMonth, double fixedUsdPerMonth) {
        return copiesFor(tokensPerMonth) * usdPerMonth() + fixedUsdPerMonth;
    }

    /**
     * How many copies serve the tokens at which they and the API cost the same. More than one are
     * needed only where what is fixed beside them has to be earned as well.
     *
     * @param apiUsdPerMillionTokens price of the API
     * @return 1 where no number of copies is ever as cheap as the API
     */
    double copiesAtBreakEven(double fixedUsdPerMonth, double apiUsdPerMillionTokens) {
        var earned = apiUsdPerMillionTokens * usableTokensPerMonth() / 1e6 - usdPerMonth();
        return earned > 0 ? Math.max(1, Math.ceil(fixedUsdPerMonth / earned - ROUNDING)) : 1;
    }
}
