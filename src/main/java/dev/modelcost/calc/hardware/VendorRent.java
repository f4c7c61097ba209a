package dev.modelcost.calc.hardware;

import java.time.LocalDate;
import java.util.List;

/**
 * What one vendor asks for an hour of a chip: the median of its regions.
 *
 * @param vendor slug; null if the source does not say
 * @param usdPerChipHour USD
 * @param from since when its price has been known
 * @param lastSeen the last day on which somebody saw it
 * @param ageDays from that day to the price date; below 0 if it was seen only afterwards
 * @param rows slugs of the rows of the record
 */
public record VendorRent(
        String vendor,
        double usdPerChipHour,
        LocalDate from,
        LocalDate lastSeen,
        long ageDays,
        List<String> rows) {

    public VendorRent {
        rows = List.copyOf(rows);
    }
}
