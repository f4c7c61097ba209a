package dev.modelcost.trend;

import dev.modelcost.chip.Chip;
import dev.modelcost.source.Source;
import dev.modelcost.source.SourceRef;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of chips that a trend shows: the whole past, and no more of it than is shown. */
final class ChipPriceHistory {

    /**
     * A price above 0.
     *
     * @param on first day
     * @param usd per chip, or per chip-hour
     */
    record Price(Chip chip, LocalDate on, double usd, SourceRef source) {}

    /**
     * Of a vendor's rents of a chip that begin on one day, in its regions and instances, the middle
     * one, so that a long price list weighs no more than a short one.
     */
    private static final String ONCE_PER_VENDOR =
            """
            select chip_id, valid_from, usd, source_id from (
                select p.*,
                       row_number() over (vendor order by p.usd, p.slug collate "C") as place,
                       count(*) over vendor as offers,
                       min(p.slug) over vendor as first
                  from chip_price p
                 where p.kind = :kind and p.commitment = :commitment and p.usd > 0 and CHIP
                window vendor as (partition by p.valid_from, p.chip_id, p.vendor_id)) p
             where place = (offers + 1) / 2
             order by valid_from, first
            """;

    private static final String ALL =
            "select chip_id, valid_from, usd, source_id from chip_price p where p.kind = :kind and p.usd > 0 and CHIP order by valid_from, slug";

    private ChipPriceHistory() {}

    /**
     * Rents on one commitment, each vendor once, or purchases; the oldest first.
     *
     * @param chip null for all
     */
    static List<Price> of(ChipPriceTrendRequest.Prices asked, @Nullable Chip chip) {
        var sql =
                (asked.isRental() ? ONCE_PER_VENDOR : ALL)
                        .replace("CHIP", chip == null ? "true" : "p.chip_id = :chip");
        var query =
                Panache.getSession()
                        .createNativeQuery(sql, Tuple.class)
                        .setParameter("kind", asked.kind());
        if (asked.isRental()) {
            query.setParameter("commitment", asked.commitment());
        }
        if (chip != null) {
            query.setParameter("chip", chip.id);
        }
        // Thousands of prices share a source: what is shown of it is made once.
        var sources = new HashMap<Long, SourceRef>();
        return query.getResultList().stream()
                .map(
                        row ->
                                price(
                                        row,
                                        sources.computeIfAbsent(
                                                row.get("source_id", Long.class),
                                                id -> SourceRef.of(Source.TABLE.byId(id)))))
                .toList();
    }

    private static Price price(Tuple row, SourceRef source) {
        return new Price(
                Chip.TABLE.byId(row.get("chip_id", Long.class)),
                row.get("valid_from") instanceof Date date
                        ? date.toLocalDate()
                        : row.get("valid_from", LocalDate.class),
                row.get("usd", BigDecimal.class).doubleValue(),
                source);
    }
}
