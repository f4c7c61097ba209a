package dev.modelcost.organization;

import dev.modelcost.store.Directory;
import dev.modelcost.store.Ref;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Who makes chips and models, sells them, or states figures about them. */
@Entity
@Table(name = "organization")
public class Organization extends Row {

    public static final Directory<Organization> DIRECTORY =
            new Directory<>(Organization.class, "organization", "from Organization e");

    public String name;

    /** ISO 3166-1 alpha-2; null if unknown. */
    public String country;

    /** Null for no organization. */
    public static Ref ref(Organization organization) {
        return organization == null ? null : new Ref(organization.slug, organization.name);
    }
}
