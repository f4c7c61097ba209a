package dev.modelcost.organization;

import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param slug public id
 * @param name display name
 * @param country ISO 3166-1 alpha-2 code; null if unknown
 */
public record OrganizationView(String slug, String name, @Nullable String country) {

    static OrganizationView of(Organization organization) {
        return new OrganizationView(organization.slug, organization.name, organization.country);
    }
}
