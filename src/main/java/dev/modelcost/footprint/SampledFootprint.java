package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.footprint.Footprint;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import java.util.ArrayList;
import java.util.List;

/**
 * The footprint of a use of machines with its ranges. All of it is sampled together: what is drawn
 * from the grid and what the machines use are of the same hours and the same power. The draws of
 * hours and power do not depend on what is known of the data centre, so that another PUE moves what
 * is drawn from the grid and never what the machines use.
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
                MonteCarlo.runParts(
                        draws.seed(),
                        SAMPLES,
                        CONFIDENCE,
                        draws.inputs,
                        Part.values().length,
                        (draw, parts) -> {
                            var it = draws.itKwh(draw);
                            var kwh = draws.kwh(draw);
                            var chipHours = draws.chipHours(draw);
                            var onSite = it * draws.wue(draw);
                            parts[Part.IT_KWH.ordinal()] = it;
                            parts[Part.CHIP_HOURS.ordinal()] = chipHours;
                            parts[Part.CARBON.ordinal()] =
                                    kwh * kgCo2PerKwh + chipHours * kgCo2PerChipHour;
                            parts[Part.ON_SITE.ordinal()] = onSite;
                            parts[Part.WATER.ordinal()] = onSite + kwh * grid.waterLitresPerKwh();
                            return kwh;
                        });
        var parts = sampled.parts();
        var energy = sampled.whole().estimate().around(medians.energy().kwh());
        var chipHours = parts.get(Part.CHIP_HOURS.ordinal()).around(hours);
        return new SampledFootprint(
                new UsageFootprint(
                        parts.get(Part.IT_KWH.ordinal()).around(medians.energy().itKwh()),
                        energy,
                        energy.times(kgCo2PerKwh),
                        chipHours.times(kgCo2PerChipHour),
                        parts.get(Part.CARBON.ordinal()).around(medians.kgCo2()),
                        parts.get(Part.ON_SITE.ordinal()).around(medians.onSiteLitres()),
                        energy.times(grid.waterLitresPerKwh()),
                        parts.get(Part.WATER.ordinal()).around(medians.litres()),
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

    /** What each draw gives besides the energy from the grid. */
    private enum Part {
        IT_KWH,
        CHIP_HOURS,
        CARBON,
        ON_SITE,
        WATER
    }

    /**
     * Where each input is in a draw: hours and watts of each use, then the deviates of PUE and WUE.
     */
    private static final class Draws {

        /**
         * Drawn for PUE and WUE whether they are known or not: a deviate more or less would shift
         * those of all later draws.
         */
        private static final Distribution DEVIATE = Distribution.normal(-END, END);

        private final List<EnergyUse> uses;
        private final DataCentre centre;
        private final List<UncertainInput> inputs = new ArrayList<>();

        Draws(List<EnergyUse> uses, DataCentre centre) {
            this.uses = uses;
            this.centre = centre;
            for (var use : uses) {
                inputs.add(new UncertainInput("hours of " + use.name(), use.chipHours()));
                inputs.add(new UncertainInput("watts of " + use.name(), use.watts()));
            }
            var certain = inputs.stream().allMatch(Draws::isExact) && isExact(centre);
            var deviate = certain ? Distribution.exact(0) : DEVIATE;
            inputs.add(new UncertainInput("PUE", deviate));
            inputs.add(new UncertainInput("WUE", deviate));
        }

        /** Of the medians, so that the same question has the same answer. */
        long seed() {
            var seed = Seed.of("footprint");
            for (var input : inputs) {
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
            for (int i = 0; i < uses.size(); i++) {
                sum += uses.get(i).itKwh(hours(draw, i), watts(draw, i), pue(draw));
            }
            return sum;
        }

        double kwh(double[] draw) {
            double sum = 0;
            for (int i = 0; i < uses.size(); i++) {
                sum += uses.get(i).kwh(hours(draw, i), watts(draw, i), pue(draw));
            }
            return sum;
        }

        double chipHours(double[] draw) {
            double sum = 0;
            for (int i = 0; i < uses.size(); i++) {
                sum += hours(draw, i);
            }
            return sum;
        }

        double wue(double[] draw) {
            return centre.wue().at(draw[inputs.size() - 1]);
        }

        private double pue(double[] draw) {
            return centre.pue().at(draw[inputs.size() - 2]);
        }

        private static double hours(double[] draw, int use) {
            return draw[2 * use];
        }

        private static double watts(double[] draw, int use) {
            return draw[2 * use + 1];
        }
    }
}
