package dev.modelcost.price;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.Directory;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.Ref;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A seller of tokens. */
@Entity
@Table(name = "provider")
public class Provider extends Row {

    private static final String QUERY =
            "from Provider e left join fetch e.organization o left join fetch o.parent join fetch"
                    + " e.source";

    public static final KeptTable<Provider> TABLE =
            new KeptTable<>(Provider.class, "e.slug", Organization.TABLE, Source.TABLE);

    public static final Directory<Provider> DIRECTORY =
            new Directory<>(Provider.class, "provider", QUERY, TABLE);

    public String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public Organization organization;

    public String pricingUrl;

    /**
     * vendor: sells at its own list price; cloud: resells from its own data centres; aggregator:
     * passes requests on.
     */
    public String kind;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public Ref ref() {
        return new Ref(slug, name);
    }
}
