package dev.modelcost.chip;

import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.OfferTable;
import dev.modelcost.store.OfferTable.OnDay;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a chip cost to buy, or to rent by the hour, from a given day on. */
@Entity
@Table(name = "chip_price")
public class ChipPrice extends Row {

    static final RowReader<ChipPrice> READER =
            new RowReader<>(ChipPrice.class, Chip.TABLE, Organization.TABLE, Source.TABLE);

    /** A price is not seen once another has taken its place. */
    private static final OfferTable<ChipPrice> OFFERS =
            new OfferTable<>(
                    READER,
                    "chip_price",
                    "p.kind || ' ' || p.chip_id::text || ' ' || coalesce(p.vendor_id, 0)::text"
                            + " || ' ' || coalesce(p.commitment, p.unit)"
                            + " || ' ' || coalesce(p.chips_per_instance, 0)::text"
                            + " || ' ' || coalesce(p.fabric, '')",
                    "last_seen_on",
                    row -> Stream.of(row.validFrom, row.validTo, row.lastSeenOn),
                    Comparator.comparing((ChipPrice price) -> price.validFrom)
                            .thenComparing(price -> price.slug));

    /** Offers of one kind, of a chip and its family. */
    private record Offered(String kind, String family) {}

    private static final OfEdition<Map<Offered, List<ChipPrice>>> FIRSTS =
            new OfEdition<>(
                    () ->
                            OFFERS.firsts().stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    first ->
                                                            new Offered(
                                                                    first.kind,
                                                                    ChipFamily.of(
                                                                            first.chip.slug)))));

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Chip chip;

    /** purchase: USD per chip; rental: USD per chip-hour. */
    public String kind;

    @ManyToOne(fetch = FetchType.LAZY)
    public Organization vendor;

    public String region;

    /** What is rented, in the words of the vendor. */
    public String instance;

    /** Null if the source does not say. */
    public Integer chipsPerInstance;

    /** What joins the chips of an instance: nvlink, infinity-fabric, neuronlink, ici or pcie. */
    public String fabric;

    /** Of a rental: on-demand, spot, marketplace, capacity-block, 1-year or 3-year. */
    public String commitment;

    /** For a purchase: chip, or server for the chip's share of a whole server. */
    public String unit;

    public BigDecimal usd;
    public LocalDate validFrom;
    public LocalDate validTo;

    /** What the first day means: {@link ChipPriceDateBasis}. */
    public String dateBasis;

    /** The last day on which somebody saw the price. */
    public LocalDate lastSeenOn;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;

    /** Whether the chips of an instance are joined by more than the bus of the server. */
    public boolean hasFabric() {
        return fabric != null && !fabric.equals("pcie");
    }

    /**
     * What the rules of rents and purchases look at on a day, of a chip and its family (an A100 of
     * another form): what held on it, and of each offer its first price, the last one that was seen
     * before the day and the first one after it. What else the past holds of the offer is not read.
     * The oldest first.
     */
    public static List<ChipPrice> around(LocalDate day, String kind, Chip chip) {
        return rows(day, kind, ChipFamily.of(chip.slug));
    }

    /** The same of all chips, by family. */
    public static Map<String, List<ChipPrice>> around(LocalDate day, String kind) {
        return byFamily(rows(day, kind, null));
    }

    /**
     * The same of rents, of each family on days of its own and all in one read: by family, what is
     * next to any of its days.
     *
     * @param days by family
     */
    public static Map<String, List<ChipPrice>> rentsAround(Map<String, Set<LocalDate>> days) {
        var asked = new ArrayList<OnDay<ChipPrice>>();
        days.forEach(
                (family, own) ->
                        FIRSTS.get()
                                .getOrDefault(new Offered("rental", family), List.of())
                                .forEach(
                                        first ->
                                                own.forEach(
                                                        day ->
                                                                asked.add(
                                                                        new OnDay<>(first, day)))));
        return byFamily(OFFERS.around(asked));
    }

    private static Map<String, List<ChipPrice>> byFamily(List<ChipPrice> prices) {
        var families = new HashMap<String, String>();
        return prices.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> families.computeIfAbsent(row.chip.slug, ChipFamily::of)));
    }

    /**
     * @param family null for all
     */
    private static List<ChipPrice> rows(LocalDate day, String kind, @Nullable String family) {
        return OFFERS.around(
                day,
                family == null
                        ? OFFERS.firsts().stream().filter(first -> first.kind.equals(kind)).toList()
                        : FIRSTS.get().getOrDefault(new Offered(kind, family), List.of()));
    }
}
