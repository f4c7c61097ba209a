package dev.modelcost.metric;

import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A monthly price index, by which money of one month is turned into money of another. */
@Entity
@Table(name = "price_index")
public class PriceIndex extends Row {

    public String series;

    /** First day of the month. */
    public LocalDate month;

    public double value;

    /** An index is itself revised: the day of this edition. */
    public LocalDate vintage;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;
}
