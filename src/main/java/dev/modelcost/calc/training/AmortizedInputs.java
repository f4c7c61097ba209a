package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Time;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The inputs to the amortised cost of a run. Every number is above 0 unless stated otherwise.
 *
 * @param serverPricePerChipUsd price of one chip including its share of the server; see {@link
 *     #serverPrice}
 * @param serverOverhead server price / price of its bare chips, at least 1; splits the cost into
 *     the chip and the rest of the server
 * @param availableFrom date from which the chip was available at that price
 * @param trainingStart not before {@code availableFrom}
 * @param chipHours of the run
 * @param tdpWatts of one chip
 * @param serverPowerFactor power of the server / TDP of its chips, at least 1
 * @param averagePowerFraction mean draw / peak draw, at most 1
 * @param pue power usage effectiveness, at least 1
 * @param usdPerKwh price of electricity in the year of publication
 * @param interconnectShare share of the interconnect in the price of the whole cluster, at least 0
 *     and below 1
 * @param priceDeclineOomPerYear orders of magnitude by which a chip's value falls per year
 */
public record AmortizedInputs(
        double serverPricePerChipUsd,
        double serverOverhead,
        LocalDate availableFrom,
        LocalDate trainingStart,
        double chipHours,
        double tdpWatts,
        double serverPowerFactor,
        double averagePowerFraction,
        double pue,
        double usdPerKwh,
        double interconnectShare,
        double priceDeclineOomPerYear) {

    public AmortizedInputs {
        Require.positive("serverPricePerChipUsd", serverPricePerChipUsd);
        Require.atLeast(1, "serverOverhead", serverOverhead);
        Objects.requireNonNull(availableFrom, "availableFrom");
        Objects.requireNonNull(trainingStart, "trainingStart");
        if (trainingStart.isBefore(availableFrom)) {
            throw new IllegalArgumentException(
                    "training starts "
                            + trainingStart
                            + ", before the chip is available: "
                            + availableFrom);
        }
        Require.positive("chipHours", chipHours);
        Require.positive("tdpWatts", tdpWatts);
        Require.atLeast(1, "serverPowerFactor", serverPowerFactor);
        Require.share("averagePowerFraction", averagePowerFraction);
        Require.atLeast(1, "pue", pue);
        Require.positive("usdPerKwh", usdPerKwh);
        Require.notNegative("interconnectShare", interconnectShare);
        Require.positive("share of the servers", 1 - interconnectShare);
        Require.positive("priceDeclineOomPerYear", priceDeclineOomPerYear);
    }

    /**
     * The price of a chip including its share of the server, from a price row.
     *
     * @param bareChip whether the row prices the chip alone
     */
    public static double serverPrice(double priceUsd, boolean bareChip, double serverOverhead) {
        Require.positive("priceUsd", priceUsd);
        Require.atLeast(1, "serverOverhead", serverOverhead);
        return bareChip ? priceUsd * serverOverhead : priceUsd;
    }

    /** Years of 365.25 days during which the chips lost value before training began. */
    public double yearsToStart() {
        return Time.yearsBetween(availableFrom, trainingStart);
    }

    /** Price of the whole cluster / price of its servers: 1 / (1 - share). */
    public double interconnectMultiplier() {
        return 1 / (1 - interconnectShare);
    }
}
