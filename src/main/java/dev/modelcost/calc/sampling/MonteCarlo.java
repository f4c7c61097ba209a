package dev.modelcost.calc.sampling;

import dev.modelcost.calc.derivation.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * Samples a formula whose inputs are uncertain and independent to find its spread.
 *
 * <p>The same seed, inputs and formula give the same bits on every JVM and in a native image: one
 * thread, the generator xoshiro256++ (seeded by SplitMix64), {@link NormalQuantile}, {@link
 * StrictMath}. The loop allocates nothing.
 *
 * <p>Samples come in antithetic pairs (Hammersley and Morton 1956): for each even sample a deviate
 * is drawn for every input that is not exact, in order; the following odd sample uses the same
 * deviates with opposite signs. Where the inputs act symmetrically around their medians, as in a
 * product of lognormals, the sampled median then equals the true one up to the distance between two
 * neighbouring samples.
 */
public final class MonteCarlo {

    private MonteCarlo() {}

    /**
     * Low, median and high of the formula; the quantiles are of type 7, see {@link Quantiles}.
     *
     * <p>Sensitivity of an input: squared correlation of its normal deviate with the logarithm of
     * the result, divided by the sum over all inputs. For a product of lognormals that is the exact
     * share of the variance of the logarithm. If any result is not above 0, the result itself is
     * used instead of its logarithm.
     *
     * @param samples at least 100
     * @param confidence share of the distribution between low and high, above 0 and below 1
     * @throws IllegalArgumentException if the formula gives a value that is not finite
     */
    public static SampledEstimate run(
            long seed,
            int samples,
            double confidence,
            List<UncertainInput> inputs,
            SampledFunction formula) {
        var layout = new DrawLayout();
        inputs.forEach(layout::input);
        return run(seed, samples, confidence, layout, (draw, parts) -> formula.apply(draw)).whole();
    }

    /**
     * The same for a formula that also returns the parts of its result or other accompanying
     * values.
     *
     * @param layout where the formula finds its inputs and puts its parts
     */
    public static SampledParts run(
            long seed,
            int samples,
            double confidence,
            DrawLayout layout,
            SampledPartsFunction formula) {
        if (samples < 100) {
            throw new IllegalArgumentException("too few samples for a range: " + samples);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence outside 0..1: " + confidence);
        }
        var inputs = layout.inputs();
        int parts = layout.parts();
        var draw = new double[inputs.size()];
        for (int i = 0; i < draw.length; i++) {
            draw[i] = inputs.get(i).distribution().median();
        }
        var uncertain =
                IntStream.range(0, draw.length)
                        .filter(i -> !(inputs.get(i).distribution() instanceof Distribution.Exact))
                        .toArray();
        var middles = new double[parts];
        double typical = finite(formula.apply(draw, middles));
        if (uncertain.length == 0) {
            return new SampledParts(
                    new SampledEstimate(Estimate.exact(typical), List.of()),
                    DoubleStream.of(middles).mapToObj(Estimate::exact).toList(),
                    typical,
                    middles);
        }
        var distributions =
                IntStream.of(uncertain)
                        .mapToObj(i -> inputs.get(i).distribution())
                        .toArray(Distribution[]::new);
        var results = new double[parts + 1][samples];
        var spread = new Spread(uncertain.length, typical, typical > 0);
        if (!sample(generator(seed), draw, uncertain, distributions, formula, results, spread)) {
            // A result has no logarithm. That is rare, so repeating the same draws costs less than
            // keeping
            // two sums for every answer.
            spread = new Spread(uncertain.length, typical, false);
            sample(generator(seed), draw, uncertain, distributions, formula, results, spread);
        }
        var shares = spread.shares(samples);
        var sensitivity =
                IntStream.range(0, uncertain.length)
                        .mapToObj(i -> new Sensitivity(inputs.get(uncertain[i]).name(), shares[i]))
                        .sorted(Comparator.comparingDouble(Sensitivity::share).reversed())
                        .toList();
        return new SampledParts(
                new SampledEstimate(estimate(results[parts], confidence), sensitivity),
                IntStream.range(0, parts).mapToObj(i -> estimate(results[i], confidence)).toList(),
                typical,
                middles);
    }

    /**
     * The same draws for the result alone of such a formula, for whoever does not show its parts.
     *
     * @return without parts
     */
    public static SampledParts runWhole(
            long seed,
            int samples,
            double confidence,
            DrawLayout layout,
            SampledPartsFunction formula) {
        var unshown = new double[layout.parts()];
        return run(
                seed,
                samples,
                confidence,
                layout.withoutParts(),
                (draw, parts) -> formula.apply(draw, unshown));
    }

    /** A part that never varied is exact, whatever else varies. */
    private static Estimate estimate(double[] results, double confidence) {
        if (constant(results)) {
            return Estimate.exact(results[0]);
        }
        double tail = (1 - confidence) / 2;
        var quantiles = Quantiles.of(results, new double[] {tail, 0.5, 1 - tail});
        return Estimate.range(quantiles[0], quantiles[1], quantiles[2], confidence);
    }

    private static boolean constant(double[] results) {
        for (double result : results) {
            if (result != results[0]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the spread could include every result. */
    private static boolean sample(
            UniformRandomProvider random,
            double[] draw,
            int[] uncertain,
            Distribution[] distributions,
            SampledPartsFunction formula,
            double[][] results,
            Spread spread) {
        var deviates = new double[uncertain.length];
        int whole = results.length - 1;
        var parts = new double[whole];
        for (int n = 0; n < results[whole].length; n++) {
            // First all deviates, then all values: processors overlap this better, and it is a
            // sixth faster
            // than alternating.
            for (int i = 0; i < uncertain.length; i++) {
                deviates[i] = n % 2 == 0 ? deviate(random) : -deviates[i];
            }
            for (int i = 0; i < uncertain.length; i++) {
                draw[uncertain[i]] = distributions[i].at(deviates[i]);
            }
            double result = finite(formula.apply(draw, parts));
            results[whole][n] = result;
            for (int i = 0; i < whole; i++) {
                results[i][n] = parts[i];
            }
            if (!spread.takes(result)) {
                return false;
            }
            spread.add(deviates, result);
        }
        return true;
    }

    /**
     * Creates the generator directly rather than through {@code RandomSource}, which uses
     * reflection and so fails in a native image.
     */
    public static UniformRandomProvider generator(long seed) {
        var expanded = new SplitMix64(seed);
        return new XoShiRo256PlusPlus(
                expanded.nextLong(), expanded.nextLong(), expanded.nextLong(), expanded.nextLong());
    }

    /**
     * Standard normal. Uses the midpoint of one of 2^52 equal steps, so that neither 0 nor 1 can
     * occur.
     */
    public static double deviate(UniformRandomProvider random) {
        return NormalQuantile.of(((random.nextLong() >>> 12) + 0.5) * 0x1.0p-52);
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the formula gave " + value);
        }
        return value;
    }
}
