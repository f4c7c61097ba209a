package dev.modelcost.grid;

import dev.modelcost.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Electricity of a region in a year, according to one source. Figures that the source does not give
 * are null.
 *
 * @param slug public id
 * @param region ISO 3166-1 alpha-3 code of a country, or WOR for the world
 * @param regionName display name of the region
 * @param year of the figures
 * @param electricityUsdPerKwh price of electricity, USD per kWh
 * @param electricitySector customers who pay that price: industrial, commercial or residential
 * @param carbonGramsCo2PerKwh carbon intensity, location-based, in grams of CO2 equivalent per kWh
 * @param waterLitresPerKwh water that power stations consume, in litres per kWh
 * @param source of the figures
 */
public record GridView(
        String slug,
        String region,
        String regionName,
        int year,
        @Nullable Double electricityUsdPerKwh,
        @Nullable String electricitySector,
        @Nullable Double carbonGramsCo2PerKwh,
        @Nullable Double waterLitresPerKwh,
        SourceRef source) {

    static GridView of(Grid grid) {
        return new GridView(
                grid.slug,
                grid.region,
                grid.regionName,
                grid.year,
                grid.electricityUsdPerKwh,
                grid.electricitySector,
                grid.carbonGCo2PerKwh,
                grid.waterLitresPerKwh,
                SourceRef.of(grid.source));
    }
}
