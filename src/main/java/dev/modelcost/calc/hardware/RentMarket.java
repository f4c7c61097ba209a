package dev.modelcost.calc.hardware;

import java.util.List;

/**
 * What an hour of a chip cost on a day, over the vendors that offered it.
 *
 * @param usdPerChipHour the median over the vendors, each once
 * @param low the least that a vendor asked, or less where that is what the rule says
 * @param high the most, likewise
 * @param vendors the cheapest first; at least one
 * @param stale whether a price among them was last seen longer before the day than the rule calls
 *     fresh
 * @param setAside whether none was seen recently enough to count, so that the latest known before
 *     stand in, with a wider range
 * @param later whether nobody had a price yet, so that the first ones afterwards stand in
 * @param servers whether the prices are of instances with enough chips on one fabric, or may be
 * @param ofSibling whether they are those of the chip's sibling
 */
public record RentMarket(
        double usdPerChipHour,
        double low,
        double high,
        List<VendorRent> vendors,
        boolean stale,
        boolean setAside,
        boolean later,
        boolean servers,
        boolean ofSibling) {

    public RentMarket {
        vendors = List.copyOf(vendors);
        if (low > usdPerChipHour || usdPerChipHour > high) {
            throw new IllegalArgumentException(
                    "not in order: " + low + ", " + usdPerChipHour + ", " + high);
        }
    }

    /**
     * The same for a cluster, which nobody rents on demand: what a year's commitment costs is the
     * low end, unless a vendor asks less even on demand.
     */
    public RentMarket withOneYear(RentMarket oneYear) {
        return oneYear.usdPerChipHour >= low
                ? this
                : new RentMarket(
                        usdPerChipHour,
                        oneYear.usdPerChipHour,
                        high,
                        vendors,
                        stale,
                        setAside,
                        later,
                        servers,
                        ofSibling);
    }
}
