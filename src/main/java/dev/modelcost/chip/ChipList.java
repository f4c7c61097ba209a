package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The list of chips, with its filters and sort orders. */
final class ChipList {

    private static final double MOST_GB = 1e6;
    private static final double MOST_WATTS = 1e6;
    private static final Function<Double, Long> BYTES = gb -> Math.round(gb * 1e9);

    static final Listing<Chip> LISTING =
            new Listing<>(
                    Chip.TABLE.reader(),
                    List.of(
                            Organization.filter("vendor", "e.vendor.slug")
                                    .describedAs("The vendor's slug.")
                                    .example("nvidia"),
                            Filter.oneOf("type", "e.type", ChipType.class)
                                    .describedAs("Type of chip."),
                            Filter.equal(
                                            Parameter.text("architecture"),
                                            "lower(e.architecture)",
                                            name -> name.toLowerCase(Locale.ROOT))
                                    .describedAs(
                                            "What the vendor calls the architecture, such as Hopper or CDNA 3."),
                            Filter.after("releasedAfter", "e.releasedOn")
                                    .describedAs("Released after this day.")
                                    .example(LocalDate.of(2022, 1, 1)),
                            Filter.before("releasedBefore", "e.releasedOn")
                                    .describedAs("Released before this day."),
                            Filter.atLeast("minMemoryGb", "e.memoryBytes", MOST_GB, BYTES)
                                    .describedAs("Minimum memory, in GB of 1e9 bytes.")
                                    .example(80.0),
                            Filter.atMost("maxMemoryGb", "e.memoryBytes", MOST_GB, BYTES)
                                    .describedAs("Maximum memory, in GB of 1e9 bytes."),
                            Filter.atLeast("minTdpWatts", "e.tdpWatts", MOST_WATTS)
                                    .describedAs("Minimum thermal design power, in watts."),
                            Filter.atMost("maxTdpWatts", "e.tdpWatts", MOST_WATTS)
                                    .describedAs("Maximum thermal design power, in watts.")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("releasedOn", "e.releasedOn", chip -> chip.releasedOn),
                            Sort.byLong("memoryBytes", "e.memoryBytes", chip -> chip.memoryBytes),
                            Sort.byDouble(
                                    "memoryBandwidthBytesPerSecond",
                                    "e.memoryBandwidthBytesPerSecond",
                                    chip -> chip.memoryBandwidthBytesPerSecond),
                            Sort.byDouble("tdpWatts", "e.tdpWatts", chip -> chip.tdpWatts)));

    private ChipList() {}
}
