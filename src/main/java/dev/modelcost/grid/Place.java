package dev.modelcost.grid;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A city or a part of a country, which has the electricity of the state or country it lies in. */
@Entity
@Table(name = "place")
public class Place extends Row {

    private static final KeptTable<Place> TABLE =
            new KeptTable<>(Place.class, "e.slug", Source.TABLE);

    private static final OfEdition<Places> OF_RECORD =
            new OfEdition<>(
                    () ->
                            new Places(
                                    TABLE.rows().stream()
                                            .map(
                                                    row ->
                                                            new Places.Known(
                                                                    row.name,
                                                                    row.liesIn,
                                                                    row.population == null
                                                                            ? 0
                                                                            : row.population))
                                            .toList()));

    public String name;

    /** {@link Region#code} of the state or country. */
    public String liesIn;

    /** Null if unknown. */
    public Long population;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    /** All places in the record. */
    static Places ofRecord() {
        return OF_RECORD.get();
    }
}
