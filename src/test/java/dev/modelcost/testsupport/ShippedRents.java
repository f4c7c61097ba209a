package dev.modelcost.testsupport;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Chips, their siblings and their rents as they are shipped, for tests that need no database. */
public final class ShippedRents {

    private static final Map<String, Chip> CHIPS = chips();
    private static final Map<String, Organization> VENDORS = vendors();

    private ShippedRents() {}

    public static Map<String, Chip> chips() {
        var chips = new HashMap<String, Chip>();
        for (var row : PublishedTable.read("data/chip.csv")) {
            var chip = new Chip();
            chip.id = (long) chips.size();
            chip.slug = row.get("slug");
            chip.name = row.get("name");
            chip.type = row.get("type");
            chip.releasedOn = date(row.get("released_on"));
            chips.put(chip.slug, chip);
        }
        return chips;
    }

    public static Chip chip(String slug) {
        return CHIPS.get(slug);
    }

    public static Map<String, Chip> siblings() {
        return PublishedTable.read("data/chip_sibling.csv").stream()
                .collect(
                        Collectors.toMap(
                                row -> row.get("chip"), row -> CHIPS.get(row.get("sibling"))));
    }

    public static List<ChipPrice> rents() {
        return PublishedTable.read("data/chip_price.csv").stream()
                .filter(row -> row.get("kind").equals("rental"))
                .map(ShippedRents::rent)
                .toList();
    }

    private static ChipPrice rent(Map<String, String> row) {
        var rent = new ChipPrice();
        rent.slug = row.get("slug");
        rent.chip = CHIPS.get(row.get("chip"));
        rent.kind = row.get("kind");
        rent.vendor = VENDORS.get(row.get("vendor"));
        rent.region = row.get("region");
        rent.instance = row.get("instance");
        rent.chipsPerInstance =
                row.get("chips_per_instance") == null
                        ? null
                        : Integer.valueOf(row.get("chips_per_instance"));
        rent.fabric = row.get("fabric");
        rent.commitment = row.get("commitment");
        rent.usd = new BigDecimal(row.get("usd"));
        rent.validFrom = date(row.get("valid_from"));
        rent.validTo = date(row.get("valid_to"));
        rent.lastSeenOn = date(row.get("last_seen_on"));
        rent.source = new Source();
        rent.source.slug = row.get("source");
        return rent;
    }

    private static Map<String, Organization> vendors() {
        var vendors = new HashMap<String, Organization>();
        for (var row : PublishedTable.read("data/organization.csv")) {
            var vendor = new Organization();
            vendor.slug = row.get("slug");
            vendor.name = row.get("name");
            vendors.put(vendor.slug, vendor);
        }
        return vendors;
    }

    private static LocalDate date(String cell) {
        return cell == null ? null : LocalDate.parse(cell);
    }
}
