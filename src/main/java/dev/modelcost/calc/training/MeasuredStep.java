package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.calc.sampling.NormalQuantile;
import java.util.Objects;

/**
 * The measured speed of training steps, as the utilisation of the chip's 16-bit peak that it comes
 * to: what {@link MeasuredUtilization} is fitted to and judged by.
 *
 * @param id of the measurement
 * @param work that was measured
 * @param mfu 6 x active parameters x tokens per second and chip / peak, above 0; of low-rank
 *     adaptation 4 x, since the weights have no gradients
 */
public record MeasuredStep(String id, TrainedWork work, double mfu) {

    private static final double FLOP_PER_TFLOP = 1e12;

    /** Low-rank adaptation leaves out one of the three passes over the weights. */
    private static final double OF_ADAPTATION = 2.0 / 3;

    public MeasuredStep {
        Objects.requireNonNull(work, "work");
        Require.positive("mfu", mfu);
    }

    /**
     * @param activeParameters per token
     * @param tokensPerSecond of one chip; null if unknown
     * @param teraflopPerSecond of one chip as the source counts them, which is taken where the
     *     tokens are unknown; null if unknown
     * @param adaptsOnly whether it was low-rank adaptation
     * @param peakFlopPerSecond dense, of one chip in 16 bits
     */
    public static MeasuredStep of(
            String id,
            TrainedWork work,
            double activeParameters,
            Double tokensPerSecond,
            Double teraflopPerSecond,
            boolean adaptsOnly,
            double peakFlopPerSecond) {
        var flopPerSecond =
                tokensPerSecond == null
                        ? teraflopPerSecond * FLOP_PER_TFLOP
                        : TrainingCompute.flop(activeParameters, tokensPerSecond, 1)
                                * (adaptsOnly ? OF_ADAPTATION : 1);
        return new MeasuredStep(
                id, work, flopPerSecond / Require.positive("peak", peakFlopPerSecond));
    }

    /** Beside what the rule expects of such work, with the 90 % range that it states. */
    public Compared against(UtilizationRule rule) {
        var expected = rule.of(work);
        return new Compared(
                id,
                mfu,
                expected.mfu().value(),
                expected.range().at(-NormalQuantile.OF_90_PERCENT),
                expected.range().at(NormalQuantile.OF_90_PERCENT));
    }
}
