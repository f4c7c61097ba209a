package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        var cache = load.batch() * model.kvCache().bytes(load.fullContextTokens());
        var needed = constants.memoryOverhead() * weights;
        var withCache = Math.max(needed, weights + cache);
        var chips = powerOfTwoChips(needed, chip.memoryBytes());
        var chipsForBatch = powerOfTwoChips(withCache, chip.memoryBytes());
        return new ServingMemory(
                needed,
                chips,
                cache,
                chipsForBatch,
                load.chips() * chip.memoryBytes() >= withCache,
                Stream.of(
                                weights(model, chip, constants, needed, chips),
                                cache(model, load, cache),
                                List.of(
                                        Step.of(
                                                "Chips for the batch",
                                                "2^ceil(log2(ceil(max(needed, weights + cache) / memory)))",
                                                chipsForBatch,
                                                "chip",
                                                Input.of("needed", needed, "byte"),
                                                Input.of("weights", weights, "byte"),
                                                Input.of("cache", cache, "byte"),
                                                memory(chip))))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Step> weights(
            ServedModel model,
            ServingChip chip,
            ServingConstants constants,
            double needed,
            int chips) {
        return List.of(
                Step.of(
                        "Weights",
                        "parameters x bytes",
                        model.weightBytes(),
                        "byte",
                        new Input("parameters", model.parametersTotal(), "1", model.source()),
                        Input.of("bytes", model.bytesPerParameter(), "byte")),
                Step.of(
                        "Memory needed",
                        "overhead x weights",
                        needed,
                        "byte",
                        new Input("overhead", constants.memoryOverhead(), "1", constants.source()),
                        Input.of("weights", model.weightBytes(), "byte")),
                Step.of(
                        "Chips needed",
                        "2^ceil(log2(ceil(needed / memory)))",
                        chips,
                        "chip",
                        Input.of("needed", needed, "byte"),
                        memory(chip)));
    }

    private static List<Step> cache(ServedModel model, ServingLoad load, double bytes) {
        var span = model.kvCache().span();
        var full = load.fullContextTokens();
        var steps = new ArrayList<>(span.steps("Full context, mean over layers", full));
        steps.add(
                Step.of(
                        "KV cache of the batch",
                        "batch x full context x KV bytes per token",
                        bytes,
                        "byte",
                        Input.of("batch", load.batch(), "1"),
                        Input.of("full context", span.keptTokens(full), "token"),
                        Input.of(
                                "KV bytes per token",
                                model.kvCache().bytesPerToken(),
                                "byte/token")));
        return steps;
    }

    private static Input memory(ServingChip chip) {
        return new Input("memory", chip.memoryBytes(), "byte/chip", chip.source());
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
