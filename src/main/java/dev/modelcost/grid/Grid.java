package dev.modelcost.grid;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The price, carbon intensity and water intensity of a region's electricity in a year, according to
 * one source. What the source does not say is null.
 */
@Entity
@Table(name = "grid")
public class Grid extends Row {

    static final String QUERY = "from Grid e join fetch e.source";

    /** ISO 3166-1 alpha-3 code of a country, or WOR for the world. */
    public String region;

    public String regionName;
    public int year;
    public Double electricityUsdPerKwh;

    /** industrial, commercial or residential. */
    public String electricitySector;

    @Column(name = "carbon_g_co2_per_kwh")
    public Double carbonGCo2PerKwh;

    public Double waterLitresPerKwh;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** All years of a region, from every source. */
    public static List<Grid> of(String region) {
        return list(QUERY + " where e.region = ?1 order by e.year, e.slug", region);
    }

    /**
     * The row with the electricity price of a region and year: the latest up to the year, else the
     * first one after it. Empty if the record has none for the region.
     */
    public static Optional<Grid> electricityPrice(String region, int year) {
        List<Grid> rows =
                list(
                        QUERY
                                + " where e.region = ?1 and e.electricityUsdPerKwh is not null order by e.year, e.slug",
                        region);
        return rows.stream()
                .filter(row -> row.year <= year)
                .reduce((earlier, later) -> later)
                .or(() -> rows.stream().findFirst());
    }

    /** The display name of each region, keyed by its code. */
    static Map<String, String> regionNames() {
        return Panache.getSession()
                .createSelectionQuery(
                        "select distinct e.region, e.regionName from Grid e", Object[].class)
                .getResultStream()
                .collect(
                        Collectors.toMap(
                                row -> (String) row[0], row -> (String) row[1], (a, b) -> a));
    }
}
