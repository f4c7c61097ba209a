package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.NormalQuantile;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import java.util.ArrayList;
import java.util.List;

/**
 * The one range that Epoch publishes for the amortised cost of all its GPU systems, and the one for
 * all its TPU systems, computed as its notebook does ("The rising costs of training frontier AI
 * models", uncertainty.ipynb).
 *
 * <p>It is not the range of a single system, and {@link AmortizedStages} does not use it. It mixes
 * systems with known and with inferred chip-hours, and hyperscalers with others; it draws the
 * chip-hours for energy separately from those for hardware; and it adds energy as 3 to 42 % of 1 to
 * hardware whose median is 0.28, so energy is in effect 42 % of hardware. See
 * docs/concepts/uncertainty.md.
 */
public final class PublishedRange {

    private static final int SAMPLES = 20_000;
    private static final double CONFIDENCE = 0.9;

    /** Share of the systems whose chip-hours are inferred from the work: 15 of 45. */
    private static final double INFERRED = 15.0 / 45;

    /** Share of the systems that hyperscalers trained: 50 of 64. */
    private static final double HYPERSCALERS = 50.0 / 64;

    private static final double TYPICAL_MFU = 0.37;
    private static final double TYPICAL_PUE_OF_HYPERSCALERS = 1.1;
    private static final double TYPICAL_PUE_OF_OTHERS = 1.25;
    private static final double LN_10 = StrictMath.log(10);

    private final List<UncertainInput> inputs = new ArrayList<>();
    private final int hardware;
    private final int hoursOfHardware;
    private final int energy;
    private final int hoursOfEnergy;
    private final int system;

    /**
     * @param price multiplier, 90 % range
     * @param power average / peak power, 90 % range, as a multiple of its typical value
     */
    private PublishedRange(Distribution price, Distribution power) {
        hardware = add(price);
        add(Distribution.lognormal(1.3, 2.1));
        add(Distribution.lognormal(1.07, 1.32));
        add(Distribution.normal(0.10, 0.18));
        add(Distribution.normal(-120, 120));
        hoursOfHardware = addChipHours();
        energy = add(Distribution.lognormal(0.6, 1.7));
        add(power);
        add(Distribution.lognormal(1.05, 1.16));
        add(Distribution.lognormal(1.12, 1.4));
        add(Distribution.lognormal(0.03, 0.42));
        hoursOfEnergy = addChipHours();
        system = add(standardNormal());
        add(standardNormal());
    }

    /** Low, median and high for all GPU systems; only their ratios are meaningful. */
    public static Estimate ofGpus() {
        return sample(Distribution.lognormal(0.5, 2), Distribution.lognormal(0.56, 1), 0.75);
    }

    /** The same for all TPU systems. */
    public static Estimate ofTpus() {
        return sample(Distribution.lognormal(0.25, 4), Distribution.lognormal(0.30, 0.62), 0.43);
    }

    private static Estimate sample(Distribution price, Distribution power, double typicalPower) {
        var middle = power.median() / typicalPower;
        var range = new PublishedRange(price, power.centredOn(middle));
        return MonteCarlo.run(
                        Seed.of("published-range").value(),
                        SAMPLES,
                        CONFIDENCE,
                        range.inputs,
                        range::cost)
                .estimate();
    }

    private double cost(double[] draw) {
        boolean inferred = draw[system] < NormalQuantile.of(INFERRED);
        boolean hyperscaler = draw[system + 1] < NormalQuantile.of(HYPERSCALERS);
        double decline = draw[hardware + 3];
        double hardwareCost =
                draw[hardware]
                        * draw[hardware + 1]
                        * draw[hardware + 2]
                        * decline
                        * StrictMath.exp(-LN_10 * decline * draw[hardware + 4] / Time.DAYS_PER_YEAR)
                        * chipHours(draw, hoursOfHardware, inferred);
        double pue =
                hyperscaler
                        ? draw[energy + 2] / TYPICAL_PUE_OF_HYPERSCALERS
                        : draw[energy + 3] / TYPICAL_PUE_OF_OTHERS;
        double energyCost =
                draw[energy]
                        * draw[energy + 1]
                        * pue
                        * draw[energy + 4]
                        * chipHours(draw, hoursOfEnergy, inferred);
        return hardwareCost + energyCost;
    }

    private static double chipHours(double[] draw, int at, boolean inferred) {
        return inferred
                ? draw[at + 2] / (draw[at + 3] * draw[at + 4] / TYPICAL_MFU)
                : draw[at] * draw[at + 1];
    }

    private int addChipHours() {
        int first = add(Distribution.lognormal(0.8, 1.25));
        add(Distribution.lognormal(0.5, 2));
        add(Distribution.lognormal(1.0 / 3, 3));
        add(Distribution.lognormal(0.5, 2));
        add(Distribution.normal(0.1, 0.65, 0.01, 0.99));
        return first;
    }

    private int add(Distribution distribution) {
        inputs.add(new UncertainInput("input " + inputs.size(), distribution));
        return inputs.size() - 1;
    }

    private static Distribution standardNormal() {
        return Distribution.normal(-NormalQuantile.OF_90_PERCENT, NormalQuantile.OF_90_PERCENT);
    }
}
