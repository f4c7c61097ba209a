package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Parameter;
import java.util.List;

/** The prices of a chip, with their filters and sort orders. */
final class ChipPriceList {

    static final Listing<ChipPrice> LISTING =
            new Listing<>(
                    ChipPrice.READER,
                    List.of(
                            Filter.oneOf("kind", "e.kind", ChipPriceKind.class)
                                    .describedAs(
                                            "Whether the price is for a purchase or for rental by the hour."),
                            Filter.equal(
                                            Parameter.oneOf(
                                                    "commitment",
                                                    "on-demand",
                                                    "spot",
                                                    "marketplace",
                                                    "capacity-block",
                                                    "1-year",
                                                    "3-year"),
                                            "e.commitment")
                                    .describedAs(
                                            "For how long a chip is rented. marketplace: the lowest offer of a host at that moment; capacity-block: reserved ahead for days or weeks."),
                            Organization.filter("vendor", "e.vendor.slug")
                                    .describedAs(
                                            "The seller; of a company, also what belongs to it.")
                                    .example("lambda-labs"),
                            Filter.asOf()),
                    List.of(
                            Sort.<ChipPrice>byDate(
                                            "validFrom", "e.validFrom", price -> price.validFrom)
                                    .ofEveryRow(),
                            Sort.byDate("lastSeenOn", "e.lastSeenOn", price -> price.lastSeenOn),
                            Sort.<ChipPrice>byDecimal("usd", "e.usd", price -> price.usd)
                                    .ofEveryRow(),
                            Sort.bySlug()));

    private ChipPriceList() {}
}
