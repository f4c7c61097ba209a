package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;

/**
 * The work of a training step beside what its model FLOP say: attention over long sequences, which
 * 6 x parameters x tokens leaves out, and what is computed twice to save memory.
 *
 * @param sequenceTokens tokens of a sequence; null if unknown
 * @param attention FLOP of causal attention / FLOP of everything else; null if it is to be inferred
 *     from the sequence
 * @param counted FLOP of attention that the model FLOP hold / FLOP of everything else; 0 if they
 *     leave it out
 * @param recomputed FLOP computed a second time / model FLOP; 0 if nothing is
 */
public record StepWork(Double sequenceTokens, Double attention, double counted, double recomputed) {

    /** Sequences of unknown length; nothing is recomputed. */
    public static final StepWork UNKNOWN = new StepWork(null, null, 0, 0);

    /** A forward pass is a third of the work of a step. */
    public static final double FULL_RECOMPUTATION = 1.0 / 3;

    public StepWork {
        if (sequenceTokens != null) {
            Require.positive("sequenceTokens", sequenceTokens);
        }
        if (attention != null) {
            Require.notNegative("attention", attention);
        }
        Require.notNegative("counted", counted);
        Require.notNegative("recomputed", recomputed);
    }

    /** Model FLOP by 6 x parameters x tokens. */
    public static StepWork ofSequences(Double sequenceTokens) {
        return new StepWork(sequenceTokens, null, 0, 0);
    }

    /**
     * Model FLOP that were counted with attention.
     *
     * @param ofAttention FLOP of attention as counted / FLOP of everything else
     * @param causal whether the masked half was left out
     */
    public static StepWork counted(double ofAttention, boolean causal) {
        return new StepWork(null, causal ? ofAttention : ofAttention / 2, ofAttention, 0);
    }

    /** The same with this share of the model FLOP computed a second time. */
    public StepWork recomputing(double ofModelFlop) {
        return new StepWork(sequenceTokens, attention, counted, ofModelFlop);
    }
}
