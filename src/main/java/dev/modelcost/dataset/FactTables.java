package dev.modelcost.dataset;

import static dev.modelcost.dataset.Column.above0;
import static dev.modelcost.dataset.Column.country;
import static dev.modelcost.dataset.Column.date;
import static dev.modelcost.dataset.Column.evidence;
import static dev.modelcost.dataset.Column.longText;
import static dev.modelcost.dataset.Column.matching;
import static dev.modelcost.dataset.Column.number;
import static dev.modelcost.dataset.Column.ref;
import static dev.modelcost.dataset.Column.remark;
import static dev.modelcost.dataset.Column.source;
import static dev.modelcost.dataset.Column.text;
import static dev.modelcost.dataset.Column.url;
import static dev.modelcost.dataset.Column.whole;
import static dev.modelcost.dataset.Column.words;

import dev.modelcost.assumption.RangeShape;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.claim.ClaimStatus;
import dev.modelcost.claim.ClaimantKind;
import dev.modelcost.claim.FigureBasis;
import dev.modelcost.claim.SubjectKind;
import dev.modelcost.grid.ElectricitySector;
import dev.modelcost.source.SourceKind;

/** Tables of sources, organizations, grids, claims and assumptions. */
final class FactTables {

    static final RecordTable SOURCE =
            RecordTable.of(
                    "source",
                    "sources",
                    "Where figures come from.",
                    longText("title", "Title of the paper, page or data set.").needed(),
                    text("publisher", "Who published it."),
                    url("url", "Where to read it."),
                    words("kind", SourceKind.class, "Kind of source.").needed(),
                    date("published_on", "Publication date."),
                    date("accessed_on", "Date on which it was read for the record."),
                    text("licence", "Licence of its data."),
                    remark());

    static final RecordTable ORGANIZATION =
            RecordTable.of(
                    "organization",
                    "organizations",
                    "Who makes, sells or rents out.",
                    text("name", "Display name.").needed(),
                    country("country", "Country of its seat."),
                    ref("parent", "organization", "Company that it is part of or became."));

    static final RecordTable ALIAS =
            RecordTable.of(
                    "slug_alias",
                    "slug-aliases",
                    "A name that leads to a slug. Its id is kind.slug.",
                    words(
                                    "kind",
                                    "What the slug is of.",
                                    "source",
                                    "organization",
                                    "provider",
                                    "chip",
                                    "model",
                                    "claim")
                            .needed(),
                    Column.slugOf("target", "The slug that it stands for.").needed());

    static final RecordTable GRID =
            RecordTable.of(
                    "grid",
                    "grid",
                    "Electricity of a region in a year.",
                    matching(
                                    "region",
                                    "[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}|[a-z0-9-]{1,60}",
                                    "an ISO 3166 code or the region of a cloud",
                                    "ISO 3166-1 alpha-3, ISO 3166-2, WOR, or a cloud's region.")
                            .needed(),
                    text("region_name", "Display name of the region.").needed(),
                    text("part_of", "Code of the region that it lies in."),
                    whole("year", 1990, 2100, "Year of the figures.").needed(),
                    above0("electricity_usd_per_kwh", 4.9999, "Price, in USD per kWh."),
                    words(
                            "electricity_sector",
                            ElectricitySector.class,
                            "Customers who pay that price; given with it."),
                    number("carbon_g_co2_per_kwh", 1999.99, "Carbon intensity, in g/kWh.")
                            .calledInApi("carbonGramsCo2PerKwh"),
                    number("water_litres_per_kwh", 99.99, "Water consumed, in litres per kWh."),
                    source());

    static final RecordTable CLOUD_REGION =
            RecordTable.of(
                    "cloud_region",
                    "cloud-regions",
                    "A region of a cloud that has the electricity of the place it lies in.",
                    text("name", "Display name.").needed(),
                    matching(
                                    "lies_in",
                                    "[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}",
                                    "an ISO 3166-1 alpha-3 or ISO 3166-2 code",
                                    "Code of the state or country in the grid.")
                            .needed(),
                    source());

    static final RecordTable PLACE =
            RecordTable.of(
                    "place",
                    "places",
                    "A city or a part of a country, which has the electricity of what it lies in.",
                    text("name", "Name, in a spelling that is in use.").needed(),
                    matching(
                                    "lies_in",
                                    "[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}",
                                    "an ISO 3166-1 alpha-3 or ISO 3166-2 code",
                                    "Code of the state or country in the grid.")
                            .needed(),
                    whole("population", 0, 100_000_000, "Its people."),
                    source());

    static final RecordTable INDEX =
            RecordTable.of(
                    "price_index",
                    "price-index",
                    "A price index in a month, by its edition.",
                    text("series", "Name of the index.").needed(),
                    date("month", "First day of the month.").needed(),
                    above0("value", 1e6, "The index.").needed(),
                    date("vintage", "Edition of the index.").needed(),
                    source());

    static final RecordTable CLAIM =
            RecordTable.of(
                    "claim",
                    "claims",
                    "What somebody states, as it was stated.",
                    words("subject_kind", SubjectKind.class, "What it is about.").needed(),
                    ref("model", "model", "The model that it is about."),
                    ref("chip", "chip", "The chip that it is about."),
                    ref("organization", "organization", "The organization that it is about."),
                    text("subject_name", "A market, or a part of the subject."),
                    words("metric", AuditMetric.class, "What is claimed.").needed(),
                    words("comparator", AuditComparator.class, "How it is claimed.").needed(),
                    number("value", 1e40, "In the unit; the lower bound of a range.").needed(),
                    number("value_high", 1e40, "The upper bound of a range."),
                    text("unit", "Unit of the values.").needed(),
                    words("scope", Scope.class, "What the figure covers.").needed(),
                    words("basis", FigureBasis.class, "What it rests on."),
                    words(
                            "boundary",
                            "What a figure of energy or carbon covers.",
                            "chips",
                            "machines",
                            "facility",
                            "idle",
                            "embodied"),
                    words("accounting", "Of carbon.", "location", "market"),
                    text("claimant", "Who says so.").needed(),
                    words("claimant_kind", ClaimantKind.class, "Kind of claimant.").needed(),
                    ref("compared_with_model", "model", "The other model of a ratio.")
                            .calledInApi("comparedWith"),
                    date("stated_on", "The day of the claim."),
                    longText("quote", "Word for word, never a paraphrase."),
                    words("status", ClaimStatus.class, "Whether it stands.")
                            .orElse(ClaimStatus.STANDING),
                    remark(),
                    source(),
                    evidence());

    static final RecordTable ASSUMPTION_SET =
            RecordTable.of(
                    "assumption_set",
                    "assumption-sets",
                    "A named edition of the constants of the methods.",
                    text("name", "Display name.").needed(),
                    text("edition", "Version of the set.").needed(),
                    date("issued_on", "Day on which it was issued."),
                    ref("base", "assumption_set", "The set that it rests on."));

    static final RecordTable ASSUMPTION =
            RecordTable.of(
                    "assumption",
                    "assumptions",
                    "A constant of a set.",
                    ref("assumption_set", "assumption_set", "The set.").needed(),
                    text("name", "Dotted key.").needed(),
                    number("value", -1e30, 1e30, "In the unit.").needed(),
                    number("low", -1e30, 1e30, "Lower bound of the 90 % range."),
                    number("high", -1e30, 1e30, "Upper bound of the 90 % range."),
                    words("distribution", RangeShape.class, "Shape of the range."),
                    text("unit", "Unit of the value.").needed(),
                    source(),
                    remark());

    private FactTables() {}
}
