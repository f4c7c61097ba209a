package dev.modelcost.calc;

import java.util.List;

/**
 * Memory that a model needs, and the chips that hold it.
 *
 * @param neededBytes weights with their overhead, or weights and the whole batch's cache, whichever
 *     is more
 * @param chipsNeeded the least power of two of chips with that much memory
 * @param fits whether the chips of the load have it
 * @param steps how it was computed
 */
public record ServingMemory(double neededBytes, int chipsNeeded, boolean fits, List<Step> steps) {

    public ServingMemory {
        steps = List.copyOf(steps);
    }

    /**
     * @throws IllegalArgumentException if more than 2^30 chips were needed
     */
    public static ServingMemory of(
            ServedModel model, ServingChip chip, ServingLoad load, ServingConstants constants) {
        var weights = model.weightBytes();
        var cache = load.batch() * load.fullContextTokens() * model.kvCache().bytesPerToken();
        // The overhead stands for a small cache. A large batch needs more than that, which the
        // published rule does not see.
        var needed = Math.max(constants.memoryOverhead() * weights, weights + cache);
        var chips = powerOfTwoChips(needed, chip.memoryBytes());
        return new ServingMemory(
                needed,
                chips,
                load.chips() * chip.memoryBytes() >= needed,
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
                                "KV cache of the batch",
                                load.contextTokens() == null
                                        ? "batch x (prompt + output) x KV bytes per token"
                                        : "batch x max(prompt + output, context) x KV bytes per token",
                                cache,
                                "byte",
                                Input.of("batch", load.batch(), "1"),
                                Input.of("prompt", load.promptTokens(), "token"),
                                Input.of("output", load.outputTokens(), "token"),
                                Input.of(
                                        "KV bytes per token",
                                        model.kvCache().bytesPerToken(),
                                        "byte/token")),
                        Step.of(
                                "Memory needed",
                                "max(overhead x weights, weights + cache)",
                                needed,
                                "byte",
                                new Input(
                                        "overhead",
                                        constants.memoryOverhead(),
                                        "1",
                                        constants.source()),
                                Input.of("weights", weights, "byte"),
                                Input.of("cache", cache, "byte")),
                        Step.of(
                                "Chips needed",
                                "2^ceil(log2(ceil(needed / memory)))",
                                chips,
                                "chip",
                                Input.of("needed", needed, "byte"),
                                new Input(
                                        "memory",
                                        chip.memoryBytes(),
                                        "byte/chip",
                                        chip.source()))));
    }

    /** The least power of two of chips that hold {@code bytes}. */
    static int powerOfTwoChips(double bytes, double bytesPerChip) {
        var chips = Math.ceil(bytes / bytesPerChip);
        if (chips > 1 << 30) {
            throw new IllegalArgumentException("no machine has that many chips: " + chips);
        }
        return chips <= 1 ? 1 : Integer.highestOneBit((int) chips - 1) << 1;
    }
}
