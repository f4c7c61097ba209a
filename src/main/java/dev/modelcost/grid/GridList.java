package dev.modelcost.grid;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Parameter;
import java.util.List;

/** The list of regions and years, with its filters and sort orders. */
final class GridList {

    private static final Parameter<String> REGION =
            Parameter.named("region", "region")
                    .describedAs(
                            "A country as an ISO 3166-1 alpha-2 or alpha-3 code or an English name, a state as US-CA or by name, a region of a cloud as us-central1, or WOR for the world.")
                    .example("FRA");

    static final Listing<Grid> LISTING =
            new Listing<>(
                    Grid.TABLE.reader(),
                    List.of(
                            new Filter<>(
                                    REGION,
                                    "e.region = :region",
                                    (asked, assumed) ->
                                            Regions.ofRecord().code(REGION.name(), asked, assumed)),
                            Filter.equal(Parameter.integer("year", 1990, 2100), "e.year")
                                    .describedAs("Year of the figures.")
                                    .example(2023)),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDouble(
                                    "carbonGramsCo2PerKwh",
                                    "e.carbonGCo2PerKwh",
                                    grid -> grid.carbonGCo2PerKwh),
                            Sort.byDouble(
                                    "waterLitresPerKwh",
                                    "e.waterLitresPerKwh",
                                    grid -> grid.waterLitresPerKwh)));

    private GridList() {}
}
