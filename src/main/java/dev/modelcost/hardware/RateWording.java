package dev.modelcost.hardware;

import dev.modelcost.calc.hardware.MarketRateRule;
import dev.modelcost.calc.hardware.RentMarket;
import dev.modelcost.calc.hardware.VendorRent;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an answer tells what a market rate rests on: whose prices, how old, and what the record
 * lacked.
 *
 * @param rows of the record, by slug
 */
record RateWording(MarketRateRule rule, RentMarket market, Map<String, ChipPrice> rows) {

    /**
     * A sentence without its full stop.
     *
     * @param chip that works
     * @param manyChips whether the work takes more than one
     * @param oneYear USD an hour at a year's commitment; null where that is not told
     */
    String of(Chip chip, boolean manyChips, Double oneYear) {
        var said = new ArrayList<String>();
        said.add(prices());
        if (market.ofSibling()) {
            said.add("the record has no market of " + chip.name + " itself, whose sibling this is");
        }
        if (manyChips && !market.servers()) {
            said.add(
                    "the record has no offer of %d on one fabric, so each vendor's smallest instance counts"
                            .formatted(rule.serverChips()));
        }
        if (market.later()) {
            said.add("the record has no earlier price, so the first ones afterwards stand in");
        } else if (market.setAside()) {
            said.add(
                    "the record has no price seen within %d days before, so the latest stand in and both ends of the range move by a factor of %s"
                            .formatted(rule.setAsideAfterDays(), rule.staleWidening()));
        }
        if (oneYear != null) {
            said.add(
                    "for a year, as clusters are rented, vendors ask %s%s"
                            .formatted(
                                    usd(oneYear),
                                    oneYear <= market.low() ? ", the low end of the range" : ""));
        }
        return String.join("; ", said);
    }

    String vendor(VendorRent rent) {
        var vendor = rows.get(rent.rows().get(0)).vendor;
        return vendor == null ? "an unnamed vendor" : vendor.name;
    }

    private String prices() {
        var vendors = market.vendors();
        if (vendors.size() == 1) {
            return usd(market.usdPerChipHour()) + " USD an hour at " + told(vendors.get(0));
        }
        return usd(market.usdPerChipHour())
                + " USD an hour, the median of "
                + vendors.size()
                + " vendors: "
                + vendors.stream()
                        .map(rent -> told(rent) + " " + usd(rent.usdPerChipHour()))
                        .collect(Collectors.joining(", "));
    }

    private String told(VendorRent rent) {
        var seen =
                rent.ageDays() < 0
                        ? "first seen " + rent.lastSeen() + ", " + -rent.ageDays() + " days after"
                        : "last seen " + rent.lastSeen() + ", " + rent.ageDays() + " days before";
        return vendor(rent) + " (" + seen + ")";
    }

    /** Many are written for an answer about all chips, for which a format takes too long. */
    private static String usd(double usdPerChipHour) {
        return BigDecimal.valueOf(usdPerChipHour).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
