package dev.modelcost.price;

import dev.modelcost.organization.Organization;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import java.util.List;

/** The list of providers, with its filters and sort orders. */
final class ProviderList {

    static final Listing<Provider> LISTING =
            new Listing<>(
                    Provider.TABLE.reader(),
                    List.of(
                            Filter.oneOf("kind", "e.kind", ProviderKind.class)
                                    .describedAs(
                                            "A vendor sells its own models, a cloud resells others'"
                                                    + " from its own data centres, an aggregator passes"
                                                    + " requests on."),
                            Organization.filter("organization", "e.organization.slug")
                                    .describedAs(
                                            "The organization behind the provider; of a company, also what belongs to it.")
                                    .example("openai")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byText("name", "e.name", provider -> provider.name)));

    private ProviderList() {}
}
