package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.PrecisionParameter;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * What the question gives about the work of a training run. A value that is not given is null.
 *
 * @param chipHours total hours of all chips
 * @param chipCount number of chips running at once
 * @param wallClockHours from start to end
 * @param mfu model FLOP utilisation
 * @param precision in which the run computes, whose dense peak a given MFU refers to
 * @param mixture whether the model is a mixture of experts
 * @param flop of the run
 */
public record GivenWork(
        Double chipHours,
        Double chipCount,
        Double wallClockHours,
        Double mfu,
        String precision,
        Boolean mixture,
        GivenFlop flop) {

    static final GivenWork NONE = new GivenWork(null, null, null, null, null, null, GivenFlop.NONE);

    /** Chip-hours can be fewer than chips x hours, because chips can stand idle, but never more. */
    private static final double ROUNDED_UP = 1.01;

    static final Parameter<Double> CHIP_COUNT =
            Parameter.above0("chipCount", 1e8).describedAs("Number of chips running at once.");
    static final Parameter<Double> MFU =
            Parameter.number("mfu", 0.0001, 1)
                    .describedAs("Model FLOP utilisation, a share of the dense peak.")
                    .example(0.4);
    private static final Parameter<Double> CHIP_HOURS =
            Parameter.above0("chipHours", 1e12)
                    .describedAs("Total hours of all chips.")
                    .example(2_788_000.0);
    private static final Parameter<Double> WALL_CLOCK_HOURS =
            Parameter.above0("wallClockHours", 1e6)
                    .describedAs("Hours from the start of the run to its end.");
    private static final Parameter<String> PRECISION =
            PrecisionParameter.of("precision")
                    .describedAs(
                            "Number format in which the run computes: runs in fewer bits are faster. A given MFU refers to the dense peak in it; left out, 16 bits.");
    private static final Parameter<Boolean> MIXTURE =
            Parameter.flag("mixture")
                    .describedAs(
                            "Whether the model is a mixture of experts, which trains at a lower MFU; left out: as the model's record says, else no.");

    static final Parameters<GivenWork> PARAMETERS =
            Parameters.of(
                            GivenWork.class,
                            GivenWork::read,
                            CHIP_HOURS,
                            CHIP_COUNT,
                            WALL_CLOCK_HOURS,
                            MFU,
                            PRECISION,
                            MIXTURE)
                    .and(GivenFlop.PARAMETERS);

    /**
     * @throws InvalidInput naming the invalid value
     */
    static GivenWork read(GivenValues given) {
        var work =
                new GivenWork(
                        given.read(CHIP_HOURS),
                        given.read(CHIP_COUNT),
                        given.read(WALL_CLOCK_HOURS),
                        given.read(MFU),
                        given.read(PRECISION),
                        given.read(MIXTURE),
                        GivenFlop.read(given));
        if (work.chipHours != null && work.tellsChipsAndHours()) {
            var product = work.chipCount * work.wallClockHours;
            if (work.chipHours > product * ROUNDED_UP) {
                throw given.refusal(
                        CHIP_HOURS,
                        "%s is more than chipCount x wallClockHours, which is %s; give one or the other."
                                .formatted(work.chipHours, product));
            }
        }
        return work;
    }

    /** Whether a different number of chips or a different MFU from the recorded one is given. */
    static GivenWork ofRecord(Double chipCount, Double mfu) {
        return new GivenWork(null, chipCount, null, mfu, null, null, GivenFlop.NONE);
    }

    /** The same on so many chips. */
    GivenWork on(double count) {
        return new GivenWork(chipHours, count, wallClockHours, mfu, precision, mixture, flop);
    }

    /** Whether the given values alone determine how much work it was. */
    boolean tells() {
        return chipHours != null || tellsChipsAndHours() || flop.tells();
    }

    boolean tellsChipsAndHours() {
        return chipCount != null && wallClockHours != null;
    }
}
