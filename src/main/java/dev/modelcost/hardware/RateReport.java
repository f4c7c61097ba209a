package dev.modelcost.hardware;

import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rent that was looked up, and what it rests on.
 *
 * @param rule market (the median over vendors) or epoch-2025
 * @param chip chip whose rent it is: the one that works, or its sibling
 * @param commitment for how long the chips are rented
 * @param priceDate day whose price counts
 * @param usdPerChipHour USD an hour of a chip
 * @param low least that a vendor asked, USD; lower where the prices are old
 * @param high most that a vendor asked, USD; higher where the prices are old
 * @param oneYearUsdPerChipHour what a year's commitment costs, USD, beside the price on demand of a
 *     cluster; null where the work takes none or nobody offers it
 * @param stale whether one of the prices was last seen more than 90 days before the price date
 * @param lastSeenOn last day on which any of the prices was seen
 * @param vendors whose prices they are, the cheapest first
 */
public record RateReport(
        String rule,
        Ref chip,
        String commitment,
        LocalDate priceDate,
        double usdPerChipHour,
        double low,
        double high,
        @Nullable Double oneYearUsdPerChipHour,
        boolean stale,
        LocalDate lastSeenOn,
        List<VendorRate> vendors) {

    /**
     * What one vendor asks.
     *
     * @param vendor that rents the chips out; null if the source does not say
     * @param usdPerChipHour median of its regions, USD an hour of a chip
     * @param validFrom since when the price is known
     * @param lastSeenOn last day on which it was seen, as far as the price date goes
     * @param ageDays days from then to the price date; below 0 if it was seen only afterwards
     */
    public record VendorRate(
            @Nullable Ref vendor,
            double usdPerChipHour,
            LocalDate validFrom,
            LocalDate lastSeenOn,
            long ageDays) {}
}
