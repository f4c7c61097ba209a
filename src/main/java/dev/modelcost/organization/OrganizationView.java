package dev.modelcost.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.store.Ref;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param slug public id
 * @param name display name
 * @param country ISO 3166-1 alpha-2 code; null if unknown
 * @param parent company that it is part of or became; null if it stands alone
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record OrganizationView(
        String slug,
        String name,
        @Nullable String country,
        @Nullable Ref parent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static OrganizationView of(Organization organization) {
        return new OrganizationView(
                organization.slug,
                organization.name,
                organization.country,
                Organization.ref(organization.parent),
                organization.correction);
    }
}
