package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;
import java.util.Objects;

/**
 * What serving needs to know about a model.
 *
 * <p>Where layers and heads are unknown, {@link #weightsOnly} leaves out what depends on them: the
 * KV cache, the FLOP of attention, communication and kernel launches.
 *
 * @param parametersTotal all parameters
 * @param parametersActive parameters used per token; equal to the total in a dense model
 * @param parametersShared parameters that every token uses (attention, embeddings, shared experts);
 *     equal to the total in a dense model
 * @param parametersLookedUp parameters of an input embedding that is not the output layer too: a
 *     token looks its row up and reads no other; 0 if unknown
 * @param layers transformer layers; 0, like the next three, if the architecture is unknown
 * @param hiddenSize size of the vector passed between layers
 * @param attentionHeads query heads
 * @param headSize values per head; for multi-head latent attention, of the compressed vector that
 *     scores are computed on
 * @param bytesPerParameter of the weights as served: 2 for 16 bits, 1 for 8 bits, 0.5 for 4 bits
 * @param promptHeadSize values per head while a prompt is read, when compressed vectors are
 *     expanded to keys and values; equal to the head size without compression
 * @param kvHeads heads that keep keys and values; 1 with multi-head latent attention, whose vector
 *     all heads share, and if the architecture is unknown
 * @param kvCache KV cache per token
 * @param expertsPerToken routed experts of a layer that a token uses; 0 in a dense model and where
 *     the experts of a mixture are unknown, so that a bound counts the active parameters alone
 * @param source slug of the source of the parameters; null if the caller gave them
 * @param attentionSource slug of the source of layers, heads and sizes; null if the caller gave
 *     them
 */
public record ServedModel(
        double parametersTotal,
        double parametersActive,
        double parametersShared,
        double parametersLookedUp,
        int layers,
        int hiddenSize,
        int attentionHeads,
        int headSize,
        int promptHeadSize,
        int kvHeads,
        double bytesPerParameter,
        KvCache kvCache,
        int expertsPerToken,
        String source,
        String attentionSource) {

    /** A model whose figures all come from one source. */
    public ServedModel(
            double parametersTotal,
            double parametersActive,
            double parametersShared,
            int layers,
            int hiddenSize,
            int attentionHeads,
            int headSize,
            int promptHeadSize,
            int kvHeads,
            double bytesPerParameter,
            KvCache kvCache,
            int expertsPerToken,
            String source) {
        this(
                parametersTotal,
                parametersActive,
                parametersShared,
                0,
                layers,
                hiddenSize,
                attentionHeads,
                headSize,
                promptHeadSize,
                kvHeads,
                bytesPerParameter,
                kvCache,
                expertsPerToken,
                source,
                source);
    }

    /**
     * @throws IllegalArgumentException if a size is not above 0, or shared &gt; active, or active
     *     &gt; total
     */
    public ServedModel {
        Require.positive("parametersTotal", parametersTotal);
        Require.positive("parametersActive", parametersActive);
        Require.notNegative("parametersShared", parametersShared);
        Require.notNegative("parametersLookedUp", parametersLookedUp);
        Require.positive("bytesPerParameter", bytesPerParameter);
        Objects.requireNonNull(kvCache);
        if (kvCache.bytesPerToken() == 0) {
            if (layers != 0 || hiddenSize != 0 || attentionHeads != 0 || headSize != 0) {
                throw new IllegalArgumentException("an architecture without a KV cache");
            }
        } else {
            Require.positive("layers", layers);
            Require.positive("hiddenSize", hiddenSize);
            Require.positive("attentionHeads", attentionHeads);
            Require.positive("headSize", headSize);
            Require.positive("promptHeadSize", promptHeadSize);
        }
        Require.atLeast(1, "kvHeads", kvHeads);
        Require.notNegative("expertsPerToken", expertsPerToken);
        if (parametersActive > parametersTotal || parametersShared > parametersActive) {
            throw new IllegalArgumentException(
                    "not shared <= active <= total: "
                            + parametersShared
                            + ", "
                            + parametersActive
                            + ", "
                            + parametersTotal);
        }
    }

    /** A model that uses all of its parameters for every token. */
    public static ServedModel dense(
            double parameters,
            int layers,
            int hiddenSize,
            int attentionHeads,
            int headSize,
            int kvHeads,
            double bytesPerParameter,
            KvCache kvCache,
            String source) {
        return new ServedModel(
                parameters,
                parameters,
                parameters,
                layers,
                hiddenSize,
                attentionHeads,
                headSize,
                headSize,
                kvHeads,
                bytesPerParameter,
                kvCache,
                0,
                source);
    }

    /**
     * A model of which only the parameters are known. Times and memory computed from it cover the
     * weights alone, and so are lower bounds.
     */
    public static ServedModel weightsOnly(
            double parametersTotal,
            double parametersActive,
            double parametersShared,
            int expertsPerToken,
            double bytesPerParameter,
            String source) {
        return new ServedModel(
                parametersTotal,
                parametersActive,
                parametersShared,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                bytesPerParameter,
                KvCache.LEFT_OUT,
                expertsPerToken,
                source,
                source);
    }

    /**
     * The parameters of a mixture that every token uses, which follow from what it holds and what a
     * token uses: all outside the routed experts.
     *
     * @param experts routed, of a layer
     * @param perToken of them that a token uses
     * @return 0 to {@code active}; figures that are rounded may give less than nothing
     * @throws IllegalArgumentException unless a token uses some of the experts, but not all
     */
    public static double sharedParameters(double total, double active, int experts, int perToken) {
        Require.positive("perToken", perToken);
        if (perToken >= experts) {
            throw new IllegalArgumentException(
                    "a token uses all experts: " + perToken + " of " + experts);
        }
        var used = (double) perToken / experts;
        return Math.max(0, (active - total * used) / (1 - used));
    }

    /** Whether layers and heads are unknown, so that whatever depends on them is left out. */
    public boolean isWeightsOnly() {
        return layers == 0;
    }

    /** Bytes of all weights. */
    public double weightBytes() {
        return parametersTotal * bytesPerParameter;
    }

    /** The share of the parameters in experts that a token uses; 1 in a dense model. */
    public double activeShare() {
        var experts = parametersTotal - parametersShared;
        return experts == 0 ? 1 : (parametersActive - parametersShared) / experts;
    }

    /** The same model with an input embedding of that many parameters. */
    public ServedModel lookingUp(double parameters) {
        return new ServedModel(
                parametersTotal,
                parametersActive,
                parametersShared,
                parameters,
                layers,
                hiddenSize,
                attentionHeads,
                headSize,
                promptHeadSize,
                kvHeads,
                bytesPerParameter,
                kvCache,
                expertsPerToken,
                source,
                attentionSource);
    }

    /** Shared parameters that a step reads: all but those that tokens look up. */
    double sharedParametersRead() {
        return Math.max(0, parametersShared - parametersLookedUp);
    }

    /** Parameters that a token is multiplied with. */
    double parametersMultiplied() {
        return Math.max(parametersActive / 2, parametersActive - parametersLookedUp);
    }

    /** Whether it is a mixture of experts. */
    public boolean isMixture() {
        return parametersActive < parametersTotal;
    }

    /**
     * Weight bytes that a decode step reads: the shared ones and the experts chosen by at least one
     * of {@code tokens}, if tokens choose independently and uniformly.
     */
    public double weightBytesRead(int tokens) {
        return (sharedParametersRead() + expertParametersRead(tokens)) * bytesPerParameter;
    }

    /**
     * The same, where nothing may be overstated: with shared parameters unknown the active ones.
     */
    double weightBytesAtLeast(int tokens) {
        return isMixture() && expertsPerToken == 0
                ? parametersMultiplied() * bytesPerParameter
                : weightBytesRead(tokens);
    }

    /** Parameters of the experts chosen by at least one of {@code tokens}. */
    double expertParametersRead(int tokens) {
        // expm1 and log1p, because 1 - (1 - share)^tokens loses precision for a small share.
        var chosen =
                activeShare() == 1
                        ? 1
                        : -StrictMath.expm1(tokens * StrictMath.log1p(-activeShare()));
        return (parametersTotal - parametersShared) * chosen;
    }

    /**
     * FLOP of the attention scores and sums of one token.
     *
     * @param keptTokens that it looks back on, in the mean over the layers that keep a cache
     */
    double attentionFlop(double keptTokens) {
        return 4.0 * headSize * attentionHeads * kvCache.span().layers() * keptTokens;
    }

    /**
     * FLOP of the attention of a prompt's tokens.
     *
     * @param tokens of the prompt, from the first on
     */
    double promptAttentionFlop(double tokens) {
        return tokens == 0
                ? 0
                : 4.0
                        * promptHeadSize
                        * attentionHeads
                        * kvCache.span().layers()
                        * tokens
                        * kvCache.span().keptTokensWhileReading(tokens);
    }
}
