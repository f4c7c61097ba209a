package dev.modelcost.grid;

import dev.modelcost.source.Source;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;

/**
 * A region of a cloud of whose own electricity nothing is on record. Its slug is the code that the
 * cloud uses.
 */
@Entity
@Table(name = "cloud_region")
public class CloudRegion extends Row {

    private static final KeptTable<CloudRegion> TABLE =
            new KeptTable<>(CloudRegion.class, "e.slug", Source.TABLE);

    public String name;

    /** {@link Region#code} of the state or country. */
    public String liesIn;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    static List<Region> regions() {
        return TABLE.rows().stream()
                .map(row -> new Region(row.slug, row.name, row.liesIn))
                .toList();
    }
}
