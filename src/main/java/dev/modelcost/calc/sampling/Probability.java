package dev.modelcost.calc.sampling;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How likely something is whose inputs are uncertain, by antithetic pairs of draws as {@link
 * MonteCarlo} takes them: the same bits for the same seed on every machine.
 */
public final class Probability {

    private Probability() {}

    /**
     * @param seed of the draws
     * @param samples how many, at least 2
     * @param happens 1 where it happens at a draw, 0 where it does not, 0.5 where the draw is a
     *     tie; the array is used again, so it must not be kept
     * @return 0..1
     */
    public static double of(
            long seed,
            int samples,
            List<UncertainInput> inputs,
            ToDoubleFunction<double[]> happens) {
        if (samples < 2) {
            throw new IllegalArgumentException("too few samples for a probability: " + samples);
        }
        var random = MonteCarlo.generator(seed);
        var deviates = new double[inputs.size()];
        var draw = new double[inputs.size()];
        double sum = 0;
        for (int n = 0; n < samples; n++) {
            for (int i = 0; i < draw.length; i++) {
                deviates[i] = n % 2 == 0 ? MonteCarlo.deviate(random) : -deviates[i];
                draw[i] = inputs.get(i).distribution().at(deviates[i]);
            }
            sum += happens.applyAsDouble(draw);
        }
        return sum / samples;
    }
}
