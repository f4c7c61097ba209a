package dev.modelcost.organization;

import dev.modelcost.store.Directory;
import dev.modelcost.store.Filter;
import dev.modelcost.store.KeptTable;
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

    public static final KeptTable<Organization> TABLE =
            new KeptTable<>(Organization.class, "e.slug");

    public static final Directory<Organization> DIRECTORY =
            new Directory<>(
                    Organization.class,
                    "organization",
                    "from Organization e left join fetch e.parent",
                    TABLE);

    /** Of all organizations. */
    public static final SmallTable<Ref> REFS = new SmallTable<>(TABLE, Organization::ref);

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

    /** Whether it is the organization of that slug, or belongs to that company. */
    public boolean isPartOf(String organization) {
        return slug.equals(organization) || parent != null && parent.slug.equals(organization);
    }

    /**
     * A filter of a list: rows of an organization and, if that is a company, of what is part of it.
     *
     * @param path HQL of the organization's slug
     */
    public static Filter<String> filter(String parameter, String path) {
        return Filter.inCondition(
                parameter,
                "%s in (select o.slug from Organization o left join o.parent p where o.slug = :%2$s or p.slug = :%2$s)"
                        .formatted(path, parameter),
                DIRECTORY);
    }

    /** Null for no organization. */
    public static Ref ref(Organization organization) {
        return organization == null ? null : new Ref(organization.slug, organization.name);
    }
}
