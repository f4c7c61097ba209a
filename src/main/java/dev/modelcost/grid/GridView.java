package dev.modelcost.grid;

import dev.modelcost.source.SourceRef;

/**
 * A region's electricity in a year as the API shows it. What the source does not say is null.
 *
 * @param slug public id
 * @param region ISO 3166-1 alpha-3, WOR for the world, or a cloud's region
 * @param regionName display name
 * @param year of the figures
 * @param electricityUsdPerKwh price
 * @param electricitySector who pays it: industrial, commercial or residential
 * @param carbonGramsCo2PerKwh intensity, location-based
 * @param waterLitresPerKwh consumed in generation, off site
 * @param source of the figures
 */
public record GridView(
        String slug,
        String region,
        String regionName,
        int year,
        Double electricityUsdPerKwh,
        String electricitySector,
        Double carbonGramsCo2PerKwh,
        Double waterLitresPerKwh,
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
