package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.footprint.Footprint;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledFunction;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import java.util.ArrayList;
import java.util.List;

/**
 * Energy, greenhouse gases and water of a use of machines.
 *
 * @param itEnergyKwh used by the machines
 * @param energyKwh drawn from the grid, the data centre's overhead included
 * @param operationalCarbonKgCo2 of the electricity, kg CO2e
 * @param embodiedCarbonKgCo2 of the machines' making, the part that this use carries, kg CO2e
 * @param carbonKgCo2 both together
 * @param onSiteWaterLitres evaporated by the data centre
 * @param offSiteWaterLitres used to make the electricity
 * @param waterLitres both together
 * @param pue power usage effectiveness
 * @param wueLitresPerKwh on-site water per kWh of IT energy
 * @param electricity where it comes from
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

    private static final int SAMPLES = 10_000;
    private static final double CONFIDENCE = 0.9;

    /** Normal deviate of the ends of the 90 % range. */
    private static final double END = 1.6448536269514722;

    private static final double GRAMS_PER_KILOGRAM = 1000;

    /**
     * Where electricity comes from.
     *
     * @param basis location: what flows in the region; no certificates are counted
     * @param region ISO 3166-1 alpha-3, WOR for the world, or a cloud's region
     * @param regionName display name
     * @param year of the carbon intensity; null if it was given
     * @param carbonGramsCo2PerKwh carbon intensity
     * @param waterLitresPerKwh water intensity
     */
    public record Electricity(
            String basis,
            String region,
            String regionName,
            Integer year,
            double carbonGramsCo2PerKwh,
            double waterLitresPerKwh) {}

    /** An impact with the arithmetic of its medians. */
    record Derived(UsageFootprint impact, Footprint footprint, Estimate chipHours) {}

    /**
     * @param uses whose chip-hours also carry the making
     * @param embodied of the machines
     */
    static Derived of(
            List<EnergyUse> uses, DataCentre centre, GridFigures grid, EmbodiedConstants embodied) {
        var hours = uses.stream().mapToDouble(use -> use.chipHours().median()).sum();
        var footprint =
                Footprint.of(
                        EnergyUse.energy(uses, centre.pue().median(), centre.pueSource()),
                        hours,
                        grid.site(centre.wue().median(), centre.wueSource()),
                        embodied);
        var spread = new Sampling(uses, centre);
        var it = spread.of("it", footprint.energy().itKwh(), spread::itKwh);
        var energy = spread.of("energy", footprint.energy().kwh(), spread::kwh);
        var perKwh = grid.gramsCo2PerKwh() / GRAMS_PER_KILOGRAM;
        var perChipHour = embodied.kg(1);
        var chipHours = spread.of("chip-hours", hours, spread::chipHours);
        return new Derived(
                new UsageFootprint(
                        it,
                        energy,
                        energy.times(perKwh),
                        chipHours.times(perChipHour),
                        spread.of(
                                "carbon",
                                footprint.kgCo2(),
                                draw ->
                                        spread.kwh(draw) * perKwh
                                                + spread.chipHours(draw) * perChipHour),
                        spread.of("on-site", footprint.onSiteLitres(), spread::onSite),
                        energy.times(grid.waterLitresPerKwh()),
                        spread.of(
                                "water",
                                footprint.litres(),
                                draw ->
                                        spread.onSite(draw)
                                                + spread.kwh(draw) * grid.waterLitresPerKwh()),
                        believed(centre.pue()),
                        believed(centre.wue()),
                        new Electricity(
                                "location",
                                grid.region(),
                                grid.regionName(),
                                grid.carbonYear(),
                                grid.gramsCo2PerKwh(),
                                grid.waterLitresPerKwh())),
                footprint,
                chipHours);
    }

    private static Estimate believed(Distribution distribution) {
        return distribution instanceof Distribution.Exact
                ? Estimate.exact(distribution.median())
                : Estimate.range(
                        distribution.at(-END),
                        distribution.median(),
                        distribution.at(END),
                        CONFIDENCE);
    }

    /** Draws of all inputs: hours and watts of each use, then PUE and WUE. */
    private static final class Sampling {

        private final List<EnergyUse> uses;
        private final List<UncertainInput> inputs = new ArrayList<>();
        private final int pue;
        private final int wue;

        Sampling(List<EnergyUse> uses, DataCentre centre) {
            this.uses = uses;
            for (var use : uses) {
                inputs.add(new UncertainInput("hours of " + use.name(), use.chipHours()));
                inputs.add(new UncertainInput("watts of " + use.name(), use.watts()));
            }
            pue = add("PUE", centre.pue());
            wue = add("WUE", centre.wue());
        }

        private int add(String name, Distribution distribution) {
            inputs.add(new UncertainInput(name, distribution));
            return inputs.size() - 1;
        }

        double itKwh(double[] draw) {
            double sum = 0;
            for (int i = 0; i < uses.size(); i++) {
                sum += uses.get(i).itKwh(draw[2 * i], draw[2 * i + 1], draw[pue]);
            }
            return sum;
        }

        double kwh(double[] draw) {
            double sum = 0;
            for (int i = 0; i < uses.size(); i++) {
                sum += uses.get(i).kwh(draw[2 * i], draw[2 * i + 1], draw[pue]);
            }
            return sum;
        }

        double onSite(double[] draw) {
            return itKwh(draw) * draw[wue];
        }

        double chipHours(double[] draw) {
            double sum = 0;
            for (int i = 0; i < uses.size(); i++) {
                sum += draw[2 * i];
            }
            return sum;
        }

        /** The sampled ends round the median that the derivation computes. */
        Estimate of(String what, double median, SampledFunction formula) {
            var seed = Seed.of("footprint/" + what);
            for (var input : inputs) {
                seed = seed.with(input.name(), input.distribution().median());
            }
            var sampled =
                    MonteCarlo.run(seed.value(), SAMPLES, CONFIDENCE, inputs, formula).estimate();
            return sampled.low() == sampled.high()
                    ? Estimate.exact(median)
                    : Estimate.range(
                            Math.min(sampled.low(), median),
                            median,
                            Math.max(sampled.high(), median),
                            CONFIDENCE);
        }
    }
}
