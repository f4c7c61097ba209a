package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory that a model needs, and the chips needed to hold it.
 *
 * <p>The published rule (EcoLogits) is weights plus an overhead, which allows for a small cache.
 * The cache of a large batch outgrows that allowance, so what it needs is reported separately.
 *
 * @param neededBytes weights with their overhead
 * @param chipsNeeded the smallest power of two of chips with that much memory
 * @param cacheBytes size of the keys and values of the whole batch when its requests end; 0 if the
 *     architecture is unknown
 * @param chipsForBatch the smallest power of two of chips that hold both the weights and that cache
 * @param fits whether the chips of the load hold both
 * @param steps how it was computed
 */
public record ServingMemory(
        double neededBytes,
        int chipsNeeded,
        double cacheBytes,
        int chipsForBatch,
        boolean fits,
        List<Step> steps) {

    public ServingMemory {
        steps = List.copyOf(steps);
    }

    /**
     * @throws IllegalArgumentException if more than 2^30 chips would be needed
     */
    public static ServingMemory of(
            ServedModel model, ServingChip chip, ServingLoad load, ServingConstants constants) {
        var weights = model.weightBytes();
        var cache = load.batch() * load.fullContextTokens() * model.kvCache().bytesPerToken();
        var needed = constants.memoryOverhead() * weights;
        var withCache = Math.max(needed, weights + cache);
        var chips = powerOfTwoChips(needed, chip.memoryBytes());
        var chipsForBatch = powerOfTwoChips(withCache, chip.memoryBytes());
        var memory = new Input("memory", chip.memoryBytes(), "byte/chip", chip.source());
        var cached = new ArrayList<Input>();
        cached.add(Input.of("batch", load.batch(), "1"));
        cached.add(Input.of("prompt", load.promptTokens(), "token"));
        cached.add(Input.of("output", load.outputTokens(), "token"));
        if (load.contextTokens() != null) {
            cached.add(Input.of("context", load.contextTokens(), "token"));
        }
        cached.add(Input.of("KV bytes per token", model.kvCache().bytesPerToken(), "byte/token"));
        return new ServingMemory(
                needed,
                chips,
                cache,
                chipsForBatch,
                load.chips() * chip.memoryBytes() >= withCache,
                List.of(
                        Step.of(
                                "Weights",
                                "parameters x bytes",
                                weights,
                                "byte",
                                new Input(
                                        "parameters", model.parametersTotal(), "1", model.source()),
                                Input.of("bytes", model.bytesPerParameter(), "byte")),
                        Step.of(
                                "Memory needed",
                                "overhead x weights",
                                needed,
                                "byte",
                                new Input(
                                        "overhead",
                                        constants.memoryOverhead(),
                                        "1",
                                        constants.source()),
                                Input.of("weights", weights, "byte")),
                        Step.of(
                                "Chips needed",
                                "2^ceil(log2(ceil(needed / memory)))",
                                chips,
                                "chip",
                                Input.of("needed", needed, "byte"),
                                memory),
                        Step.of(
                                "KV cache of the batch",
                                load.contextTokens() == null
                                        ? "batch x (prompt + output) x KV bytes per token"
                                        : "batch x max(prompt + output, context) x KV bytes per token",
                                cache,
                                "byte",
                                cached.toArray(Input[]::new)),
                        Step.of(
                                "Chips for the batch",
                                "2^ceil(log2(ceil(max(needed, weights + cache) / memory)))",
                                chipsForBatch,
                                "chip",
                                Input.of("needed", needed, "byte"),
                                Input.of("weights", weights, "byte"),
                                Input.of("cache", cache, "byte"),
                                memory)));
    }

    /** The smallest power-of-two number of chips that hold {@code bytes}. */
    public static int powerOfTwoChips(double bytes, double bytesPerChip) {
        var chips = Math.ceil(bytes / bytesPerChip);
        if (chips > 1 << 30) {
            throw new IllegalArgumentException("no machine has that many chips: " + chips);
        }
        return chips <= 1 ? 1 : Integer.highestOneBit((int) chips - 1) << 1;
    }
}
