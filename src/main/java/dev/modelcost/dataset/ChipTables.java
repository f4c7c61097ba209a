package dev.modelcost.dataset;

import static dev.modelcost.dataset.Column.above0;
import static dev.modelcost.dataset.Column.count;
import static dev.modelcost.dataset.Column.country;
import static dev.modelcost.dataset.Column.date;
import static dev.modelcost.dataset.Column.evidence;
import static dev.modelcost.dataset.Column.longText;
import static dev.modelcost.dataset.Column.matching;
import static dev.modelcost.dataset.Column.ref;
import static dev.modelcost.dataset.Column.remark;
import static dev.modelcost.dataset.Column.source;
import static dev.modelcost.dataset.Column.text;
import static dev.modelcost.dataset.Column.whole;
import static dev.modelcost.dataset.Column.words;

import dev.modelcost.calc.hardware.ExportOutcome;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.ChipPriceDateBasis;
import dev.modelcost.chip.ChipPriceKind;
import dev.modelcost.chip.ChipType;
import dev.modelcost.chip.ExportRuleKind;
import dev.modelcost.chip.PurchaseUnit;
import java.util.EnumSet;

/** Tables of chips, their prices, and where they may be sold. */
final class ChipTables {

    static final RecordTable CHIP =
            RecordTable.of(
                    "chip",
                    "chips",
                    "An accelerator as its data sheet describes it.",
                    text("name", "Name as the source gives it.").needed(),
                    ref("vendor", "organization", "Organization that makes it.")
                            .needed()
                            .example("nvidia"),
                    words("type", ChipType.class, "Type of chip.").needed(),
                    text("architecture", "What the maker calls the architecture, such as Hopper."),
                    date("released_on", "Date of first sale or announcement."),
                    count("memory_bytes", "Memory on the package, in bytes."),
                    above0(
                            "memory_bandwidth_bytes_per_second",
                            1e18,
                            "Peak bandwidth of the memory, in bytes per second."),
                    ref("memory_source", "source", "Source of memory and bandwidth, if another."),
                    above0("tdp_watts", 30000, "Thermal design power without a server, in watts."),
                    above0(
                            "interconnect_bytes_per_second",
                            1e18,
                            "Chip-to-chip bandwidth, both directions together, in bytes per second."),
                    ref("interconnect_source", "source", "Source of that bandwidth, if another."),
                    above0("die_mm2", 1e6, "Die area, in square millimetres."),
                    ref("die_source", "source", "Source of the die area, if another."),
                    above0("process_nm", 1e5, "Name of the process node, in nanometres."),
                    count("transistors", "Number of transistors on the package."),
                    longText("peak_remark", "Why it has no 16-bit peak of its tensor cores."),
                    source(),
                    evidence());

    static final RecordTable PEAK =
            RecordTable.of(
                    "chip_peak",
                    "chip-peaks",
                    "The peak of a chip in one number format.",
                    ref("chip", "chip", "Chip that has it.").needed(),
                    words("precision", Precision.class, "Number format.").needed(),
                    above0(
                                    "dense_flop_per_second",
                                    1e18,
                                    "Dense peak, never with sparsity, in FLOP/s; OP/s for int8 and int4.")
                            .needed(),
                    source());

    static final RecordTable PRICE =
            RecordTable.of(
                    "chip_price",
                    "chip-prices",
                    "What a chip costs to buy or to rent, from a day on.",
                    ref("chip", "chip", "Chip that is sold or rented.").needed(),
                    words(
                                    "kind",
                                    ChipPriceKind.class,
                                    "purchase (USD per chip) or rental (USD per chip-hour).")
                            .needed(),
                    ref("vendor", "organization", "Organization that sells or rents it out."),
                    text("region", "Region in the words of the vendor."),
                    text("instance", "What is rented, in the words of the vendor."),
                    whole("chips_per_instance", 1, "Chips that the instance has."),
                    words(
                            "fabric",
                            "What joins the chips of the instance.",
                            "nvlink",
                            "infinity-fabric",
                            "neuronlink",
                            "ici",
                            "pcie"),
                    words(
                            "commitment",
                            "Commitment of a rental.",
                            "on-demand",
                            "spot",
                            "marketplace",
                            "capacity-block",
                            "1-year",
                            "3-year"),
                    words(
                            "unit",
                            PurchaseUnit.class,
                            "Unit of a purchase: a chip, or its share of a whole server."),
                    above0("usd", 1e9, "Price in USD per chip or per chip-hour.").needed(),
                    date("valid_from", "First day on which it is known to hold.").needed(),
                    date("valid_to", "First day on which it no longer holds."),
                    words(
                                    "date_basis",
                                    ChipPriceDateBasis.class,
                                    "What the first day means: effective, observed or earliest.")
                            .orElse(ChipPriceDateBasis.OBSERVED),
                    date("last_seen_on", "Last day on which somebody saw it.").needed(),
                    source(),
                    evidence());

    static final RecordTable SIBLING =
            RecordTable.of(
                    "chip_sibling",
                    "chip-siblings",
                    "A chip without rents of its own and the one by which it is priced.",
                    ref("chip", "chip", "Chip without rents.").needed(),
                    ref("sibling", "chip", "Chip of the same silicon.").needed(),
                    source());

    static final RecordTable RULE =
            RecordTable.of(
                    "export_rule",
                    "export-rules",
                    "A rule on the export of chips; rows of one rule are alternatives.",
                    text("rule", "Name of the rule, such as 3A090.a.").needed(),
                    text("destination_group", "Group of countries to which it applies.").needed(),
                    matching(
                            "only_in",
                            "[A-Z]{2}( [A-Z]{2})*",
                            "ISO 3166-1 alpha-2 codes separated by spaces",
                            "The countries of the group to which it applies; all if left out."),
                    words("kind", ExportRuleKind.class, "formula or letter.").needed(),
                    words(
                                    "outcome",
                                    EnumSet.complementOf(EnumSet.of(ExportOutcome.UNDECIDED)),
                                    "What the rule says of a sale.")
                            .needed(),
                    ref("chip", "chip", "Chip that a letter names."),
                    above0("tpp_from", 1e9, "Lowest total processing performance it applies to."),
                    above0("tpp_below", 1e9, "Performance from which it no longer applies."),
                    above0(
                            "density_from",
                            1e9,
                            "Lowest performance density, in TPP per square millimetre."),
                    above0("density_below", 1e9, "Density from which it no longer applies."),
                    above0(
                            "interconnect_gb_per_second_from",
                            1e9,
                            "Lowest chip-to-chip bandwidth, in GB per second."),
                    above0(
                            "memory_gb_per_second_below",
                            1e9,
                            "Memory bandwidth from which it no longer applies, in GB per second."),
                    date("valid_from", "First day on which it holds.").needed(),
                    date("valid_to", "First day on which it no longer holds."),
                    source(),
                    remark());

    static final RecordTable DESTINATION =
            RecordTable.of(
                    "export_destination",
                    "export-destinations",
                    "A country in a destination group of the export rules.",
                    country("country", "The country.").needed(),
                    text("destination_group", "The group.").needed(),
                    date("valid_from", "First day in the group; the beginning if left out."),
                    date("valid_to", "First day on which it is no longer in the group."),
                    source(),
                    remark());

    private ChipTables() {}
}
