package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class TrainingComputeTest {

    private static final double H800_BF16 = 989e12;
    private static final double H800_FP8 = 1979e12;

    @Test
    void countsSixFlopPerActiveParameterAndToken() {
        assertThat(TrainingCompute.flop(405_853_388_800.0, 15.6e12, 1))
                .as("Llama 3.1 405B, published as 3.8e25")
                .isCloseTo(3.8e25, withinPercentage(0.1));
        assertThat(TrainingCompute.flop(174.6e9, 300e9, 1))
                .as("GPT-3, published as 3.14e23")
                .isCloseTo(3.14e23, withinPercentage(0.2));
        assertThat(TrainingCompute.flop(1e9, 1e9, 3)).isEqualTo(18e18);
    }

    @Test
    void theExactDenseCountIsTheSumOfItsParts() {
        double b = 512;
        double s = 2048;
        double layers = 96;
        double h = 12288;
        double v = 51200;
        double weights = 24 * b * layers * s * h * h;
        assertThat(TrainingCompute.denseForwardFlop(b, s, layers, h, v, false))
                .isCloseTo(
                        weights
                                + TrainingCompute.attentionForwardFlop(b, s, layers, h, false)
                                + TrainingCompute.logitsForwardFlop(b, s, h, v),
                        withinPercentage(1e-9));
        assertThat(TrainingCompute.denseTrainingFlop(b, s, layers, h, v, false))
                .isEqualTo(3 * TrainingCompute.denseForwardFlop(b, s, layers, h, v, false));
        assertThat(TrainingCompute.attentionForwardFlop(b, s, layers, h, true))
                .isEqualTo(TrainingCompute.attentionForwardFlop(b, s, layers, h, false) / 2);
        assertThat(TrainingCompute.denseForwardFlop(b, s, layers, h, v, true))
                .isCloseTo(
                        weights
                                + TrainingCompute.attentionForwardFlop(b, s, layers, h, true)
                                + TrainingCompute.logitsForwardFlop(b, s, h, v),
                        withinPercentage(1e-9));
    }

    @Test
    void attentionByShapeAgreesWithTheDenseCount() {
        var shape = AttentionShape.ofHeads(96, 96, 128);
        assertThat(shape.forwardFlopPerToken(2048, false) * 4 * 2048)
                .isCloseTo(
                        TrainingCompute.attentionForwardFlop(4, 2048, 96, 96 * 128, false),
                        withinPercentage(1e-9));
    }

    /**
     * arXiv 2412.19437 for the architecture and 180 K chip-hours per trillion tokens; 2505.09343
     * Table 4 for the three figures.
     */
    @Test
    void reproducesTheThreeUtilisationsOfDeepSeekV3() {
        var attention = new AttentionShape(61, 128, 128 + 64, 128);
        double causal =
                TrainingCompute.flopPerToken(deepSeekV3WeightsInProducts(), attention, 4096, true)
                        * 1e12;
        double notCausal =
                TrainingCompute.flopPerToken(deepSeekV3WeightsInProducts(), attention, 4096, false)
                        * 1e12;
        assertThat(TrainingCompute.mfu(causal, 180e3, H800_BF16))
                .isCloseTo(0.3894, withinPercentage(1));
        assertThat(TrainingCompute.mfu(notCausal, 180e3, H800_BF16))
                .isCloseTo(0.4373, withinPercentage(1));
        assertThat(TrainingCompute.mfu(causal, 180e3, H800_FP8))
                .isCloseTo(0.195, withinPercentage(1));
    }

    @Test
    void theRoundedParametersOfDeepSeekV3AreAPercentOff() {
        var attention = new AttentionShape(61, 128, 192, 128);
        double causal = TrainingCompute.flopPerToken(37e9, attention, 4096, true) * 1e12;
        assertThat(TrainingCompute.mfu(causal, 180e3, H800_BF16))
                .isCloseTo(0.3894, withinPercentage(1.5));
    }

    /** arXiv 2204.02311 section 4.1 and appendix B: 238.3 K tokens/s on 6,144 TPU v4. */
    @Test
    void reproducesPalmWithAndWithoutAttention() {
        var attention = AttentionShape.ofHeads(118, 48, 256);
        double with = TrainingCompute.flopPerToken(540.35e9, attention, 2048, false);
        assertThat(TrainingCompute.mfuOfThroughput(6 * 540.35e9, 238.3e3, 6144, 275e12))
                .isCloseTo(0.457, within(0.0005));
        assertThat(TrainingCompute.mfuOfThroughput(with, 238.3e3, 6144, 275e12))
                .isCloseTo(0.462, within(0.0005));
    }

    @Test
    void wholeRunMfuOfLlamaIsBelowWhatItsStepsReach() {
        double flop = TrainingCompute.flop(405_853_388_800.0, 15.6e12, 1);
        assertThat(TrainingCompute.mfu(flop, 30.84e6, 989e12))
                .as("38 to 43 % are published for steps of pre-training")
                .isCloseTo(0.346, within(0.001));
    }

    @Test
    void hfuOfGlmIsItsMfuWithOneMoreForwardPass() {
        double flop = TrainingCompute.flop(130e9, 400e9, 1);
        double hours = TrainingCompute.chipHours(flop, 312e12, 0.325);
        double hfu =
                TrainingCompute.hfu(
                        flop, TrainingCompute.fullRecomputationFlop(flop), hours, 312e12);
        assertThat(hfu)
                .as("arXiv 2210.02414: MFU 32.5 %, HFU 43.3 %")
                .isCloseTo(0.433, within(0.0005));
    }

    @Test
    void anImpossibleUtilisationIsReturnedForTheAuditToFind() {
        assertThat(TrainingCompute.mfu(1e24, 1, 1e15)).isGreaterThan(1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> TrainingCompute.flop(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("activeParameters");
        assertThatThrownBy(() -> TrainingCompute.flop(1, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrainingCompute.chipHours(1e20, 1e15, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AttentionShape(0, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Weights that a token is multiplied with: latent attention, 3 dense and 58 expert layers (8 of
     * 256 and 1 shared), output.
     */
    private static double deepSeekV3WeightsInProducts() {
        double h = 7168;
        double heads = 128;
        double attention =
                h * 1536
                        + 1536 * heads * 192
                        + h * (512 + 64)
                        + 512 * heads * (128 + 128)
                        + heads * 128 * h;
        double dense = 3 * h * 18432;
        double experts = 3 * h * 2048 * 9 + h * 256;
        return 61 * attention + 3 * dense + 58 * experts + h * 129_280;
    }
}
