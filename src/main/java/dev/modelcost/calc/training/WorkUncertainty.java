package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import java.util.ArrayList;
import java.util.List;
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
 * @param defaultMfu value around which the MFU lies; above 0, at most 1
 */
public record WorkUncertainty(
        Distribution published,
        Distribution quantity,
        Distribution trainingTime,
        Distribution trainingFlop,
        Distribution peak,
        Distribution mfu,
        double defaultMfu) {

    private static final int SAMPLES = 10_000;
    private static final double SHARE_IN_RANGE = 0.9;
    private static final Distribution ONE = Distribution.exact(1);

    /** Chip-hours that are known exactly, wherever they come from. */
    public static final WorkUncertainty NONE = new WorkUncertainty(ONE, ONE, ONE, ONE, ONE, ONE, 1);

    public WorkUncertainty {
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(trainingTime, "trainingTime");
        Objects.requireNonNull(trainingFlop, "trainingFlop");
        Objects.requireNonNull(peak, "peak");
        Objects.requireNonNull(mfu, "mfu");
        Require.share("defaultMfu", defaultMfu);
    }

    /**
     * The inputs that {@link #factor} takes, in the order it takes them.
     *
     * @param of suffix for the names, to tell stages apart; may be empty
     */
    public List<UncertainInput> inputs(ChipHours.Basis basis, String of) {
        var inputs = new ArrayList<UncertainInput>(3);
        switch (basis) {
            case PUBLISHED -> inputs.add(input("chip-hours" + of, published, 1));
            case CHIPS_TIMES_HOURS -> {
                inputs.add(input("chips" + of, quantity, 1));
                inputs.add(input("training time" + of, trainingTime, 1));
            }
            case FLOP, FLOP_WITH_DEFAULT_MFU -> {
                inputs.add(input("training FLOP" + of, trainingFlop, 1));
                inputs.add(input("peak FLOP/s" + of, peak, 1));
                if (drawsMfu(basis)) {
                    inputs.add(input("MFU" + of, mfu, defaultMfu));
                }
            }
        }
        return inputs;
    }

    /**
     * Chip-hours of a sample / central chip-hours.
     *
     * @param at position of the first of the inputs in the draw
     */
    public double factor(double[] draw, int at, ChipHours.Basis basis) {
        return switch (basis) {
            case PUBLISHED -> draw[at];
            case CHIPS_TIMES_HOURS -> draw[at] * draw[at + 1];
            case FLOP, FLOP_WITH_DEFAULT_MFU -> {
                var atItsMfu = draw[at] / draw[at + 1];
                yield drawsMfu(basis) ? atItsMfu * defaultMfu / draw[at + 2] : atItsMfu;
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
        var inputs = inputs(hours.basis(), "");
        if (inputs.stream().allMatch(i -> i.distribution() instanceof Distribution.Exact)) {
            return Distribution.exact(hours.hours());
        }
        var sampled =
                MonteCarlo.run(
                                Seed.of("chip-hours").with("chip-hours", hours.hours()).value(),
                                SAMPLES,
                                SHARE_IN_RANGE,
                                inputs,
                                draw -> hours.hours() * factor(draw, 0, hours.basis()))
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
