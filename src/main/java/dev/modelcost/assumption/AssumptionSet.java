package dev.modelcost.assumption;

import dev.modelcost.store.Directory;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** Named, versioned constants of the methods. */
@Entity
@Table(name = "assumption_set")
public class AssumptionSet extends Row {

    static final KeptTable<AssumptionSet> TABLE = new KeptTable<>(AssumptionSet.class, "e.slug");

    static final Directory<AssumptionSet> DIRECTORY =
            new Directory<>(
                    AssumptionSet.class,
                    "assumption set",
                    "from AssumptionSet e left join fetch e.base",
                    TABLE);

    public String name;
    public String edition;
    public LocalDate issuedOn;

    /** The set whose constants hold where this one has none of the name; null for none. */
    @ManyToOne(fetch = FetchType.LAZY)
    public AssumptionSet base;
}
