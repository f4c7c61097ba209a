package dev.modelcost.price;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A seller of tokens.
 *
 * @param slug public id
 * @param name display name
 * @param organization behind it; null if it is not in the record
 * @param kind vendor (sells its own models), cloud (resells others' from its own data centres) or
 *     aggregator (passes requests on)
 * @param pricingUrl page on which it publishes its prices; null if unknown
 * @param source that lists it
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record ProviderView(
        String slug,
        String name,
        @Nullable Ref organization,
        @OneOf(ProviderKind.class) String kind,
        @Nullable String pricingUrl,
        SourceRef source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static ProviderView of(Provider provider) {
        return new ProviderView(
                provider.slug,
                provider.name,
                Organization.ref(provider.organization),
                provider.kind,
                provider.pricingUrl,
                SourceRef.of(provider.source),
                provider.correction);
    }
}
