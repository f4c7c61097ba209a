package dev.modelcost.hardware;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import java.util.function.Supplier;

/**
 * A market rate.
 *
 * @param usdPerChipHour the rate
 * @param low the least that it may be, by what vendors asked; the rate itself if only one is known
 * @param high the most, likewise
 * @param lone whether it is one vendor's price that stands for the market, so that its range says
 *     nothing of the others
 * @param derivation which rows it is from, with their vendors, days and ages; its heading is a
 *     sentence without its full stop
 * @param report the same for the answer; null in the absence of a record
 */
public record MarketRate(
        double usdPerChipHour,
        double low,
        double high,
        boolean lone,
        Step derivation,
        RateReport report) {

    /**
     * What is believed of the rate.
     *
     * @param ofLone what is believed of a lone vendor's price as that of the market, as a factor
     */
    public Distribution believed(Supplier<Distribution> ofLone) {
        if (lone) {
            return ofLone.get().centredOn(usdPerChipHour);
        }
        return low == high
                ? Distribution.exact(usdPerChipHour)
                : Distribution.lognormal(low, usdPerChipHour, high);
    }
}
