package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.footprint.Footprint;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.DrawLayout.Told;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import java.util.ArrayList;
import java.util.List;

/**
 * The footprint of a use of machines with its ranges. All of it is sampled together: what is drawn
 * from the grid and what the machines use are of the same hours and the same power.
 *
 * @param usage as it is answered
 * @param chipHours that carry the machines' making
 * @param medians the arithmetic of the medians, which the derivation shows
 */
record SampledFootprint(UsageFootprint usage, Estimate chipHours, Footprint medians) {

    private static final int SAMPLES = 10_000;
    private static final double CONFIDENCE = 0.9;

    /** Normal deviate of the ends of the 90 % range. */
    private static final double END = 1.6448536269514722;

    private static final double GRAMS_PER_KILOGRAM = 1000;

    /**
     * @param uses whose chip-hours also carry the making
     * @param embodied greenhouse gases of making the machines
     */
    static SampledFootprint of(
            List<EnergyUse> uses, DataCentre centre, GridFigures grid, EmbodiedConstants embodied) {
        var hours = uses.stream().mapToDouble(use -> use.chipHours().median()).sum();
        var medians =
                Footprint.of(
                        EnergyUse.energy(uses, centre.pue().median(), centre.pueSource()),
                        hours,
                        grid.site(centre.wue().median(), centre.wueSource()),
                        embodied);
        var draws = new Draws(uses, centre);
        var kgCo2PerKwh = grid.gramsCo2PerKwh() / GRAMS_PER_KILOGRAM;
        var kgCo2PerChipHour = embodied.kg(1);
        var sampled =
                MonteCarlo.run(
                        draws.seed(),
                        SAMPLES,
                        CONFIDENCE,
                        draws.layout,
                        (draw, parts) -> {
                            var it = draws.itKwh(draw);
                            var kwh = draws.kwh(draw);
                            var chipHours = draws.chipHours(draw);
                            var onSite = it * draws.wue(draw);
                            draws.itKwh.put(parts, it);
                            draws.chipHours.put(parts, chipHours);
                            draws.carbon.put(
                                    parts, kwh * kgCo2PerKwh + chipHours * kgCo2PerChipHour);
                            draws.onSite.put(parts, onSite);
                            draws.water.put(parts, onSite + kwh * grid.waterLitresPerKwh());
                            return kwh;
                        });
        var energy = sampled.whole().estimate().around(medians.energy().kwh());
        var chipHours = sampled.part(draws.chipHours).around(hours);
        return new SampledFootprint(
                new UsageFootprint(
                        sampled.part(draws.itKwh).around(medians.energy().itKwh()),
                        energy,
                        energy.times(kgCo2PerKwh),
                        chipHours.times(kgCo2PerChipHour),
                        sampled.part(draws.carbon).around(medians.kgCo2()),
                        sampled.part(draws.onSite).around(medians.onSiteLitres()),
                        energy.times(grid.waterLitresPerKwh()),
                        sampled.part(draws.water).around(medians.litres()),
                        believed(centre.pue()),
                        believed(centre.wue()),
                        UsageFootprint.Electricity.of(grid)),
                chipHours,
                medians);
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

    /** A use with the places of its hours and watts in a draw. */
    private record Drawn(EnergyUse use, DrawLayout.Drawn hours, DrawLayout.Drawn watts) {}

    /** What is drawn, and what each draw gives besides the energy from the grid. */
    private static final class Draws {

        /**
         * Drawn for PUE and WUE whether they are known or not: a deviate more or less would shift
         * those of all later draws.
         */
        private static final Distribution DEVIATE = Distribution.normal(-END, END);

        private final DrawLayout layout = new DrawLayout();
        private final List<Drawn> uses = new ArrayList<>();
        private final DataCentre centre;
        private final DrawLayout.Drawn pue;
        private final DrawLayout.Drawn wue;
        private final Told itKwh = layout.part();
        private final Told chipHours = layout.part();
        private final Told carbon = layout.part();
        private final Told onSite = layout.part();
        private final Told water = layout.part();

        Draws(List<EnergyUse> uses, DataCentre centre) {
            this.centre = centre;
            for (var use : uses) {
                this.uses.add(
                        new Drawn(
                                use,
                                input("hours of " + use.name(), use.chipHours()),
                                input("watts of " + use.name(), use.watts())));
            }
            var certain = layout.inputs().stream().allMatch(Draws::isExact) && isExact(centre);
            var deviate = certain ? Distribution.exact(0) : DEVIATE;
            pue = input("PUE", deviate);
            wue = input("WUE", deviate);
        }

        private DrawLayout.Drawn input(String name, Distribution distribution) {
            return layout.input(new UncertainInput(name, distribution));
        }

        /** Of the medians, so that the same question has the same answer. */
        long seed() {
            var seed = Seed.of("footprint");
            for (var input : layout.inputs()) {
                seed = seed.with(input.name(), input.distribution().median());
            }
            return seed.value();
        }

        private static boolean isExact(UncertainInput input) {
            return input.distribution() instanceof Distribution.Exact;
        }

        private static boolean isExact(DataCentre centre) {
            return centre.pue() instanceof Distribution.Exact
                    && centre.wue() instanceof Distribution.Exact;
        }

        double itKwh(double[] draw) {
            double sum = 0;
            for (var drawn : uses) {
                sum += drawn.use.itKwh(drawn.hours.apply(draw), drawn.watts.apply(draw), pue(draw));
            }
            return sum;
        }

        double kwh(double[] draw) {
            double sum = 0;
            for (var drawn : uses) {
                sum += drawn.use.kwh(drawn.hours.apply(draw), drawn.watts.apply(draw), pue(draw));
            }
            return sum;
        }

        double chipHours(double[] draw) {
            double sum = 0;
            for (var drawn : uses) {
                sum += drawn.hours.apply(draw);
            }
            return sum;
        }

        double wue(double[] draw) {
            return centre.wue().at(wue.apply(draw));
        }

        private double pue(double[] draw) {
            return centre.pue().at(pue.apply(draw));
        }
    }
}
