package dev.modelcost.organization;

import dev.modelcost.store.Ref;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param slug public id
 * @param name display name
 * @param country ISO 3166-1 alpha-2 code; null if unknown
 * @param parent company that it is part of or became; null if it stands alone
 */
public record OrganizationView(
        String slug, String name, @Nullable String country, @Nullable Ref parent) {

    static OrganizationView of(Organization organization) {
        return new OrganizationView(
                organization.slug,
                organization.name,
                organization.country,
                Organization.ref(organization.parent));
    }
}
