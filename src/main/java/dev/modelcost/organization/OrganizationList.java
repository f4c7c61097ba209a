package dev.modelcost.organization;

import dev.modelcost.names.Country;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Parameter;
import java.util.List;

/** The list of organizations, with its filters and sort orders. */
final class OrganizationList {

    private static final Parameter<String> COUNTRY =
            Parameter.named("country", "country")
                    .describedAs(
                            "The organization's country, as an ISO 3166-1 alpha-2 or alpha-3 code"
                                    + " or an English name.")
                    .example("CN");

    static final Listing<Organization> LISTING =
            new Listing<>(
                    Organization.TABLE.reader(),
                    List.of(
                            new Filter<>(
                                    COUNTRY,
                                    "e.country = :country",
                                    (asked, assumed) ->
                                            Country.require(COUNTRY.name(), asked, assumed)
                                                    .alpha2())),
                    List.of(
                            Sort.bySlug(),
                            Sort.byText("name", "e.name", organization -> organization.name)));

    private OrganizationList() {}
}
