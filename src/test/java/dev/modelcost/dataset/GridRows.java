package dev.modelcost.dataset;

import java.time.LocalDate;

/** Electricity, indices and the constants of the methods. */
final class GridRows {

    private final Tables tables;
    private final LocalDate today;

    GridRows(Tables tables, LocalDate today) {
        this.tables = tables;
        this.today = today;
    }

    void check(Complaints complaints) {
        for (var grid : tables.of("grid")) {
            complaints.range(grid, "year", 1990, today.getYear());
            // Coal at its worst gives 1,100; two grids run on old gas and steam above that.
            complaints.range(grid, "carbon_g_co2_per_kwh", 0, 1500);
            complaints.range(grid, "electricity_usd_per_kwh", 0.005, 1);
            complaints.range(grid, "water_litres_per_kwh", 0, 50);
        }
        for (var index : tables.of("price_index")) {
            complaints.range(index, "value", 1, 1000);
            complaints.unless(
                    index.get("month").compareTo(index.get("vintage")) < 0,
                    index,
                    "is older than its month");
        }
        for (var assumption : tables.of("assumption")) {
            if (assumption.get("name").matches("(.*[.-])?pue([.-].*)?")) {
                complaints.range(assumption, "value", 1, 3);
                complaints.range(assumption, "low", 1, 3);
                complaints.range(assumption, "high", 1, 3);
            }
            if (assumption.has("low")) {
                complaints.unless(
                        assumption.number("low") <= assumption.number("value")
                                && assumption.number("value") <= assumption.number("high"),
                        assumption,
                        "the value is outside its own range");
            }
        }
    }
}
