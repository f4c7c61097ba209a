package dev.modelcost.dataset;

import java.time.LocalDate;
import java.util.stream.Collectors;

/** Electricity, indices and the constants of the methods. */
final class GridRows {

    private final Tables tables;
    private final LocalDate today;

    GridRows(Tables tables, LocalDate today) {
        this.tables = tables;
        this.today = today;
    }

    void check(Complaints complaints) {
        var regions =
                tables.of("grid").stream()
                        .map(grid -> grid.get("region"))
                        .collect(Collectors.toSet());
        for (var grid : tables.of("grid")) {
            complaints.unless(grid.has("region_name"), grid, "has no name");
            complaints.unless(
                    grid.has("electricity_usd_per_kwh")
                            || grid.has("carbon_g_co2_per_kwh")
                            || grid.has("water_litres_per_kwh"),
                    grid,
                    "has no figure");
            complaints.range(grid, "year", 1990, today.getYear());
            // Coal at its worst gives 1,100; two grids run on old gas and steam above that.
            // None emits nothing: the cleanest, all hydropower, are about 1.
            complaints.range(grid, "carbon_g_co2_per_kwh", 0.5, 1500);
            complaints.range(grid, "electricity_usd_per_kwh", 0.005, 1);
            complaints.range(grid, "water_litres_per_kwh", 0, 50);
            complaints.unless(
                    !grid.has("part_of") || regions.contains(grid.get("part_of")),
                    grid,
                    "lies in %s, which has no figures",
                    grid.get("part_of"));
            complaints.unless(
                    grid.get("region").matches("[A-Z]{3}") != grid.has("part_of"),
                    grid,
                    "is no country, so it lies in one");
        }
        for (var region : tables.of("cloud_region")) {
            complaints.unless(
                    regions.contains(region.get("lies_in")),
                    region,
                    "lies in %s, which has no figures",
                    region.get("lies_in"));
            complaints.unless(
                    !regions.contains(region.slug()), region, "has electricity of its own");
        }
        for (var place : tables.of("place")) {
            complaints.unless(
                    regions.contains(place.get("lies_in")),
                    place,
                    "lies in %s, which has no figures",
                    place.get("lies_in"));
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
