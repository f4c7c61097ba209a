package dev.modelcost.calc.footprint;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.TrainingPower;
import java.util.List;

/**
 * Energy used by a run or a request.
 *
 * @param itKwh used by the machines
 * @param pue power usage effectiveness of the data centre: drawn from the grid / used by the
 *     machines, at least 1
 * @param steps how it was computed
 */
public record Energy(double itKwh, double pue, List<Step> steps) {

    /**
     * @throws IllegalArgumentException if the energy is negative or the PUE below 1
     */
    public Energy {
        Require.notNegative("itKwh", itKwh);
        Require.atLeast(1, "PUE", pue);
        steps = List.copyOf(steps);
    }

    /** Energy drawn from the grid, including the data centre's overhead, in kWh. */
    public double kwh() {
        return itKwh * pue;
    }

    /**
     * Energy of chip-hours at a given power per chip.
     *
     * @param wattsPerChip power at the chip, or including its share of the server; this decides
     *     what the answer covers
     * @param source slug of the source of hours and power; null if the caller gave them
     * @throws IllegalArgumentException if hours or power are negative or the PUE below 1
     */
    public static Energy ofChipHours(
            double chipHours, double wattsPerChip, double pue, String source) {
        return ofChipHours(chipHours, wattsPerChip, pue, source, source);
    }

    /** The same, where the PUE has its own source. */
    public static Energy ofChipHours(
            double chipHours, double wattsPerChip, double pue, String source, String pueSource) {
        Require.notNegative("chipHours", chipHours);
        Require.notNegative("wattsPerChip", wattsPerChip);
        var it = chipHours * wattsPerChip / 1000;
        return new Energy(
                it,
                pue,
                List.of(
                        Step.of(
                                "IT energy",
                                "chip-hours x watts / 1000",
                                it,
                                "kWh",
                                new Input("chip-hours", chipHours, "chip-hour", source),
                                new Input("watts", wattsPerChip, "W/chip", source)),
                        drawn(it, pue, pueSource)));
    }

    /**
     * Energy of a power drawn from the grid for some hours. The power already includes the data
     * centre's overhead.
     *
     * @param watts such as {@link TrainingPower#watts()}
     * @param pue PUE that the power includes, used to find the share of the IT equipment
     * @param source slug of the source of power and hours; null if computed or given by the caller
     * @throws IllegalArgumentException if power or hours are negative or the PUE below 1
     */
    public static Energy ofGridPower(double watts, double hours, double pue, String source) {
        return ofGridPower(watts, hours, pue, source, source);
    }

    /** The same, where the PUE has its own source. */
    public static Energy ofGridPower(
            double watts, double hours, double pue, String source, String pueSource) {
        Require.notNegative("watts", watts);
        Require.notNegative("hours", hours);
        Require.atLeast(1, "PUE", pue);
        var drawn = watts * hours / 1000;
        return new Energy(
                drawn / pue,
                pue,
                List.of(
                        Step.of(
                                "Energy from the grid",
                                "watts x hours / 1000",
                                drawn,
                                "kWh",
                                new Input("watts", watts, "W", source),
                                new Input("hours", hours, "h", source)),
                        Step.of(
                                "IT energy",
                                "energy from the grid / PUE",
                                drawn / pue,
                                "kWh",
                                Input.of("energy from the grid", drawn, "kWh"),
                                new Input("PUE", pue, "1", pueSource))));
    }

    static Step drawn(double it, double pue, String source) {
        return Step.of(
                "Energy from the grid",
                "IT energy x PUE",
                it * pue,
                "kWh",
                Input.of("IT energy", it, "kWh"),
                new Input("PUE", pue, "1", source));
    }
}
