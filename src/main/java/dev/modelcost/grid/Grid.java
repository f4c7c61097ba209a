package dev.modelcost.grid;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The price, carbon intensity and water intensity of a region's electricity in a year, according to
 * one source. What the source does not say is null.
 */
@Entity
@Table(name = "grid")
public class Grid extends Row {

    static final KeptTable<Grid> TABLE =
            new KeptTable<>(Grid.class, "e.year, e.slug", Source.TABLE);

    private static final OfEdition<Map<String, List<Grid>>> OF_REGION = TABLE.by(row -> row.region);

    /** As {@link Region#code}. */
    public String region;

    public String regionName;

    /** Code of the region that this one lies in; null for a country and for the world. */
    public String partOf;

    public int year;
    public Double electricityUsdPerKwh;

    /** industrial, commercial, residential, or all of them together. */
    public String electricitySector;

    @Column(name = "carbon_g_co2_per_kwh")
    public Double carbonGCo2PerKwh;

    public Double waterLitresPerKwh;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** All years of a region, from every source. */
    public static List<Grid> of(String region) {
        return OF_REGION.get().getOrDefault(region, List.of());
    }

    /**
     * The row with the electricity price of a region and year: the latest up to the year, else the
     * first one after it; of a region without a price that of the one it lies in. Empty if the
     * record has none for any of them; the world has no price.
     */
    public static Optional<Grid> electricityPrice(String region, int year) {
        return priceOf(region, year)
                .or(
                        () ->
                                Regions.ofRecord().around(region).stream()
                                        .skip(1)
                                        .flatMap(wider -> priceOf(wider, year).stream())
                                        .findFirst());
    }

    private static Optional<Grid> priceOf(String region, int year) {
        var rows = of(region).stream().filter(row -> row.electricityUsdPerKwh != null).toList();
        return rows.stream()
                .filter(row -> row.year <= year)
                .reduce((earlier, later) -> later)
                .or(() -> rows.stream().findFirst());
    }

    /** Every region in the record. */
    static List<Region> regions() {
        return TABLE.rows().stream()
                .map(row -> new Region(row.region, row.regionName, row.partOf))
                .distinct()
                .sorted(Comparator.comparing(Region::code).thenComparing(Region::name))
                .toList();
    }
}
