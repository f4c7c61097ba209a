package dev.modelcost.calc.footprint;

import dev.modelcost.calc.derivation.Require;

/**
 * Greenhouse gas emissions from manufacturing hardware, and its service life; from an assumption
 * set.
 *
 * @param chipKg emissions of one chip, kg CO2e
 * @param serverKg emissions of a server without its chips, kg CO2e
 * @param chipsPerServer chips that share the server
 * @param lifetimeHours over which the emissions are spread
 * @param source slug of the assumption set
 */
public record EmbodiedConstants(
        double chipKg, double serverKg, int chipsPerServer, double lifetimeHours, String source) {

    /**
     * @throws IllegalArgumentException if a mass is negative or another number not above 0
     */
    public EmbodiedConstants {
        Require.notNegative("chipKg", chipKg);
        Require.notNegative("serverKg", serverKg);
        Require.positive("chipsPerServer", chipsPerServer);
        Require.positive("lifetimeHours", lifetimeHours);
    }

    /** The share of the manufacturing emissions attributed to {@code chipHours}, in kg CO2e. */
    public double kg(double chipHours) {
        return Require.notNegative("chipHours", chipHours)
                / lifetimeHours
                * (chipKg + serverKg / chipsPerServer);
    }
}
