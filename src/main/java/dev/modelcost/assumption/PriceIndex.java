package dev.modelcost.assumption;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;

/** A monthly price index, used to convert money of one month to money of another. */
@Entity
@Table(name = "price_index")
public class PriceIndex extends Row {

    public String series;

    /** First day of the month. */
    public LocalDate month;

    public double value;

    /** Date of this edition, because the index gets revised. */
    public LocalDate vintage;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** The values for the months in the latest edition in the record. */
    static List<PriceIndex> latest(String series, List<LocalDate> months) {
        return list(
                "from PriceIndex e join fetch e.source where e.series = ?1 and e.month in ?2 and"
                        + " e.vintage = (select max(v.vintage) from PriceIndex v where v.series = ?1)",
                series,
                months);
    }

    static LocalDate first(String series) {
        return edge("min", series);
    }

    static LocalDate last(String series) {
        return edge("max", series);
    }

    private static LocalDate edge(String which, String series) {
        return getEntityManager()
                .createQuery(
                        "select " + which + "(e.month) from PriceIndex e where e.series = :series",
                        LocalDate.class)
                .setParameter("series", series)
                .getSingleResult();
    }
}
