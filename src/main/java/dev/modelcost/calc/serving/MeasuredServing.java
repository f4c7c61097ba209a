package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Vocabulary;
import java.util.Objects;

/**
 * A measurement of serving beside what the methods say of the same load.
 *
 * @param name of the measurement
 * @param model that was served
 * @param chip that served
 * @param load of the chips; its batch is the number of requests in flight, or at maximum throughput
 *     the most that the engine takes
 * @param quantity that was measured
 * @param observed in s, or output tokens a second of all chips
 * @param firstTokenSeconds that a request waited for its first token; null if unknown
 */
public record MeasuredServing(
        String name,
        ServedModel model,
        ServingChip chip,
        ServingLoad load,
        Quantity quantity,
        double observed,
        Double firstTokenSeconds) {

    /** What is measured of a server. */
    public enum Quantity implements Vocabulary {
        /** Between two output tokens of a request, the prompts of others read between them, s. */
        SECONDS_PER_TOKEN,
        /** The same while no prompt is read. */
        STEP_SECONDS,
        /** Of all requests together, with as many of them as the server takes. */
        OUTPUT_TOKENS_PER_SECOND
    }

    public MeasuredServing {
        Objects.requireNonNull(model);
        Objects.requireNonNull(chip);
        Objects.requireNonNull(load);
        Objects.requireNonNull(quantity);
        Require.positive("observed", observed);
    }

    /** The seconds of a token that were observed; at maximum throughput those of the held batch. */
    public double observedSeconds(ServingMethod method) {
        return quantity == Quantity.OUTPUT_TOKENS_PER_SECOND
                ? held(method).batch() / observed
                : observed;
    }

    /** The load with as many requests as the memory holds. */
    public ServingLoad held(ServingMethod method) {
        return load.of(ServingMemory.of(model, chip, load, method).heldBatch());
    }

    /** What the method expects, in the unit of {@link #observed}. */
    public Estimate predictedBy(ServingMethod method) {
        var running = held(method);
        var decode = method.decode(model, chip, running);
        return switch (quantity) {
            case SECONDS_PER_TOKEN -> decode.secondsPerToken();
            case STEP_SECONDS -> decode.aloneSecondsPerToken();
            case OUTPUT_TOKENS_PER_SECOND -> decode.secondsPerToken().dividing(running.batch());
        };
    }

    /**
     * Whether the chips could have read the prompts of as many requests: if not, chips, requests or
     * precision of the row are not what was measured.
     */
    public boolean isPossible() {
        var requestsPerSecond =
                quantity == Quantity.OUTPUT_TOKENS_PER_SECOND
                        ? observed / load.outputTokens()
                        : load.batch()
                                / ((firstTokenSeconds == null ? 0 : firstTokenSeconds)
                                        + observed * load.outputTokens());
        return quantity == Quantity.STEP_SECONDS
                || requestsPerSecond * PrefillWork.boundSeconds(model, chip, load) <= 1;
    }

    /**
     * Observed / bound, at least 1 unless the bound is wrong or the measurement is not of what it
     * says. A request that waits for its first token is in flight but not in the batch: the bound
     * is that of the others.
     */
    public double overBound(ServingMethod method) {
        var running = held(method);
        if (firstTokenSeconds != null) {
            var decoding = observed * load.outputTokens();
            var share = decoding / (firstTokenSeconds + decoding);
            running =
                    running.of((int) Math.max(1, Math.min(running.batch(), load.batch() * share)));
        }
        var bound =
                Roofline.of(model, chip, running).seconds() / running.speculation().tokensPerStep();
        return quantity == Quantity.OUTPUT_TOKENS_PER_SECOND
                ? running.batch() / observed / bound
                : observed / bound;
    }
}
