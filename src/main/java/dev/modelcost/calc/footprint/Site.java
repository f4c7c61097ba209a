package dev.modelcost.calc.footprint;

import dev.modelcost.calc.derivation.Require;
import java.util.Objects;

/**
 * A place where energy is used: a data centre's water use and the grid that supplies it.
 *
 * @param waterLitresPerKwh water usage effectiveness (WUE): water evaporated on site per kWh of IT
 *     energy
 * @param gridGramsCo2PerKwh carbon intensity of the electricity, g CO2e/kWh
 * @param gridWaterLitresPerKwh water used to make the electricity
 * @param basis what the carbon intensity describes
 * @param source slug of the source of the WUE; null if the caller gave it
 * @param gridSource slug of the source of the carbon intensity; null if the caller gave it
 * @param gridWaterSource slug of the source of the grid's water; null if the caller gave it
 */
public record Site(
        double waterLitresPerKwh,
        double gridGramsCo2PerKwh,
        double gridWaterLitresPerKwh,
        Basis basis,
        String source,
        String gridSource,
        String gridWaterSource) {

    /** A site whose grid figures all have the same source. */
    public Site(
            double waterLitresPerKwh,
            double gridGramsCo2PerKwh,
            double gridWaterLitresPerKwh,
            Basis basis,
            String source,
            String gridSource) {
        this(
                waterLitresPerKwh,
                gridGramsCo2PerKwh,
                gridWaterLitresPerKwh,
                basis,
                source,
                gridSource,
                gridSource);
    }

    /** What a carbon intensity describes. */
    public enum Basis {
        /** The electricity that flows in the region and year. */
        LOCATION,
        /** The electricity that was bought, by contract or certificate. */
        MARKET
    }

    /**
     * @throws IllegalArgumentException if a figure is negative
     */
    public Site {
        Require.notNegative("waterLitresPerKwh", waterLitresPerKwh);
        Require.notNegative("gridGramsCo2PerKwh", gridGramsCo2PerKwh);
        Require.notNegative("gridWaterLitresPerKwh", gridWaterLitresPerKwh);
        Objects.requireNonNull(basis);
    }
}
