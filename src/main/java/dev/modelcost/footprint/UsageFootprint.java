package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.grid.GridFigures;
import org.jspecify.annotations.Nullable;

/**
 * Energy, greenhouse gases and water of a use of machines.
 *
 * @param itEnergyKwh energy used by the machines, kWh
 * @param energyKwh energy drawn from the grid, the data centre's overhead included, kWh
 * @param operationalCarbonKgCo2 greenhouse gases of the electricity, kg CO2e
 * @param embodiedCarbonKgCo2 greenhouse gases of the machines' making, the part that this use
 *     carries, kg CO2e
 * @param carbonKgCo2 both together, kg CO2e
 * @param onSiteWaterLitres water evaporated by the data centre, litres
 * @param offSiteWaterLitres water used to make the electricity, litres
 * @param waterLitres both together, litres
 * @param pue power usage effectiveness: drawn from the grid / used by the machines
 * @param wueLitresPerKwh water evaporated on site, litres per kWh of IT energy
 * @param electricity where the electricity comes from
 */
public record UsageFootprint(
        Estimate itEnergyKwh,
        Estimate energyKwh,
        Estimate operationalCarbonKgCo2,
        Estimate embodiedCarbonKgCo2,
        Estimate carbonKgCo2,
        Estimate onSiteWaterLitres,
        Estimate offSiteWaterLitres,
        Estimate waterLitres,
        Estimate pue,
        Estimate wueLitresPerKwh,
        Electricity electricity) {

    /**
     * Where electricity comes from.
     *
     * @param basis location: what flows in the region; no certificates are counted
     * @param region ISO 3166-1 alpha-3, ISO 3166-2 of a state or province, a cloud's region, or WOR
     *     for the world
     * @param regionName display name of the region
     * @param year year of the carbon intensity; null if that was given, or stated by the makers of
     *     a model
     * @param carbonGramsCo2PerKwh carbon intensity, g CO2e per kWh
     * @param waterLitresPerKwh water used to make it, litres per kWh
     */
    public record Electricity(
            String basis,
            String region,
            String regionName,
            @Nullable Integer year,
            double carbonGramsCo2PerKwh,
            double waterLitresPerKwh) {

        static Electricity of(GridFigures grid) {
            return new Electricity(
                    "location",
                    grid.region(),
                    grid.regionName(),
                    grid.carbonYear(),
                    grid.gramsCo2PerKwh(),
                    grid.waterLitresPerKwh());
        }
    }
}
