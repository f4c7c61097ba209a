package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;

/**
 * The sizes that determine the work of attention over a sequence.
 *
 * @param layers with attention, above 0
 * @param heads query heads per layer, above 0; sharing keys and values between heads (GQA, MLA)
 *     does not reduce this work
 * @param queryKeySize size of one query and key head; in MLA, the part without positional encoding
 *     plus the rotary part
 * @param valueSize size of one value head
 */
public record AttentionShape(int layers, int heads, int queryKeySize, int valueSize) {

    public AttentionShape {
        Require.positive("layers", layers);
        Require.positive("heads", heads);
        Require.positive("queryKeySize", queryKeySize);
        Require.positive("valueSize", valueSize);
    }

    /**
     * The usual transformer, where heads times head size equals the hidden size and keys are as
     * long as values.
     */
    public static AttentionShape ofHeads(int layers, int heads, int headSize) {
        return new AttentionShape(layers, heads, headSize, headSize);
    }

    /**
     * FLOP of one forward pass for one token in a sequence: queries with keys, and weights with
     * values, 2 FLOP each.
     *
     * @param sequence tokens in the sequence
     * @param causal whether the half that the causal mask removes is left out of the count
     */
    public double forwardFlopPerToken(double sequence, boolean causal) {
        Require.positive("sequence", sequence);
        double all = 2.0 * layers * heads * ((double) queryKeySize + valueSize) * sequence;
        return causal ? all / 2 : all;
    }
}
