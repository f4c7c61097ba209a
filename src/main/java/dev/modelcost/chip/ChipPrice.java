package dev.modelcost.chip;

import dev.modelcost.source.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a chip cost to buy, or to rent by the hour, from one day on. */
@Entity
@Table(name = "chip_price")
public class ChipPrice extends Row {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Chip chip;

    /** purchase: USD per chip; rental: USD per chip-hour. */
    public String kind;

    @ManyToOne(fetch = FetchType.LAZY)
    public Organization vendor;

    public String region;

    /** Of a rental: on-demand, spot, 1-year or 3-year. */
    public String commitment;

    /** Of a purchase: chip, or server for the chip's share of a whole server. */
    public String unit;

    public BigDecimal usd;
    public LocalDate validFrom;
    public LocalDate validTo;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;

    /**
     * The rental rates of a chip and of its family (an A100 of another form), without spot prices,
     * the oldest first.
     *
     * <p>A family is what the slug's first two parts name, if the second has a digit: nvidia-a100,
     * but not google-tpu.
     */
    public static List<ChipPrice> rentals(Chip chip) {
        var parts = chip.slug.split("-");
        var family =
                parts.length > 2 && parts[1].matches(".*\\d.*")
                        ? parts[0] + "-" + parts[1]
                        : chip.slug;
        return list(
                "from ChipPrice e join fetch e.chip left join fetch e.vendor join fetch e.source"
                        + " where (e.chip.slug = ?1 or e.chip.slug like ?2) and e.kind = 'rental' and e.commitment <> 'spot'"
                        + " order by e.validFrom, e.slug",
                family,
                family + "-%");
    }

    /**
     * The purchase prices of a chip and of its family, the oldest first.
     *
     * <p>A family shares vendor and number: nvidia-v100, nvidia-v100s-pcie-32gb; nvidia-k40s and
     * nvidia-k40t. Chips without a number in the second part of the slug, such as google-tpu-v4,
     * are their own family.
     */
    public static List<ChipPrice> purchases(Chip chip) {
        var parts = chip.slug.split("-");
        var numbered = parts.length > 1 && parts[1].matches("[a-z]*\\d+[a-z]?");
        var family = numbered ? parts[0] + "-" + parts[1].replaceFirst("(?<=\\d)[a-z]$", "") : "";
        List<ChipPrice> rows =
                list(
                        "from ChipPrice e join fetch e.chip join fetch e.source"
                                + " where (e.chip.slug = ?1 or e.chip.slug like ?2) and e.kind = 'purchase'"
                                + " order by e.validFrom, e.slug",
                        chip.slug,
                        numbered ? family + "%" : chip.slug);
        return rows.stream()
                .filter(
                        row ->
                                row.chip.slug.equals(chip.slug)
                                        || row.chip.slug.matches(family + "[a-z]?(-.*)?"))
                .toList();
    }
}
