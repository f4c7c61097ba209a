package dev.modelcost.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.source.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Electricity of a region in a year, according to one source. Figures that the source does not give
 * are null.
 *
 * @param slug public id
 * @param region ISO 3166-1 alpha-3 code of a country, ISO 3166-2 code of a state or province
 *     (US-CA), a cloud's own name of its region (us-central1), or WOR for the world
 * @param regionName display name of the region
 * @param partOf code of the region that it lies in; null for a country and for the world
 * @param year of the figures
 * @param electricityUsdPerKwh price of electricity, USD per kWh
 * @param electricitySector customers who pay that price: industrial, commercial, residential or all
 * @param carbonGramsCo2PerKwh carbon intensity, location-based, in grams of CO2 equivalent per kWh
 * @param waterLitresPerKwh water that power stations consume, in litres per kWh
 * @param source of the figures
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record GridView(
        String slug,
        String region,
        String regionName,
        @Nullable String partOf,
        int year,
        @Nullable Double electricityUsdPerKwh,
        @OneOf(ElectricitySector.class) @Nullable String electricitySector,
        @Nullable Double carbonGramsCo2PerKwh,
        @Nullable Double waterLitresPerKwh,
        SourceRef source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static GridView of(Grid grid) {
        return new GridView(
                grid.slug,
                grid.region,
                grid.regionName,
                grid.partOf,
                grid.year,
                grid.electricityUsdPerKwh,
                grid.electricitySector,
                grid.carbonGCo2PerKwh,
                grid.waterLitresPerKwh,
                SourceRef.of(grid.source),
                grid.correction);
    }
}
