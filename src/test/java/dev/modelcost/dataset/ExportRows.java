package dev.modelcost.dataset;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Export rules and the countries that they reach. */
final class ExportRows {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Tables tables;

    ExportRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        var rows = tables.of("export_destination");
        for (var row : rows) {
            complaints.unless(
                    COUNTRIES.contains(row.get("country")), row, "is of no country of ISO 3166-1");
        }
        rows.stream()
                .collect(Collectors.groupingBy(row -> row.get("country")))
                .values()
                .forEach(ofCountry -> oneGroupADay(ofCountry, complaints));
        var groups =
                rows.stream().map(row -> row.get("destination_group")).collect(Collectors.toSet());
        for (var rule : tables.of("export_rule")) {
            complaints.unless(
                    groups.contains(rule.get("destination_group")), rule, "reaches no country");
        }
    }

    private static void oneGroupADay(List<Line> ofCountry, Complaints complaints) {
        for (var row : ofCountry) {
            for (var other : ofCountry) {
                complaints.unless(
                        row == other
                                || !from(row).isBefore(to(other))
                                || !from(other).isBefore(to(row)),
                        row,
                        "is in its group at the same time as in that of %s",
                        other.slug());
            }
        }
    }

    private static LocalDate from(Line row) {
        return row.date("valid_from").orElse(LocalDate.MIN);
    }

    private static LocalDate to(Line row) {
        return row.date("valid_to").orElse(LocalDate.MAX);
    }
}
