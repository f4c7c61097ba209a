package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The memory that a model needs, and the chips needed to hold it.
 *
 * <p>The weights alone say how many chips a copy needs at least; the cache of a large batch needs
 * more, and is reported separately.
 *
 * @param neededBytes weights, with what the method adds to them
 * @param chipsNeeded the smallest power of two of chips with that much memory to fill
 * @param cacheBytes size of the keys, values and states of the whole batch when its requests end,
 *     each kept once; 0 if the architecture is unknown
 * @param cacheCopies how often the chips of the load keep them; more than 1 where the chips are
 *     more than the heads that can be divided among them
 * @param fits whether the chips of the load hold both
 * @param heldBatch requests of the batch whose cache the chips hold while they are at all stages
 *     between their first and last token; the others wait. The whole batch where not even the
 *     weights fit
 * @param steps how it was computed
 */
public record ServingMemory(
        double neededBytes,
        int chipsNeeded,
        double cacheBytes,
        double cacheCopies,
        boolean fits,
        int heldBatch,
        List<Step> steps) {

    private static final int MOST_CHIPS = 1 << 30;

    public ServingMemory {
        steps = List.copyOf(steps);
    }

    /**
     * @throws IllegalArgumentException if more than 2^30 chips would be needed
     */
    public static ServingMemory of(
            ServedModel model, ServingChip chip, ServingLoad load, ServingMethod method) {
        var cache = cacheBytes(model, load);
        var copies = load.sharing().cacheCopies(model);
        var needed = method.memoryOverhead() * model.weightBytes();
        var chips = powerOfTwoChips(needed, usable(chip, method));
        var held = heldBatch(model, chip, load, method);
        return new ServingMemory(
                needed,
                chips,
                cache,
                copies,
                fits(model, chip, load, method),
                held,
                Stream.of(
                                weights(model, chip, method, needed, chips),
                                cache(model, load, cache, copies),
                                held(model, chip, load, method, held))
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * The fewest chips that hold the weights and the cache of the batch: {@code least}, or that
     * times a power of two.
     *
     * @param sharing how that many chips would share the work
     * @throws IllegalArgumentException if more than 2^30 chips would be needed
     */
    public static int chipsForBatch(
            ServedModel model,
            ServingChip chip,
            ServingLoad load,
            ServingMethod method,
            int least,
            IntFunction<Sharing> sharing) {
        for (long chips = least; chips <= MOST_CHIPS; chips *= 2) {
            if (fits(model, chip, load.on(sharing.apply((int) chips)), method)) {
                return (int) chips;
            }
        }
        var needed =
                powerOfTwoChips(
                        method.memoryOverhead() * model.weightBytes(), usable(chip, method));
        return Math.max(least, Math.max(needed, chip.chipsLinked()));
    }

    /** Whether the chips of the load hold the weights, without a cache. */
    public static boolean holdsWeights(
            ServedModel model, ServingChip chip, ServingLoad load, ServingMethod method) {
        return method.memoryOverhead() * model.weightBytes() <= load.chips() * usable(chip, method);
    }

    static boolean fits(
            ServedModel model, ServingChip chip, ServingLoad load, ServingMethod method) {
        var weights = model.weightBytes();
        var cache = load.batch() * requestBytes(model, load, load.fullContextTokens());
        return Math.max(method.memoryOverhead() * weights, weights + cache)
                <= load.chips() * usable(chip, method);
    }

    /** The least requests of the batch and those that fit, at least 1. */
    private static int heldBatch(
            ServedModel model, ServingChip chip, ServingLoad load, ServingMethod method) {
        var free = load.chips() * usable(chip, method) - model.weightBytes();
        var each = requestBytes(model, load, load.meanContextTokens());
        if (free <= 0 || each == 0) {
            return load.batch();
        }
        return (int) Math.max(1, Math.min(load.batch(), Math.floor(free / each)));
    }

    /** All copies of the keys and values of a context, and a state, which the chips divide. */
    private static double requestBytes(ServedModel model, ServingLoad load, double contextTokens) {
        return model.kvCache().bytes(contextTokens) * load.sharing().cacheCopies(model)
                + model.kvCache().stateBytesHeld();
    }

    private static double cacheBytes(ServedModel model, ServingLoad load) {
        return load.batch()
                * (model.kvCache().bytes(load.fullContextTokens())
                        + model.kvCache().stateBytesHeld());
    }

    private static double usable(ServingChip chip, ServingMethod method) {
        return method.memoryShare() * chip.memoryBytes();
    }

    private static List<Step> weights(
            ServedModel model, ServingChip chip, ServingMethod method, double needed, int chips) {
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
                        new Input("overhead", method.memoryOverhead(), "1", method.source()),
                        Input.of("weights", model.weightBytes(), "byte")),
                Step.of(
                        "Chips needed",
                        "2^ceil(log2(ceil(needed / (share x memory))))",
                        chips,
                        "chip",
                        Input.of("needed", needed, "byte"),
                        new Input("share", method.memoryShare(), "1", method.source()),
                        memory(chip)));
    }

    private static List<Step> cache(
            ServedModel model, ServingLoad load, double bytes, double copies) {
        var span = model.kvCache().span();
        var full = load.fullContextTokens();
        var steps = new ArrayList<>(span.steps("Full context, mean over layers", full));
        steps.add(
                Step.of(
                        "KV cache of the batch",
                        "batch x (full context x KV bytes per token + state)",
                        bytes,
                        "byte",
                        Input.of("batch", load.batch(), "1"),
                        Input.of("full context", span.keptTokens(full), "token"),
                        Input.of(
                                "KV bytes per token",
                                model.kvCache().bytesPerToken(),
                                "byte/token"),
                        Input.of("state", model.kvCache().stateBytesHeld(), "byte")));
        if (copies > 1) {
            steps.add(
                    Step.of(
                            "Copies of the cache",
                            "chips / (heads divided x groups)",
                            copies,
                            "1",
                            Input.of("chips", load.chips(), "chip"),
                            Input.of(
                                    "heads divided",
                                    Math.min(load.sharing().tensor(), model.kvHeads()),
                                    "1"),
                            Input.of("groups", load.sharing().data(), "1")));
        }
        return steps;
    }

    private static List<Step> held(
            ServedModel model, ServingChip chip, ServingLoad load, ServingMethod method, int held) {
        if (held == load.batch()) {
            return List.of();
        }
        return List.of(
                Step.of(
                        "Requests decoded together",
                        "max(1, 0 - ceil((weights - chips x share x memory) / cache of a request))",
                        held,
                        "1",
                        Input.of("chips", load.chips(), "chip"),
                        new Input("share", method.memoryShare(), "1", method.source()),
                        memory(chip),
                        Input.of("weights", model.weightBytes(), "byte"),
                        Input.of(
                                "cache of a request",
                                requestBytes(model, load, load.meanContextTokens()),
                                "byte")));
    }

    private static Input memory(ServingChip chip) {
        return new Input("memory", chip.memoryBytes(), "byte/chip", chip.source());
    }

    /** The smallest power-of-two number of chips that hold {@code bytes}. */
    public static int powerOfTwoChips(double bytes, double bytesPerChip) {
        var chips = Math.ceil(bytes / bytesPerChip);
        if (chips > MOST_CHIPS) {
            throw new IllegalArgumentException("no machine has that many chips: " + chips);
        }
        return chips <= 1 ? 1 : Integer.highestOneBit((int) chips - 1) << 1;
    }
}
