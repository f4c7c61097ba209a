package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledFunction;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import java.util.Objects;

/**
 * The uncertainty of a run's chip-hours, depending on where they come from. Only the shape of a
 * range matters. A value that its source states exactly is {@link Distribution#exact} and gets no
 * range.
 *
 * @param published where chip-hours are stated; a range only if they are stated as approximate
 * @param quantity chips, where chip-hours are chips x hours
 * @param trainingTime hours, where chip-hours are chips x hours
 * @param trainingFlop where chip-hours are inferred from the work
 * @param peak FLOP/s, where chip-hours are inferred from the work
 * @param mfu where chip-hours are inferred with an assumed MFU, or with that of another run; its
 *     values must stay above 0
 * @param defaultMfu value around which the MFU lies; above 0
 * @param wholeRun chip-hours of the whole run / those of its steps, where an assumed MFU is that of
 *     steps; only its shape matters
 */
public record WorkUncertainty(
        Distribution published,
        Distribution quantity,
        Distribution trainingTime,
        Distribution trainingFlop,
        Distribution peak,
        Distribution mfu,
        double defaultMfu,
        Distribution wholeRun) {

    private static final int SAMPLES = 10_000;
    private static final double SHARE_IN_RANGE = 0.9;
    private static final Distribution ONE = Distribution.exact(1);

    /** Chip-hours that are known exactly, wherever they come from. */
    public static final WorkUncertainty NONE =
            new WorkUncertainty(ONE, ONE, ONE, ONE, ONE, ONE, 1, ONE);

    public WorkUncertainty {
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(trainingTime, "trainingTime");
        Objects.requireNonNull(trainingFlop, "trainingFlop");
        Objects.requireNonNull(peak, "peak");
        Objects.requireNonNull(mfu, "mfu");
        Require.positive("defaultMfu", defaultMfu);
        Objects.requireNonNull(wholeRun, "wholeRun");
    }

    /**
     * Chip-hours of a sample / chip-hours of the middle.
     *
     * @param layout that gets the inputs of it
     * @param of what the names of the inputs end in, to tell stages apart; may be empty
     */
    public SampledFunction factor(DrawLayout layout, ChipHours.Basis basis, String of) {
        return switch (basis) {
            case PUBLISHED -> layout.input(input("chip-hours" + of, published, 1));
            case CHIPS_TIMES_HOURS -> {
                var chips = layout.input(input("chips" + of, quantity, 1));
                var time = layout.input(input("training time" + of, trainingTime, 1));
                yield draw -> chips.apply(draw) * time.apply(draw);
            }
            case FLOP, FLOP_WITH_DEFAULT_MFU -> {
                var flop = layout.input(input("training FLOP" + of, trainingFlop, 1));
                var flopPerSecond = layout.input(input("peak FLOP/s" + of, peak, 1));
                if (!drawsMfu(basis)) {
                    yield draw -> flop.apply(draw) / flopPerSecond.apply(draw);
                }
                var utilization = layout.input(input("MFU" + of, mfu, defaultMfu));
                SampledFunction ofSteps =
                        draw ->
                                flop.apply(draw)
                                        / flopPerSecond.apply(draw)
                                        * defaultMfu
                                        / utilization.apply(draw);
                if (wholeRun instanceof Distribution.Exact) {
                    yield ofSteps;
                }
                var whole = layout.input(input("whole-run factor" + of, wholeRun, 1));
                yield draw -> ofSteps.apply(draw) * whole.apply(draw);
            }
        };
    }

    /** An MFU that the run's own source states is not drawn. */
    private boolean drawsMfu(ChipHours.Basis basis) {
        return basis == ChipHours.Basis.FLOP_WITH_DEFAULT_MFU
                || !(mfu instanceof Distribution.Exact);
    }

    /**
     * The chip-hours as a single input: the central value with its sampled 90 % range, for answers
     * that draw them together with other inputs.
     */
    public Distribution spread(ChipHours hours) {
        var layout = new DrawLayout();
        var factor = factor(layout, hours.basis(), "");
        var inputs = layout.inputs();
        if (inputs.stream().allMatch(i -> i.distribution() instanceof Distribution.Exact)) {
            return Distribution.exact(hours.hours());
        }
        var sampled =
                MonteCarlo.run(
                                Seed.of("chip-hours").with("chip-hours", hours.hours()).value(),
                                SAMPLES,
                                SHARE_IN_RANGE,
                                inputs,
                                draw -> hours.hours() * factor.apply(draw))
                        .estimate();
        return Distribution.lognormal(
                Math.min(sampled.low(), hours.hours()),
                hours.hours(),
                Math.max(sampled.high(), hours.hours()));
    }

    private static UncertainInput input(String name, Distribution shape, double value) {
        return new UncertainInput(name, shape.centredOn(value));
    }
}
