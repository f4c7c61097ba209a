package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.DrawLayout.Drawn;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.NormalQuantile;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;

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

    /** Places of what hardware costs are the product of. */
    private record Hardware(
            Drawn price,
            Drawn overhead,
            Drawn interconnect,
            Drawn decline,
            Drawn startDays,
            Hours hours) {}

    /** Places of what energy costs are the product of. */
    private record Energy(
            Drawn usdPerKwh,
            Drawn power,
            Drawn pueOfHyperscalers,
            Drawn pueOfOthers,
            Drawn shareOfHardware,
            Hours hours) {}

    /** Places of what chip-hours are known by: stated, or inferred from the work. */
    private record Hours(Drawn chips, Drawn time, Drawn flop, Drawn peak, Drawn mfu) {

        double apply(double[] draw, boolean inferred) {
            return inferred
                    ? flop.apply(draw) / (peak.apply(draw) * mfu.apply(draw) / TYPICAL_MFU)
                    : chips.apply(draw) * time.apply(draw);
        }
    }

    private final DrawLayout layout = new DrawLayout();
    private final Hardware hardware;
    private final Energy energy;
    private final Drawn inferredHours;
    private final Drawn hyperscaler;

    /**
     * @param price multiplier, 90 % range
     * @param power average / peak power, 90 % range, as a multiple of its typical value
     */
    private PublishedRange(Distribution price, Distribution power) {
        hardware =
                new Hardware(
                        add(price),
                        add(Distribution.lognormal(1.3, 2.1)),
                        add(Distribution.lognormal(1.07, 1.32)),
                        add(Distribution.normal(0.10, 0.18)),
                        add(Distribution.normal(-120, 120)),
                        addHours());
        energy =
                new Energy(
                        add(Distribution.lognormal(0.6, 1.7)),
                        add(power),
                        add(Distribution.lognormal(1.05, 1.16)),
                        add(Distribution.lognormal(1.12, 1.4)),
                        add(Distribution.lognormal(0.03, 0.42)),
                        addHours());
        inferredHours = add(standardNormal());
        hyperscaler = add(standardNormal());
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
                        range.layout.inputs(),
                        range::cost)
                .estimate();
    }

    private double cost(double[] draw) {
        boolean inferred = inferredHours.apply(draw) < NormalQuantile.of(INFERRED);
        boolean byHyperscaler = hyperscaler.apply(draw) < NormalQuantile.of(HYPERSCALERS);
        double decline = hardware.decline.apply(draw);
        double hardwareCost =
                hardware.price.apply(draw)
                        * hardware.overhead.apply(draw)
                        * hardware.interconnect.apply(draw)
                        * decline
                        * StrictMath.exp(
                                -LN_10
                                        * decline
                                        * hardware.startDays.apply(draw)
                                        / Time.DAYS_PER_YEAR)
                        * hardware.hours.apply(draw, inferred);
        double pue =
                byHyperscaler
                        ? energy.pueOfHyperscalers.apply(draw) / TYPICAL_PUE_OF_HYPERSCALERS
                        : energy.pueOfOthers.apply(draw) / TYPICAL_PUE_OF_OTHERS;
        double energyCost =
                energy.usdPerKwh.apply(draw)
                        * energy.power.apply(draw)
                        * pue
                        * energy.shareOfHardware.apply(draw)
                        * energy.hours.apply(draw, inferred);
        return hardwareCost + energyCost;
    }

    private Hours addHours() {
        return new Hours(
                add(Distribution.lognormal(0.8, 1.25)),
                add(Distribution.lognormal(0.5, 2)),
                add(Distribution.lognormal(1.0 / 3, 3)),
                add(Distribution.lognormal(0.5, 2)),
                add(Distribution.normal(0.1, 0.65, 0.01, 0.99)));
    }

    private Drawn add(Distribution distribution) {
        return layout.input(new UncertainInput("input " + layout.inputs().size(), distribution));
    }

    private static Distribution standardNormal() {
        return Distribution.normal(-NormalQuantile.OF_90_PERCENT, NormalQuantile.OF_90_PERCENT);
    }
}
