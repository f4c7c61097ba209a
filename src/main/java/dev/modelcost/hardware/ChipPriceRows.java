package dev.modelcost.hardware;

import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.chip.ChipSibling;
import dev.modelcost.grid.Grid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What chips and their families cost, read per chip or all at once for a question about all chips;
 * and what electricity costs. Each is read once.
 */
public final class ChipPriceRows {

    private final boolean all;
    private final Map<String, Map<String, List<ChipPrice>>> byKind = new HashMap<>();

    private final Map<String, Optional<Grid>> electricity = new HashMap<>();
    private Map<String, Chip> siblings;

    private ChipPriceRows(boolean all) {
        this.all = all;
    }

    public static ChipPriceRows asNeeded() {
        return new ChipPriceRows(false);
    }

    public static ChipPriceRows ofAll() {
        return new ChipPriceRows(true);
    }

    /**
     * Rents that are read already.
     *
     * @param siblings by the slug of the chip that they stand in for
     */
    static ChipPriceRows known(List<ChipPrice> rents, Map<String, Chip> siblings) {
        var rows = new ChipPriceRows(true);
        rows.byKind.put(
                "rental",
                rents.stream().collect(Collectors.groupingBy(row -> ChipFamily.of(row.chip.slug))));
        rows.siblings = siblings;
        return rows;
    }

    List<ChipPrice> purchases(Chip chip) {
        return rows("purchase", chip);
    }

    /** Of the chip and its family. */
    List<ChipPrice> rentals(Chip chip) {
        return rows("rental", chip);
    }

    /** Of the chip alone. */
    List<ChipPrice> rentalsOf(Chip chip) {
        return rentals(chip).stream().filter(row -> row.chip.slug.equals(chip.slug)).toList();
    }

    /** The chip whose rent stands in for this one's; empty if none does. */
    Optional<Chip> sibling(Chip chip) {
        if (siblings == null) {
            siblings = ChipSibling.all();
        }
        return Optional.ofNullable(siblings.get(chip.slug));
    }

    /** The electricity price of a region and year; empty if the record has none of the region. */
    public Optional<Grid> electricity(String region, int year) {
        return electricity.computeIfAbsent(
                region + " " + year, key -> Grid.electricityPrice(region, year));
    }

    private List<ChipPrice> rows(String kind, Chip chip) {
        var byFamily =
                byKind.computeIfAbsent(kind, k -> all ? ChipPrice.byFamily(k) : new HashMap<>());
        var family = ChipFamily.of(chip.slug);
        return all
                ? byFamily.getOrDefault(family, List.of())
                : byFamily.computeIfAbsent(family, f -> ChipPrice.ofFamily(kind, chip));
    }
}
