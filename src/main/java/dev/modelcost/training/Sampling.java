package dev.modelcost.training;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * How a range is sampled.
 *
 * @param confidence share of the distribution between low and high, 0.5 to 0.99
 * @param samples of the Monte Carlo method, 100 to 20000
 */
public record Sampling(double confidence, int samples) {

    static final Sampling DEFAULT = new Sampling(0.9, 10_000);

    /** For a median: it is the formula at the medians of its inputs, and needs no samples. */
    static final Sampling FEWEST = new Sampling(0.9, 100);

    private static final Parameter<Double> CONFIDENCE =
            Parameter.number("confidence", 0.5, 0.99)
                    .describedAs("Share of the distribution between low and high.")
                    .defaultsTo(DEFAULT.confidence);

    /** Keeps a question from taking more than 100 ms of a core. */
    private static final int MOST_SAMPLES = 20_000;

    private static final Parameter<Integer> SAMPLES =
            Parameter.integer("samples", 100, MOST_SAMPLES)
                    .describedAs("Number of Monte Carlo samples.")
                    .defaultsTo(DEFAULT.samples);

    static final Parameters<Sampling> PARAMETERS =
            Parameters.of(Sampling.class, Sampling::read, CONFIDENCE, SAMPLES);

    /**
     * @throws InvalidInput naming the invalid value
     */
    static Sampling read(GivenValues given) {
        return new Sampling(given.read(CONFIDENCE), given.read(SAMPLES));
    }
}
