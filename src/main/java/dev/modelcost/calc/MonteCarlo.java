package dev.modelcost.calc;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * The spread of a formula whose inputs are uncertain and independent, by sampling.
 *
 * <p>The same seed, inputs and formula give the same bits on every JVM and in a native image: one thread, the generator
 * xoshiro256++ (seeded by SplitMix64), {@link NormalQuantile}, {@link StrictMath}. One deviate is drawn for each input that is
 * not exact, in their order. The loop allocates nothing.
 */
public final class MonteCarlo {

    private MonteCarlo() {
    }

    /**
     * Low, median and high of the formula; the quantiles are of type 7, see {@link Quantiles}.
     *
     * <p>Sensitivity of an input: squared correlation of its normal deviate with the logarithm of the result, divided by the sum
     * over all inputs. For a product of lognormals that is the exact share of the variance of the logarithm. If a result is not
     * above 0 the result itself takes the place of its logarithm.
     *
     * @param samples at least 100
     * @param confidence share of the distribution between low and high, above 0 and below 1
     * @throws IllegalArgumentException if the formula gives a value that is not finite
     */
    public static SampledEstimate run(long seed, int samples, double confidence, List<UncertainInput> inputs, SampledFunction formula) {
        if (samples < 100) {
            throw new IllegalArgumentException("too few samples for a range: " + samples);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence outside 0..1: " + confidence);
        }
        var draw = new double[inputs.size()];
        for (int i = 0; i < draw.length; i++) {
            draw[i] = inputs.get(i).distribution().median();
        }
        var uncertain = IntStream.range(0, draw.length)
                .filter(i -> !(inputs.get(i).distribution() instanceof Distribution.Exact)).toArray();
        if (uncertain.length == 0) {
            return new SampledEstimate(Estimate.exact(finite(formula.apply(draw))), List.of());
        }
        var distributions = IntStream.of(uncertain).mapToObj(i -> inputs.get(i).distribution()).toArray(Distribution[]::new);
        var results = new double[samples];
        double typical = finite(formula.apply(draw));
        var spread = new Spread(uncertain.length, typical, typical > 0);
        if (!sample(generator(seed), draw, uncertain, distributions, formula, results, spread)) {
            // A result has no logarithm. That is rare, so the same draws once more cost less than two sums for every answer.
            spread = new Spread(uncertain.length, typical, false);
            sample(generator(seed), draw, uncertain, distributions, formula, results, spread);
        }
        double tail = (1 - confidence) / 2;
        var estimate = Estimate.range(Quantiles.of(results, tail), Quantiles.of(results, 0.5), Quantiles.of(results, 1 - tail), confidence);
        var shares = spread.shares(samples);
        var sensitivity = IntStream.range(0, uncertain.length).mapToObj(i -> new Sensitivity(inputs.get(uncertain[i]).name(), shares[i]))
                .sorted(Comparator.comparingDouble(Sensitivity::share).reversed()).toList();
        return new SampledEstimate(estimate, sensitivity);
    }

    /** Whether the spread took every result. */
    private static boolean sample(UniformRandomProvider random, double[] draw, int[] uncertain, Distribution[] distributions,
            SampledFunction formula, double[] results, Spread spread) {
        var deviates = new double[uncertain.length];
        for (int n = 0; n < results.length; n++) {
            // All deviates, then all values: a processor overlaps them so, a sixth faster than by turns.
            for (int i = 0; i < uncertain.length; i++) {
                deviates[i] = deviate(random);
            }
            for (int i = 0; i < uncertain.length; i++) {
                draw[uncertain[i]] = distributions[i].at(deviates[i]);
            }
            results[n] = finite(formula.apply(draw));
            if (!spread.takes(results[n])) {
                return false;
            }
            spread.add(deviates, results[n]);
        }
        return true;
    }

    /** The generator itself, not through {@code RandomSource}, which builds it by reflection and so fails in a native image. */
    static UniformRandomProvider generator(long seed) {
        var expanded = new SplitMix64(seed);
        return new XoShiRo256PlusPlus(expanded.nextLong(), expanded.nextLong(), expanded.nextLong(), expanded.nextLong());
    }

    /** Standard normal. The middle of one of 2^52 equal steps, so that neither 0 nor 1 can come up. */
    static double deviate(UniformRandomProvider random) {
        return NormalQuantile.of(((random.nextLong() >>> 12) + 0.5) * 0x1.0p-52);
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the formula gave " + value);
        }
        return value;
    }
}
