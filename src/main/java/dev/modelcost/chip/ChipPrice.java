package dev.modelcost.chip;

import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.KeptGroups;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a chip cost to buy, or to rent by the hour, from a given day on. */
@Entity
@Table(name = "chip_price")
public class ChipPrice extends Row {

    private static final String ORDER = " order by e.validFrom, e.slug";

    private static final RowReader<ChipPrice> READER =
            new RowReader<>(ChipPrice.class, Chip.TABLE, Organization.TABLE, Source.TABLE);

    private static final KeptGroups<Family, ChipPrice> FAMILIES = new KeptGroups<>(Family::rows);

    private static final KeptGroups<String, ChipPrice> KINDS =
            new KeptGroups<>(kind -> READER.list("where e.kind = ?1" + ORDER, kind));

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
     * The purchase prices or rental rates of a chip and of its family (an A100 of another form),
     * the oldest first.
     */
    public static List<ChipPrice> ofFamily(String kind, Chip chip) {
        return FAMILIES.of(new Family(kind, ChipFamily.of(chip.slug)));
    }

    /** What prices are read together. */
    private record Family(String kind, String name) {

        private List<ChipPrice> rows() {
            var chips =
                    Chip.TABLE.rows().stream()
                            .filter(chip -> ChipFamily.of(chip.slug).equals(name))
                            .map(chip -> chip.id)
                            .toList();
            return chips.isEmpty()
                    ? List.of()
                    : READER.list("where e.kind = ?1 and e.chip.id in ?2" + ORDER, kind, chips);
        }
    }

    /** The same for all chips, by family. */
    public static Map<String, List<ChipPrice>> byFamily(String kind) {
        return KINDS.of(kind).stream()
                .collect(Collectors.groupingBy(row -> ChipFamily.of(row.chip.slug)));
    }

    /** All rental or purchase prices, of one chip or of all; the oldest first. */
    public static List<ChipPrice> dated(String kind, Chip chip) {
        return chip == null
                ? KINDS.of(kind)
                : READER.list("where e.kind = ?1 and e.chip.id = ?2" + ORDER, kind, chip.id);
    }
}
