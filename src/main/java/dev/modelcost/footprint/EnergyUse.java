package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.footprint.Energy;
import dev.modelcost.calc.footprint.RequestFootprint;
import dev.modelcost.calc.sampling.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chips that worked for some hours at some power, both as what is believed of them.
 *
 * @param name of the stage or run
 * @param chipHours hours of chips, which also carry the machines' making
 * @param watts power of a chip with what is counted to it, W
 * @param drawn whether that is drawn from the grid, the data centre's overhead included
 * @param steps how the power is known
 * @param source slug of the source of hours and power; null if computed or given
 */
record EnergyUse(
        String name,
        Distribution chipHours,
        Distribution watts,
        boolean drawn,
        List<Step> steps,
        String source) {

    private static final double WATTS_PER_KILOWATT = 1000;

    /** A request as so many chip-hours at so many watts. */
    static EnergyUse of(RequestFootprint request) {
        var hours = request.chipHours();
        return new EnergyUse(
                "request",
                Distribution.exact(hours),
                Distribution.exact(
                        request.footprint().energy().itKwh() * WATTS_PER_KILOWATT / hours),
                false,
                List.of(),
                null);
    }

    /** By the medians. */
    private Energy energy(double pue, String pueSource) {
        var hours = chipHours.median();
        var energy =
                drawn
                        ? Energy.ofGridPower(watts.median(), hours, pue, source, pueSource)
                        : Energy.ofChipHours(hours, watts.median(), pue, source, pueSource);
        return new Energy(
                energy.itKwh(),
                pue,
                Stream.concat(steps.stream(), energy.steps().stream()).toList());
    }

    /** All of them together, by the medians. */
    static Energy energy(List<EnergyUse> uses, double pue, String pueSource) {
        var each = uses.stream().map(use -> use.energy(pue, pueSource)).toList();
        if (each.size() == 1) {
            return each.get(0);
        }
        var it = each.stream().mapToDouble(Energy::itKwh).sum();
        var parts = new ArrayList<Input>();
        for (int i = 0; i < uses.size(); i++) {
            parts.add(Input.of(uses.get(i).name, each.get(i).itKwh(), "kWh"));
        }
        return new Energy(
                it,
                pue,
                Stream.concat(
                                each.stream().flatMap(energy -> energy.steps().stream()),
                                Stream.of(Step.sum("IT energy of all stages", it, "kWh", parts)))
                        .toList());
    }

    /** IT energy of one draw; kWh. */
    double itKwh(double hours, double wattsPerChip, double pue) {
        var kwh = hours * wattsPerChip / WATTS_PER_KILOWATT;
        return drawn ? kwh / pue : kwh;
    }

    /** Energy from the grid of one draw; kWh. */
    double kwh(double hours, double wattsPerChip, double pue) {
        var kwh = hours * wattsPerChip / WATTS_PER_KILOWATT;
        return drawn ? kwh : kwh * pue;
    }
}
