package dev.modelcost.calc.serving;

import static dev.modelcost.calc.serving.ServingFixtures.H100_BF16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.calc.derivation.Step;
import org.junit.jupiter.api.Test;

/** A model of which parameters are known, but neither layers nor heads. */
class WeightsOnlyServingTest {

    private static final ServedModel DENSE =
            ServedModel.weightsOnly(70e9, 70e9, 70e9, 0, 2, "paper");
    private static final ServingLoad LOAD = new ServingLoad(8, 32, 1000, 500);

    @Test
    void readsTheWeightsAndNothingElse() {
        var roofline = Roofline.of(DENSE, H100_BF16, LOAD);

        assertThat(roofline.memorySeconds()).isEqualTo(140e9 / (8 * 3.35e12));
        assertThat(roofline.computeSeconds()).isEqualTo(32 * 2 * 70e9 / (8 * 989e12));
    }

    @Test
    void isNeverSlowerThanTheSameModelWithItsArchitecture() {
        var bare = ServingFixtures.CONSTANTS.decode(DENSE, H100_BF16, LOAD);
        var whole = ServingFixtures.CONSTANTS.decode(ServingFixtures.DENSE_70B, H100_BF16, LOAD);

        assertThat(bare.boundSeconds()).isLessThan(whole.boundSeconds());
    }

    @Test
    void saysWhatIsLeftOut() {
        var steps =
                ServingCost.of(
                                DENSE,
                                H100_BF16,
                                LOAD,
                                new ChipRate(2, 0.5, "offer"),
                                ServingFixtures.CONSTANTS)
                        .steps();

        assertThat(steps)
                .filteredOn(step -> step.formula().startsWith("left out"))
                .extracting(Step::step)
                .containsExactlyInAnyOrder(
                        "KV cache per token", "Communication", "Launch", "Attention of the prompt");
    }

    @Test
    void takesTheContextThatIsGiven() {
        var load = new ServingLoad(8, 32, 1000, 500, 4000);

        assertThat(load.meanContextTokens()).isEqualTo(4000);
        assertThat(load.fullContextTokens()).isEqualTo(4000);
        assertThat(load.requestTokens()).isEqualTo(1500);
        assertThat(Roofline.of(ServingFixtures.DENSE_70B, H100_BF16, load).memorySeconds())
                .isEqualTo((140e9 + 32 * 4000.0 * 327_680) / (8 * 3.35e12));
    }

    @Test
    void refusesAnArchitectureWithoutACache() {
        assertThatThrownBy(
                        () ->
                                ServedModel.dense(
                                        70e9, 80, 8192, 64, 128, 8, 2, KvCache.LEFT_OUT, null))
                .hasMessageContaining("without a KV cache");
    }
}
