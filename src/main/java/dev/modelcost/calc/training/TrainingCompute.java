package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Time;

/**
 * The work of training, in FLOP, and the share of the chips' peak that it uses.
 *
 * <p>FLOP are floating-point operations (work); FLOP/s is speed. Peaks are dense, never with
 * sparsity. All arguments must be finite and above zero, or the method throws {@link
 * IllegalArgumentException}.
 *
 * <p>Sources: Kaplan et al. 2020, "Scaling laws for neural language models" (6ND); Narayanan et al.
 * 2021, "Efficient large-scale language model training on GPU clusters" (the exact dense count);
 * Chowdhery et al. 2022, "PaLM", appendix B (MFU and HFU).
 */
public final class TrainingCompute {

    /** 2 FLOP per parameter and token forward, twice that backward. */
    private static final double FLOP_PER_PARAMETER_AND_TOKEN = 6;

    /** A backward pass does the work of two forward passes. */
    private static final double FORWARD_PASSES_IN_TRAINING = 3;

    private TrainingCompute() {}

    /**
     * Training FLOP = 6 N D x epochs, without attention over the sequence.
     *
     * @param activeParameters used per token: in a mixture of experts, the active ones rather than
     *     all
     * @param tokens in the data set
     * @param epochs passes over the data set
     */
    public static double flop(double activeParameters, double tokens, double epochs) {
        return FLOP_PER_PARAMETER_AND_TOKEN
                * Require.positive("activeParameters", activeParameters)
                * Require.positive("tokens", tokens)
                * Require.positive("epochs", epochs);
    }

    /**
     * Training FLOP per token with attention: 6 N + 3 x the forward FLOP of attention.
     *
     * @param activeParameters used in matrix products per token; the input embedding is a look-up
     *     and takes no FLOP
     * @param causal whether attention is counted without the masked half; state which, because the
     *     two differ by an eighth for DeepSeek-V3
     */
    public static double flopPerToken(
            double activeParameters, AttentionShape attention, double sequence, boolean causal) {
        return FLOP_PER_PARAMETER_AND_TOKEN * Require.positive("activeParameters", activeParameters)
                + FORWARD_PASSES_IN_TRAINING * attention.forwardFlopPerToken(sequence, causal);
    }

    /**
     * FLOP of one forward pass of a dense transformer with a feed-forward block of four times the
     * hidden size: 24 b L s h^2 (1 + s / (6 h) + V / (12 L h)).
     *
     * @param batch sequences
     * @param sequence tokens per sequence
     * @param causal whether attention is counted without the half that the mask removes, s / (12 h)
     */
    public static double denseForwardFlop(
            double batch,
            double sequence,
            double layers,
            double hidden,
            double vocabulary,
            boolean causal) {
        double blocks =
                24
                        * Require.positive("batch", batch)
                        * Require.positive("layers", layers)
                        * Require.positive("sequence", sequence)
                        * Require.positive("hidden", hidden)
                        * hidden;
        return blocks
                * (1
                        + sequence / ((causal ? 12 : 6) * hidden)
                        + Require.positive("vocabulary", vocabulary) / (12 * layers * hidden));
    }

    /** Training FLOP of the same pass including the backward pass: three times the forward pass. */
    public static double denseTrainingFlop(
            double batch,
            double sequence,
            double layers,
            double hidden,
            double vocabulary,
            boolean causal) {
        return FORWARD_PASSES_IN_TRAINING
                * denseForwardFlop(batch, sequence, layers, hidden, vocabulary, causal);
    }

    /**
     * FLOP of attention in one forward pass over all layers: 4 b s^2 h per layer, half of it if
     * counted as causal.
     */
    public static double attentionForwardFlop(
            double batch, double sequence, double layers, double hidden, boolean causal) {
        double all =
                4
                        * Require.positive("batch", batch)
                        * Require.positive("sequence", sequence)
                        * sequence
                        * Require.positive("hidden", hidden)
                        * Require.positive("layers", layers);
        return causal ? all / 2 : all;
    }

    /**
     * FLOP of attention / those of everything else in {@link #denseForwardFlop}: s / (6 h) / (1 + V
     * / (12 L h)).
     */
    public static double attentionShare(
            double sequence, double layers, double hidden, double vocabulary, boolean causal) {
        return Require.positive("sequence", sequence)
                / ((causal ? 12 : 6) * Require.positive("hidden", hidden))
                / (1
                        + Require.positive("vocabulary", vocabulary)
                                / (12 * Require.positive("layers", layers) * hidden));
    }

    /** FLOP of the output layer in one forward pass: 2 b s h V. */
    public static double logitsForwardFlop(
            double batch, double sequence, double hidden, double vocabulary) {
        return 2
                * Require.positive("batch", batch)
                * Require.positive("sequence", sequence)
                * Require.positive("hidden", hidden)
                * Require.positive("vocabulary", vocabulary);
    }

    /**
     * Model FLOP utilisation: model FLOP / (chip-hours x 3600 x dense peak FLOP/s at the given
     * precision). A value above 1 is impossible but is returned all the same, because that is how
     * an impossible claim is detected.
     */
    public static double mfu(double modelFlop, double chipHours, double peakFlopPerSecond) {
        return Require.positive("modelFlop", modelFlop)
                / (Time.hoursToSeconds(Require.positive("chipHours", chipHours))
                        * Require.positive("peakFlopPerSecond", peakFlopPerSecond));
    }

    /** Hardware FLOP utilisation: as {@link #mfu}, including the FLOP recomputed to save memory. */
    public static double hfu(
            double modelFlop, double recomputedFlop, double chipHours, double peakFlopPerSecond) {
        return mfu(
                Require.positive("modelFlop", modelFlop)
                        + Require.notNegative("recomputedFlop", recomputedFlop),
                chipHours,
                peakFlopPerSecond);
    }

    /**
     * FLOP repeated when every activation is recomputed: one more forward pass, a third of the
     * model FLOP of training.
     */
    public static double fullRecomputationFlop(double modelFlop) {
        return Require.positive("modelFlop", modelFlop) / FORWARD_PASSES_IN_TRAINING;
    }

    /**
     * MFU of a run in steady state, from the throughput that its training loop reports: tokens per
     * second over all chips.
     */
    public static double mfuOfThroughput(
            double flopPerToken, double tokensPerSecond, double chips, double peakFlopPerSecond) {
        return Require.positive("flopPerToken", flopPerToken)
                * Require.positive("tokensPerSecond", tokensPerSecond)
                / (Require.positive("chips", chips)
                        * Require.positive("peakFlopPerSecond", peakFlopPerSecond));
    }

    /**
     * Chip-hours = FLOP / (peak x MFU) / 3600. {@code mfu} above 0; above 1 only where the run
     * computes in fewer bits than the peak is of.
     */
    public static double chipHours(double modelFlop, double peakFlopPerSecond, double mfu) {
        return Time.secondsToHours(
                Require.positive("modelFlop", modelFlop)
                        / (Require.positive("peakFlopPerSecond", peakFlopPerSecond)
                                * Require.positive("mfu", mfu)));
    }
}
