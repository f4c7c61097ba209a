package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;
import java.util.Objects;

/**
 * What serving needs to know of a model.
 *
 * <p>Where layers and heads are unknown, {@link #weightsOnly} leaves out what depends on them: the
 * KV cache, the FLOP of attention, communication and kernel launches.
 *
 * @param parametersTotal all parameters
 * @param parametersActive parameters used for a token; equal to the total in a dense model
 * @param parametersShared parameters that every token uses (attention, embeddings, shared experts);
 *     equal to the total in a dense model
 * @param layers transformer layers; 0, as the next three, if the architecture is unknown
 * @param hiddenSize values of the vector that layers hand on
 * @param attentionHeads query heads
 * @param headSize values of a head; for multi-head latent attention, of the compressed vector that
 *     scores are computed on
 * @param bytesPerParameter of the weights as served: 2 for 16 bits, 1 for 8 bits, 0.5 for 4 bits
 * @param kvCache of a token
 * @param source slug of the source of the parameters; null if the caller gave them
 * @param attentionSource slug of the source of layers, heads and sizes; null if the caller gave
 *     them
 */
public record ServedModel(
        double parametersTotal,
        double parametersActive,
        double parametersShared,
        int layers,
        int hiddenSize,
        int attentionHeads,
        int headSize,
        double bytesPerParameter,
        KvCache kvCache,
        String source,
        String attentionSource) {

    /** A model whose figures are all from one source. */
    public ServedModel(
            double parametersTotal,
            double parametersActive,
            double parametersShared,
            int layers,
            int hiddenSize,
            int attentionHeads,
            int headSize,
            double bytesPerParameter,
            KvCache kvCache,
            String source) {
        this(
                parametersTotal,
                parametersActive,
                parametersShared,
                layers,
                hiddenSize,
                attentionHeads,
                headSize,
                bytesPerParameter,
                kvCache,
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
        }
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

    /** A model that uses all of its parameters for each token. */
    public static ServedModel dense(
            double parameters,
            int layers,
            int hiddenSize,
            int attentionHeads,
            int headSize,
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
                bytesPerParameter,
                kvCache,
                source);
    }

    /**
     * A model of which the parameters alone are known. Times and memory that follow are of the
     * weights alone: lower bounds of those with the architecture.
     */
    public static ServedModel weightsOnly(
            double parametersTotal,
            double parametersActive,
            double parametersShared,
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
                bytesPerParameter,
                KvCache.LEFT_OUT,
                source);
    }

    /** Whether layers and heads are unknown, and what depends on them is left out. */
    public boolean isWeightsOnly() {
        return layers == 0;
    }

    /** Bytes of all weights. */
    public double weightBytes() {
        return parametersTotal * bytesPerParameter;
    }

    /** Of the parameters in experts, the share that a token uses; 1 in a dense model. */
    public double activeShare() {
        var experts = parametersTotal - parametersShared;
        return experts == 0 ? 1 : (parametersActive - parametersShared) / experts;
    }

    /**
     * Weight bytes that a decode step reads: the shared ones and the experts that at least one of
     * {@code batch} tokens chose, if tokens choose independently and evenly.
     */
    public double weightBytesRead(int batch) {
        var experts = parametersTotal - parametersShared;
        // expm1 and log1p, because 1 - (1 - share)^batch loses its digits for a small share.
        var chosen =
                activeShare() == 1
                        ? 1
                        : -StrictMath.expm1(batch * StrictMath.log1p(-activeShare()));
        return (parametersShared + experts * chosen) * bytesPerParameter;
    }

    /** FLOP of the attention scores and sums of one token over {@code contextTokens}. */
    public double attentionFlop(double contextTokens) {
        return 4.0 * headSize * attentionHeads * layers * contextTokens;
    }
}
