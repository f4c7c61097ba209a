package dev.modelcost.price;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;

/**
 * A provider as the API shows it.
 *
 * @param slug public id
 * @param name display name
 * @param organization behind it; null if not in the record
 * @param kind vendor (sells its own models), cloud (resells in its own data centres) or aggregator
 *     (passes on)
 * @param pricingUrl where it publishes its prices; null if unknown
 * @param source who lists it
 */
public record ProviderView(
        String slug,
        String name,
        Ref organization,
        String kind,
        String pricingUrl,
        SourceRef source) {

    static ProviderView of(Provider provider) {
        return new ProviderView(
                provider.slug,
                provider.name,
                Organization.ref(provider.organization),
                provider.kind,
                provider.pricingUrl,
                SourceRef.of(provider.source));
    }
}
