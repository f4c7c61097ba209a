package dev.modelcost.calc.serving;

import static dev.modelcost.calc.serving.ServingFixtures.CONSTANTS;
import static dev.modelcost.calc.serving.ServingFixtures.DENSE_70B;
import static dev.modelcost.calc.serving.ServingFixtures.DENSE_8B;
import static dev.modelcost.calc.serving.ServingFixtures.H100_BF16;
import static dev.modelcost.calc.serving.ServingFixtures.H100_FP8;
import static dev.modelcost.calc.serving.ServingFixtures.MIXTURE;
import static dev.modelcost.calc.serving.ServingFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * Expected values were computed apart, by a script from the formulas of
 * docs/concepts/serving-cost.md.
 */
class ServingCostTest {

    private static final Percentage TINY = Percentage.withPercentage(1e-9);
    private static final ServingLoad LOAD = new ServingLoad(8, 32, 1000, 500);
    private static final ChipRate HALF_USED = new ChipRate(2, 0.5, "rate");

    @Test
    void countsAKeyAndAValueForEachKvHead() {
        assertThat(DENSE_70B.kvCache().bytesPerToken()).isEqualTo(327_680);
        assertThat(MIXTURE.kvCache().bytesPerToken()).isEqualTo(70_272);
    }

    @Test
    void reproducesTheRooflineOfADenseModel() {
        var decode = CONSTANTS.decode(DENSE_70B, H100_BF16, LOAD);
        assertThat(decode.roofline().memorySeconds()).isCloseTo(0.005712955223880597, TINY);
        assertThat(decode.roofline().computeSeconds()).isCloseTo(0.0005794814964610718, TINY);
        assertThat(value(decode.steps(), "Communication")).isCloseTo(0.003260615119904927, TINY);
        assertThat(value(decode.steps(), "Launch")).isCloseTo(0.00128, TINY);
        assertThat(decode.boundSeconds()).isEqualTo(decode.roofline().memorySeconds());
        assertThat(value(decode.steps(), "Step")).isCloseTo(0.010888343146438922, TINY);
        assertThat(decode.limitedBy()).isEqualTo(DecodeStep.Limit.MEMORY_BANDWIDTH);
    }

    @Test
    void estimatesByTheFitWithItsSpread() {
        var seconds = CONSTANTS.decode(DENSE_70B, H100_BF16, LOAD).secondsPerToken();
        assertThat(seconds.low()).isCloseTo(0.007327214328358209, TINY);
        assertThat(seconds.median()).isCloseTo(2.04 * 0.005712955223880597 + 0.003, TINY);
        assertThat(seconds.high()).isCloseTo(0.029308857313432836, TINY);
        assertThat(seconds.confidence()).isEqualTo(0.71);
        assertThat(seconds.exact()).isFalse();
    }

    @Test
    void pricesPromptAndOutput() {
        var cost = ServingCost.of(DENSE_70B, H100_BF16, LOAD, HALF_USED, CONSTANTS);
        assertThat(cost.outputTokensPerSecond().median()).isCloseTo(2183.640232560944, TINY);
        assertThat(cost.outputTokensPerSecondPerChip().median())
                .isCloseTo(2183.640232560944 / 8, TINY);
        assertThat(cost.usdPerMillionOutputTokens().low()).isCloseTo(2.035337313432836, TINY);
        assertThat(cost.usdPerMillionOutputTokens().median()).isCloseTo(4.070674626865672, TINY);
        assertThat(cost.usdPerMillionOutputTokens().high()).isCloseTo(8.141349253731343, TINY);
        assertThat(cost.usdPerMillionPromptTokens().median()).isCloseTo(0.2267975026883015, TINY);
        assertThat(cost.usdPerMillionPromptTokens().low()).isCloseTo(0.15875825188181103, TINY);
        assertThat(cost.usdPerMillionTokens().median()).isCloseTo(1.5080898774140914, TINY);
        assertThat(cost.floorUsdPerMillionTokens()).isCloseTo(0.3174080850661868, TINY);
    }

    @Test
    void readsOnlyTheExpertsThatABatchChose() {
        assertThat(MIXTURE.weightBytesRead(1)).isCloseTo(37e9, TINY);
        assertThat(MIXTURE.weightBytesRead(64)).isCloseTo(585610494490.7089, TINY);
        assertThat(MIXTURE.weightBytesRead(100_000)).isCloseTo(671e9, TINY);
        assertThat(DENSE_70B.weightBytesRead(1)).isEqualTo(140e9);
    }

    @Test
    void servesAMixtureOnTwoServers() {
        var cost =
                ServingCost.of(
                        MIXTURE,
                        H100_FP8,
                        new ServingLoad(16, 64, 1000, 500),
                        HALF_USED,
                        CONSTANTS);
        assertThat(cost.memory().neededBytes()).isCloseTo(1.2 * 671e9, TINY);
        assertThat(cost.memory().chipsNeeded()).isEqualTo(16);
        assertThat(cost.memory().fits()).isTrue();
        assertThat(value(cost.decode().steps(), "Communication"))
                .isCloseTo(0.003159825986202254, TINY);
        assertThat(cost.decode().secondsPerToken().median()).isCloseTo(0.025502123118676234, TINY);
        assertThat(cost.usdPerMillionTokens().median()).isCloseTo(2.405151865239925, TINY);
    }

    @Test
    void oneChipDoesNotCommunicate() {
        var cost =
                ServingCost.of(
                        DENSE_8B,
                        H100_BF16,
                        new ServingLoad(1, 1, 1000, 500),
                        new ChipRate(2, 1, "rate"),
                        CONSTANTS);
        assertThat(value(cost.decode().steps(), "Communication")).isZero();
        assertThat(cost.usdPerMillionOutputTokens().median()).isCloseTo(7.135030447761193, TINY);
    }

    @Test
    void roundsChipsUpToAPowerOfTwo() {
        assertThat(ServingMemory.powerOfTwoChips(80e9, 80e9)).isEqualTo(1);
        assertThat(ServingMemory.powerOfTwoChips(80e9 + 1, 80e9)).isEqualTo(2);
        assertThat(ServingMemory.powerOfTwoChips(81e9 * 4, 80e9)).isEqualTo(8);
        assertThat(ServingMemory.of(DENSE_70B, H100_BF16, LOAD, CONSTANTS).chipsNeeded())
                .isEqualTo(4);
    }

    @Test
    void aLargeBatchNeedsMoreMemoryThanTheRuleOfThumb() {
        var memory =
                ServingMemory.of(
                        DENSE_70B, H100_BF16, new ServingLoad(4, 512, 1000, 500), CONSTANTS);
        assertThat(memory.neededBytes()).isCloseTo(1.2 * 140e9, TINY);
        assertThat(memory.chipsNeeded()).isEqualTo(4);
        assertThat(memory.cacheBytes()).isCloseTo(512 * 1500 * 327_680.0, TINY);
        assertThat(
                        ServingMemory.chipsForBatch(
                                DENSE_70B,
                                H100_BF16,
                                new ServingLoad(4, 512, 1000, 500),
                                CONSTANTS,
                                1,
                                Sharing::tensor))
                .isEqualTo(8);
        assertThat(memory.fits()).isFalse();
    }

    /** Within a server the measurements speak, beyond it the step. */
    @Test
    void expectsTheFitWithinAServerAndNoLessThanTheStepBeyondIt() {
        for (int chips : new int[] {1, 2, 4, 8, 16, 64}) {
            var decode =
                    CONSTANTS.decode(DENSE_8B, H100_FP8, new ServingLoad(chips, 64, 1000, 500));
            var fit = 2.04 * decode.boundSeconds() + 0.003;
            assertThat(decode.secondsPerToken().median())
                    .isCloseTo(
                            chips <= 8 ? fit : Math.max(fit, value(decode.steps(), "Step")), TINY);
        }
    }

    @Test
    void isLimitedByComputeOnceTheBatchIsLarge() {
        var load = new ServingLoad(8, 4096, 10, 10);
        assertThat(CONSTANTS.decode(DENSE_70B, H100_BF16, load).limitedBy())
                .isEqualTo(DecodeStep.Limit.COMPUTE);
    }

    @Test
    void isLimitedByCommunicationOnManyChips() {
        var decode = CONSTANTS.decode(DENSE_8B, H100_BF16, new ServingLoad(64, 1, 1000, 500));
        assertThat(decode.limitedBy()).isEqualTo(DecodeStep.Limit.COMMUNICATION);
    }

    @Test
    void impliesTheMarginUnderAListPrice() {
        var cost = ServingCost.of(DENSE_70B, H100_BF16, LOAD, HALF_USED, CONSTANTS);
        var margin = cost.impliedMargin(2);
        assertThat(margin.median()).isCloseTo(1 - 1.5080898774140914 / 2, within(1e-12));
        assertThat(margin.low()).isNegative();
        assertThatIllegalArgumentException().isThrownBy(() -> cost.impliedMargin(0));
    }

    @Test
    void derivesEachResultWithItsSources() {
        var cost = ServingCost.of(DENSE_70B, H100_BF16, LOAD, HALF_USED, CONSTANTS);
        assertThat(cost.steps())
                .extracting(Step::step)
                .contains(
                        "KV cache per token",
                        "Memory needed",
                        "Roofline",
                        "Communication",
                        "Expected time per token (median)",
                        "Prefill, expected (median)",
                        "Output cost (median)",
                        "Blended cost (median)");
        assertThat(cost.steps())
                .flatExtracting(Step::sources)
                .contains("h100", "dense-70b", "erdil-2025", "rate");
    }

    @Test
    void refusesWhatCannotBe() {
        var cache = KvCache.latent(1, 1, 1, null);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ServedModel(1e9, 2e9, 0, 1, 1, 1, 1, 1, 1, 2, cache, 0, null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ServedModel(3e9, 1e9, 2e9, 1, 1, 1, 1, 1, 1, 2, cache, 0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> KvCache.grouped(0, 128, 80, 2, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServingLoad(0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChipRate(2, 1.01, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServingChip(Double.NaN, 1, 1, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServingMemory.powerOfTwoChips(1e30, 1));
    }

    @Test
    void pricesDeepSeeksPublishedThroughput() {
        var rate = new ChipRate(2, 1, "deepseek-serving-day");
        assertThat(rate.usdPerMillionTokens(8, 73_700)).isCloseTo(0.0603, within(5e-5));
        assertThat(rate.usdPerMillionTokens(8, 14_800)).isCloseTo(0.3003, within(5e-5));
    }
}
