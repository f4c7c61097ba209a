package dev.modelcost.assumption;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A monthly price index, used to convert money of one month to money of another. */
@Entity
@Table(name = "price_index")
public class PriceIndex extends Row {

    private static final KeptTable<PriceIndex> TABLE =
            new KeptTable<>(PriceIndex.class, "e.slug", Source.TABLE);

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
        var vintage = of(series).map(row -> row.vintage).max(Comparator.naturalOrder());
        return of(series)
                .filter(row -> months.contains(row.month))
                .filter(row -> row.vintage.equals(vintage.orElseThrow()))
                .toList();
    }

    static LocalDate first(String series) {
        return of(series).map(row -> row.month).min(Comparator.naturalOrder()).orElseThrow();
    }

    static LocalDate last(String series) {
        return of(series).map(row -> row.month).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Stream<PriceIndex> of(String series) {
        return TABLE.rows().stream().filter(row -> row.series.equals(series));
    }
}
