package dev.modelcost.hardware;

import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.chip.ChipSibling;
import dev.modelcost.grid.Grid;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What chips and their families cost, read per chip, or for a question about all chips as far as
 * they ask for the same; and what electricity costs. Each is read once.
 */
public final class ChipPriceRows {

    /** Before all prices, of which each offer's first is then read. */
    private static final LocalDate BEFORE_ALL = LocalDate.of(1900, 1, 1);

    /**
     * What is read together.
     *
     * @param family null for all
     */
    private record Read(LocalDate day, String kind, @Nullable String family) {}

    private final boolean all;
    private final Map<Read, Map<String, List<ChipPrice>>> byFamily = new HashMap<>();

    private final Map<String, Optional<Grid>> electricity = new HashMap<>();

    /** Null until it is asked for. */
    private @Nullable Map<String, Chip> siblings;

    /** Rents that are known without reading, by family; null where they are read. */
    private final @Nullable Map<String, List<ChipPrice>> known;

    private ChipPriceRows(boolean all, @Nullable Map<String, List<ChipPrice>> known) {
        this.all = all;
        this.known = known;
    }

    public static ChipPriceRows asNeeded() {
        return new ChipPriceRows(false, null);
    }

    public static ChipPriceRows ofAll() {
        return new ChipPriceRows(true, null);
    }

    /**
     * Rents that are read already.
     *
     * @param siblings by the slug of the chip that they stand in for
     */
    static ChipPriceRows known(List<ChipPrice> rents, Map<String, Chip> siblings) {
        var rows =
                new ChipPriceRows(
                        true,
                        rents.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                row -> ChipFamily.of(row.chip.slug))));
        rows.siblings = siblings;
        return rows;
    }

    /** Each seller's first. */
    List<ChipPrice> purchases(Chip chip) {
        return rows(BEFORE_ALL, "purchase", chip);
    }

    /**
     * Reads at once the rents of many chips, each on days of its own, for a question that will ask
     * for all of them: chip by chip, reading them would take longer than all that is made of them.
     *
     * @param days by chip
     */
    public void readRentals(Map<Chip, Set<LocalDate>> days) {
        var ofFamilies = new HashMap<String, Set<LocalDate>>();
        days.forEach(
                (chip, own) ->
                        Stream.concat(Stream.of(chip), sibling(chip).stream())
                                .map(priced -> ChipFamily.of(priced.slug))
                                .forEach(
                                        family ->
                                                ofFamilies
                                                        .computeIfAbsent(
                                                                family, key -> new HashSet<>())
                                                        .addAll(own)));
        var rents = ChipPrice.rentsAround(ofFamilies);
        ofFamilies.forEach(
                (family, own) -> {
                    var ofFamily = Map.of(family, rents.getOrDefault(family, List.of()));
                    own.forEach(day -> byFamily.put(new Read(day, "rental", family), ofFamily));
                });
    }

    /** Of the chip and its family: those that the rules of rents look at on a day. */
    List<ChipPrice> rentals(Chip chip, LocalDate day) {
        return known == null
                ? rows(day, "rental", chip)
                : known.getOrDefault(ChipFamily.of(chip.slug), List.of());
    }

    /** Of the chip alone. */
    List<ChipPrice> rentalsOf(Chip chip, LocalDate day) {
        return rentals(chip, day).stream().filter(row -> row.chip.slug.equals(chip.slug)).toList();
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

    private List<ChipPrice> rows(LocalDate day, String kind, Chip chip) {
        var family = ChipFamily.of(chip.slug);
        // The first prices are the same for all chips; a rent is of the day on which the run began,
        // which is another on each chip.
        var together = all && day.equals(BEFORE_ALL);
        return byFamily.computeIfAbsent(
                        new Read(day, kind, together ? null : family),
                        read ->
                                together
                                        ? ChipPrice.around(day, kind)
                                        : Map.of(family, ChipPrice.around(day, kind, chip)))
                .getOrDefault(family, List.of());
    }
}
