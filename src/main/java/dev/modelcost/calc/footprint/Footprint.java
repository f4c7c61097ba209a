package dev.modelcost.calc.footprint;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * Energy, greenhouse gas emissions and water use of a run or a request.
 *
 * @param energy with and without the data centre's overhead
 * @param operationalKgCo2 emissions of the electricity, kg CO2e
 * @param embodiedKgCo2 manufacturing emissions attributed to this use, kg CO2e
 * @param onSiteLitres water evaporated by the data centre
 * @param gridLitres water used to make the electricity
 * @param basis of the operational carbon
 * @param steps how it was computed
 */
public record Footprint(
        Energy energy,
        double operationalKgCo2,
        double embodiedKgCo2,
        double onSiteLitres,
        double gridLitres,
        Site.Basis basis,
        List<Step> steps) {

    public Footprint {
        steps = List.copyOf(steps);
    }

    /**
     * @param chipHours to which manufacturing emissions are attributed; 0 leaves them out
     * @throws IllegalArgumentException if the chip-hours are negative
     */
    public static Footprint of(
            Energy energy, double chipHours, Site site, EmbodiedConstants embodied) {
        var operational = energy.kwh() * site.gridGramsCo2PerKwh() / 1000;
        var making = embodied.kg(chipHours);
        // On-site water depends on IT energy, grid water on the energy drawn, so the PUE enters
        // each at
        // most once.
        var onSite = energy.itKwh() * site.waterLitresPerKwh();
        var grid = energy.kwh() * site.gridWaterLitresPerKwh();
        var drawn = Input.of("energy from the grid", energy.kwh(), "kWh");
        return new Footprint(
                energy,
                operational,
                making,
                onSite,
                grid,
                site.basis(),
                Stream.concat(
                                energy.steps().stream(),
                                Stream.of(
                                        Step.of(
                                                "Carbon of the electricity",
                                                "energy from the grid x carbon intensity / 1000",
                                                operational,
                                                "kg CO2e",
                                                drawn,
                                                new Input(
                                                        "carbon intensity",
                                                        site.gridGramsCo2PerKwh(),
                                                        "g CO2e/kWh",
                                                        site.gridSource())),
                                        Step.of(
                                                "Carbon of the machines' making",
                                                "chip-hours / lifetime x (chip + server / chips per"
                                                        + " server)",
                                                making,
                                                "kg CO2e",
                                                Input.of("chip-hours", chipHours, "chip-hour"),
                                                new Input(
                                                        "lifetime",
                                                        embodied.lifetimeHours(),
                                                        "h",
                                                        embodied.source()),
                                                new Input(
                                                        "chip",
                                                        embodied.chipKg(),
                                                        "kg CO2e",
                                                        embodied.source()),
                                                new Input(
                                                        "server",
                                                        embodied.serverKg(),
                                                        "kg CO2e",
                                                        embodied.source()),
                                                new Input(
                                                        "chips per server",
                                                        embodied.chipsPerServer(),
                                                        "chip/server",
                                                        embodied.source())),
                                        Step.of(
                                                "Water on site",
                                                "IT energy x WUE",
                                                onSite,
                                                "L",
                                                Input.of("IT energy", energy.itKwh(), "kWh"),
                                                new Input(
                                                        "WUE",
                                                        site.waterLitresPerKwh(),
                                                        "L/kWh",
                                                        site.source())),
                                        Step.of(
                                                "Water of the electricity",
                                                "energy from the grid x water intensity",
                                                grid,
                                                "L",
                                                drawn,
                                                new Input(
                                                        "water intensity",
                                                        site.gridWaterLitresPerKwh(),
                                                        "L/kWh",
                                                        site.gridWaterSource()))))
                        .toList());
    }

    /** Greenhouse gas emissions of manufacturing and use together, in kg CO2e. */
    public double kgCo2() {
        return operationalKgCo2 + embodiedKgCo2;
    }

    /** Water used on site and for generating the electricity, in litres. */
    public double litres() {
        return onSiteLitres + gridLitres;
    }
}
