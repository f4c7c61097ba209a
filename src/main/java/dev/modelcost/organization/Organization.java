package dev.modelcost.organization;

import dev.modelcost.store.Directory;
import dev.modelcost.store.Ref;
import dev.modelcost.store.Row;
import dev.modelcost.store.SmallTable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An organization that makes chips or models, sells them, or publishes figures about them. */
@Entity
@Table(name = "organization")
public class Organization extends Row {

    public static final Directory<Organization> DIRECTORY =
            new Directory<>(
                    Organization.class,
                    "organization",
                    "from Organization e left join fetch e.parent");

    /** Of all organizations. */
    public static final SmallTable<Ref> REFS =
            new SmallTable<>(
                    Organization.class,
                    "e.slug, e.name",
                    values -> new Ref((String) values[0], (String) values[1]));

    public String name;

    /** ISO 3166-1 alpha-2; null if unknown. */
    public String country;

    /** The company that it is part of or became; null for a company that stands alone. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Organization parent;

    /** The company that it is part of, or the organization itself. */
    public Organization company() {
        return parent == null ? this : parent;
    }

    /** Null for no organization. */
    public static Ref ref(Organization organization) {
        return organization == null ? null : new Ref(organization.slug, organization.name);
    }
}
