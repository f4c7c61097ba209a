package dev.modelcost.organization;

/**
 * An organization as the API shows it.
 *
 * @param slug public id
 * @param name display name
 * @param country ISO 3166-1 alpha-2; null if unknown
 */
public record OrganizationView(String slug, String name, String country) {

    static OrganizationView of(Organization organization) {
        return new OrganizationView(organization.slug, organization.name, organization.country);
    }
}
