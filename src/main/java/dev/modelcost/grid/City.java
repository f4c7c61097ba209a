package dev.modelcost.grid;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A city, which has the electricity of the state or country that it lies in. */
@Entity
@Table(name = "city")
public class City extends Row {

    private static final KeptTable<City> TABLE =
            new KeptTable<>(City.class, "e.slug", Source.TABLE);

    private static final OfEdition<Cities> OF_RECORD =
            new OfEdition<>(
                    () ->
                            new Cities(
                                    TABLE.rows().stream()
                                            .map(
                                                    row ->
                                                            new Cities.Place(
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

    /** All cities in the record. */
    static Cities ofRecord() {
        return OF_RECORD.get();
    }
}
