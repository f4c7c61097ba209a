package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * How the chips that serve a copy of a model share its work.
 *
 * @param tensor chips that compute each layer together (tensor parallelism)
 * @param data groups of such chips, each with requests of its own in attention, while experts are
 *     shared by all (attention data parallelism); 1 in a dense model
 * @param expert chips over which whole experts are spread (expert parallelism); 1 if each chip
 *     holds a slice of every expert
 */
public record Sharing(int tensor, int data, int expert) {

    /** One chip. */
    public static final Sharing ALONE = new Sharing(1, 1, 1);

    /**
     * @throws IllegalArgumentException if a number is below 1, or experts are spread over more
     *     chips than there are
     */
    public Sharing {
        Require.atLeast(1, "tensor", tensor);
        Require.atLeast(1, "data", data);
        Require.atLeast(1, "expert", expert);
        if (expert > (long) tensor * data) {
            throw new IllegalArgumentException(
                    "experts on more chips than there are: " + expert + " > " + tensor * data);
        }
    }

    /** All chips compute each layer together. */
    public static Sharing tensor(int chips) {
        return new Sharing(chips, 1, 1);
    }

    /** Each chip has requests of its own in attention, and experts that all use. */
    public static Sharing dataAndExperts(int chips) {
        return new Sharing(1, chips, chips);
    }

    /**
     * How the chips of a copy usually share its work: layer by layer within a server. A mixture of
     * experts on more than a server has groups, and so has one whose cache cannot be divided where
     * its copies would not fit.
     *
     * @param chips of the copy
     */
    public static Sharing usual(
            ServedModel model,
            ServingChip chip,
            int chips,
            ServingLoad load,
            ServingMethod method) {
        var together = tensor(chips);
        if (chips == 1 || !model.isMixture()) {
            return together;
        }
        var divisible = model.kvHeads() > 1 || model.isWeightsOnly();
        if (chips > chip.chipsLinked() && chips % chip.chipsLinked() == 0) {
            return divisible
                    ? new Sharing(chip.chipsLinked(), chips / chip.chipsLinked(), chips)
                    : dataAndExperts(chips);
        }
        return divisible || ServingMemory.fits(model, chip, load.on(together), method)
                ? together
                : dataAndExperts(chips);
    }

    /** Chips of the copy. */
    public int chips() {
        return tensor * data;
    }

    /**
     * How many chips divide the cache of a request among them: heads that keep keys and values can
     * be divided, a latent vector cannot.
     */
    int cacheShares(ServedModel model) {
        return Math.min(tensor, model.kvHeads()) * data;
    }

    /** Copies of the cache that the chips keep together; 1 if each value is kept once. */
    double cacheCopies(ServedModel model) {
        return (double) chips() / cacheShares(model);
    }
}
