package dev.modelcost.dataset;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds in every table: slugs, sources, references, dates, addresses, text. */
final class EveryRow {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    /** The only columns that may name a day to come: an end, announced ahead. */
    private static final Set<String> DATES_THAT_MAY_COME = Set.of("valid_to", "retires_on");

    private static final List<String> DATES =
            List.of(
                    "released_on",
                    "published_on",
                    "accessed_on",
                    "stated_on",
                    "measured_on",
                    "issued_on",
                    "valid_from",
                    "valid_to",
                    "last_seen_on",
                    "announced_on",
                    "retires_on",
                    "month",
                    "vintage");

    private static final LocalDate FIRST_DAY = LocalDate.of(1940, 1, 1);

    private static final Map<String, String> REFERENCES =
            Map.ofEntries(
                    Map.entry("source", "source"),
                    Map.entry("architecture_source", "source"),
                    Map.entry("attention_source", "source"),
                    Map.entry("parameters_source", "source"),
                    Map.entry("structure_source", "source"),
                    Map.entry("precision_source", "source"),
                    Map.entry("release_source", "source"),
                    Map.entry("interconnect_source", "source"),
                    Map.entry("die_source", "source"),
                    Map.entry("site_source", "source"),
                    Map.entry("vendor", "organization"),
                    Map.entry("organization", "organization"),
                    Map.entry("chip", "chip"),
                    Map.entry("sibling", "chip"),
                    Map.entry("model", "model"),
                    Map.entry("base_model", "model"),
                    Map.entry("parent", "organization"),
                    Map.entry("compared_with_model", "model"),
                    Map.entry("provider", "provider"),
                    Map.entry("assumption_set", "assumption_set"));

    /** Tables whose rows are no facts, but names. */
    private static final Set<String> WITHOUT_SOURCE =
            Set.of("source", "organization", "slug_alias", "assumption_set");

    /** What hosts of package registries are called; none of our files names one. */
    private static final Pattern REGISTRY =
            Pattern.compile(
                    "//([a-z0-9-]+[.])*(registry|repo[0-9]?|packages|deb|archive-mirror)[.]",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private final Tables tables;
    private final LocalDate today;

    EveryRow(Tables tables, LocalDate today) {
        this.tables = tables;
        this.today = today;
    }

    void check(Set<String> checked, Complaints complaints) {
        for (var table : checked) {
            var seen = new HashSet<String>();
            for (var line : tables.of(table)) {
                var key = table.equals("slug_alias") ? line.get("kind") + " " : "";
                complaints.unless(seen.add(key + line.slug()), line, "the slug is there twice");
                slug(line, complaints);
                text(line, complaints);
                dates(line, complaints);
            }
            references(table, complaints);
        }
    }

    private static void slug(Line line, Complaints complaints) {
        complaints.unless(
                SLUG.matcher(line.slug()).matches() && line.slug().length() <= 120,
                line,
                "the slug is not lower case, digits, '.' and '-', at most 120 characters");
    }

    private static void text(Line line, Complaints complaints) {
        line.cells()
                .forEach(
                        (column, value) -> {
                            if (value.isEmpty()) {
                                return;
                            }
                            complaints.unless(
                                    value.equals(value.strip()) && !hasControlCharacter(value),
                                    line,
                                    "%s has blanks at its ends or control characters",
                                    column);
                            complaints.unless(
                                    !value.contains("//") || !REGISTRY.matcher(value).find(),
                                    line,
                                    "%s names a package registry",
                                    column);
                            if (column.endsWith("url")) {
                                complaints.unless(
                                        isAddress(value), line, "%s is no web address", column);
                            }
                        });
    }

    private static boolean hasControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddress(String value) {
        if (!ADDRESS.matcher(value).matches()) {
            return false;
        }
        try {
            return URI.create(value).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void dates(Line line, Complaints complaints) {
        for (var column : DATES) {
            if (!line.has(column)) {
                continue;
            }
            var date = line.date(column);
            complaints.unless(date.isPresent(), line, "%s is no date", column);
            complaints.unless(
                    date.isEmpty() || inRange(column, date.get()),
                    line,
                    "%s is %s, in the future or before %s",
                    column,
                    line.get(column),
                    FIRST_DAY);
        }
        if (line.has("valid_to")) {
            complaints.unless(
                    moment(line, "valid_to").compareTo(moment(line, "valid_from")) > 0,
                    line,
                    "ends before it begins");
        }
    }

    /** The day, and its hour where that is known. */
    static String moment(Line line, String column) {
        return line.get(column) + " " + line.get(column + "_utc");
    }

    private boolean inRange(String column, LocalDate date) {
        return !date.isBefore(FIRST_DAY)
                && (DATES_THAT_MAY_COME.contains(column) || !date.isAfter(today));
    }

    private void references(String table, Complaints complaints) {
        REFERENCES.forEach(
                (column, target) -> {
                    if (tables.of(table).stream().noneMatch(line -> line.has(column))) {
                        return;
                    }
                    var known = tables.bySlug(target).keySet();
                    for (var line : tables.of(table)) {
                        complaints.unless(
                                !line.has(column) || known.contains(line.get(column)),
                                line,
                                "%s '%s' is not in the data",
                                column,
                                line.get(column));
                    }
                });
        if (!WITHOUT_SOURCE.contains(table)) {
            for (var line : tables.of(table)) {
                complaints.unless(line.has("source"), line, "has no source");
            }
        }
        if (table.equals("slug_alias")) {
            for (var line : tables.of(table)) {
                complaints.unless(
                        tables.find(line.get("kind"), line.get("target")).isPresent(),
                        line,
                        "target '%s' is not in the data",
                        line.get("target"));
            }
        }
    }
}
