package dev.modelcost.calc.serving;

import static dev.modelcost.calc.serving.ServingFixtures.DENSE_70B;
import static dev.modelcost.calc.serving.ServingFixtures.DENSE_8B;
import static dev.modelcost.calc.serving.ServingFixtures.H100_BF16;
import static dev.modelcost.calc.serving.ServingFixtures.H100_FP8;
import static dev.modelcost.calc.serving.ServingFixtures.LINKS;
import static dev.modelcost.calc.serving.ServingFixtures.MIXTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.testsupport.RedoneSteps;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The terms of an engine's times, with round constants that a reader can redo. */
class EngineTimesTest {

    private static final EngineTimes TIMES =
            new EngineTimes(
                    new EngineFactors(1.1, 1.8, 1, 2, 6, 2.5, 6, 2),
                    new EngineOverheads(40e-6, 10e-6, 45e-6, 0, 0, 0.5e-6),
                    LINKS,
                    450e9,
                    3,
                    0.7,
                    0.57,
                    0.9,
                    0.9,
                    new Spread(1.4, 0.9, "fit"),
                    new Spread(1.5, 0.9, "fit"),
                    new Spread(3, 0.9, "fit"),
                    new FirstTokenFactors(4, 500e-6, 1, 2, 0.1, 0.2, new Spread(2, 0.9, "fit")),
                    "fit");

    @Test
    void addsWeightsCacheAndOverheadsOfADenseModel() {
        var decode = TIMES.decode(DENSE_8B, H100_BF16, new ServingLoad(1, 32, 1000, 500));

        var weights = 1.1 * 16e9 / 3.35e12;
        var cache = 32.0 * 1250 * 131_072 / 3.35e12;
        var overhead = 32 * (40e-6 + 32 * 0.5e-6);
        assertThat(decode.aloneSecondsPerToken().median())
                .isCloseTo(weights + cache + overhead, within(1e-9));
        var prompt = 2.5 * decode(decode, "Prefill, bound");
        assertThat(decode.secondsPerToken().median())
                .isCloseTo(weights + cache + overhead + 32 / 500.0 * prompt, within(1e-9));
        assertThat(decode.limitedBy()).isEqualTo(DecodeStep.Limit.MEMORY_BANDWIDTH);
    }

    @Test
    void itsRangeReachesFromABatchBesideWhichNothingIsReadToTheSpreadAboveTheMedian() {
        var seconds =
                TIMES.decode(DENSE_8B, H100_BF16, new ServingLoad(8, 1, 1000, 500))
                        .secondsPerToken();
        var alone =
                TIMES.decode(DENSE_8B, H100_BF16, new ServingLoad(8, 1, 1000, 500))
                        .aloneSecondsPerToken();

        assertThat(seconds.low()).isEqualTo(alone.low()).isEqualTo(alone.median() / 1.4);
        assertThat(seconds.high()).isEqualTo(seconds.median() * 1.4);
        assertThat(seconds.confidence()).isEqualTo(0.9);
    }

    @Test
    void takesLongerForALayerOfAMixtureOnMoreChips() {
        var slow =
                new EngineTimes(
                        TIMES.factors(),
                        new EngineOverheads(40e-6, 10e-6, 45e-6, 20e-6, 0, 0.5e-6),
                        LINKS,
                        450e9,
                        3,
                        0.7,
                        0.57,
                        0.9,
                        0.9,
                        TIMES.spread(),
                        TIMES.promptSpread(),
                        TIMES.mixturePromptSpread(),
                        TIMES.firstToken(),
                        "fit");
        var load = new ServingLoad(8, 4, 1000, 1000);

        assertThat(seconds(slow, MIXTURE, load) - seconds(TIMES, MIXTURE, load))
                .isCloseTo(MIXTURE.layers() * 3 * 20e-6, within(1e-9));
        assertThat(seconds(slow, DENSE_70B, load)).isEqualTo(seconds(TIMES, DENSE_70B, load));
    }

    @Test
    void addsUpTheVectorsOfAPromptOnChipsThatComputeItTogether() {
        var together = TIMES.decode(DENSE_70B, H100_FP8, new ServingLoad(8, 10, 1000, 500));
        var alone = TIMES.decode(DENSE_70B, H100_FP8, new ServingLoad(1, 10, 1000, 500));

        var links = 6 * 7 / 8.0 * 1000 * 8192 * 2 * 80 / 450e9;
        assertThat(beside(together))
                .isCloseTo(
                        10 / 500.0 * (2.5 * decode(together, "Prefill, bound") + links),
                        within(1e-9));
        assertThat(beside(alone))
                .isCloseTo(10 / 500.0 * 2.5 * decode(alone, "Prefill, bound"), within(1e-9));
    }

    private static double beside(DecodeStep decode) {
        return decode.secondsPerToken().median() - decode.aloneSecondsPerToken().median();
    }

    private static double seconds(EngineTimes times, ServedModel model, ServingLoad load) {
        return times.decode(model, H100_FP8, load).aloneSecondsPerToken().median();
    }

    @Test
    void sendsTokensToTheirExpertsWhereTheseAreSpread() {
        var load = new ServingLoad(8, 256, 1000, 1000);
        var sliced = TIMES.decode(MIXTURE, H100_FP8, load);
        var spread = TIMES.decode(MIXTURE, H100_FP8, load.on(new Sharing(8, 1, 8)));

        var sent = 2 * 256.0 * 8 * 7168 * 3 * 61 / (8 * 450e9);
        assertThat(spread.aloneSecondsPerToken().median() - sliced.aloneSecondsPerToken().median())
                .isCloseTo(sent, within(1e-9));
    }

    @Test
    void aStateTakesMemoryThatTheCacheOfOtherRequestsCannotHave() {
        var state = Step.of("State", "2 x bytes", 4e9, "byte", Input.of("bytes", 2e9, "byte"));
        var hybrid =
                ServedModel.dense(
                        8e9,
                        DENSE_8B.layers(),
                        DENSE_8B.hiddenSize(),
                        DENSE_8B.attentionHeads(),
                        DENSE_8B.headSize(),
                        DENSE_8B.kvHeads(),
                        2,
                        DENSE_8B.kvCache().withState(4e9, state),
                        "model");
        var load = new ServingLoad(1, 64, 100, 100);

        var memory = ServingMemory.of(hybrid, H100_BF16, load, TIMES);

        assertThat(memory.cacheBytes()).isEqualTo(64 * (200.0 * 131_072 + 2e9));
        assertThat(memory.heldBatch())
                .isEqualTo((int) ((0.9 * 80e9 - 16e9) / (150.0 * 131_072 + 2e9)));
        assertThat(memory.fits()).isFalse();
        assertThat(ServingMemory.of(DENSE_8B, H100_BF16, load, TIMES).fits()).isTrue();
    }

    @Test
    void keepsOneLatentVectorOnEveryChipOfATensorParallelGroup() {
        var load = new ServingLoad(8, 256, 8000, 1000);
        var tensor = ServingMemory.of(MIXTURE, H100_FP8, load, TIMES);
        var data = ServingMemory.of(MIXTURE, H100_FP8, load.on(Sharing.dataAndExperts(8)), TIMES);

        assertThat(tensor.cacheCopies()).isEqualTo(8);
        assertThat(data.cacheCopies()).isEqualTo(1);
        assertThat(tensor.cacheBytes()).isEqualTo(data.cacheBytes());
        assertThat(ServingMemory.of(DENSE_70B, H100_BF16, load, TIMES).cacheCopies()).isEqualTo(1);
    }

    @Test
    void usuallyDividesRequestsWhereALatentCacheWouldNotFitInCopies() {
        var h200 = new ServingChip(1979e12, 141e9, 4.8e12, "h200");
        assertThat(Sharing.usual(MIXTURE, h200, 8, new ServingLoad(8, 1, 100, 100), TIMES))
                .isEqualTo(Sharing.tensor(8));
        assertThat(Sharing.usual(MIXTURE, h200, 8, new ServingLoad(8, 512, 8000, 1000), TIMES))
                .isEqualTo(Sharing.dataAndExperts(8));
        assertThat(Sharing.usual(DENSE_70B, h200, 16, new ServingLoad(16, 8, 100, 100), TIMES))
                .isEqualTo(Sharing.tensor(16));
    }

    @Test
    void speculationYieldsMoreTokensForAStepThatComputesMore() {
        var plain = new ServingLoad(8, 8, 1000, 500);
        var guessing =
                new ServingLoad(8, 1000, 500, null, 0, new Speculation(3, 0.7), Sharing.tensor(8));

        assertThat(guessing.speculation().tokensPerStep())
                .isCloseTo(1 + 0.7 + 0.49 + 0.343, within(1e-12));
        assertThat(TIMES.decode(DENSE_70B, H100_BF16, guessing).boundSeconds())
                .isLessThan(TIMES.decode(DENSE_70B, H100_BF16, plain).boundSeconds())
                .isGreaterThanOrEqualTo(
                        TIMES.decode(DENSE_70B, H100_BF16, plain).boundSeconds() / 4);
    }

    @Test
    void aFirstTokenWaitsForStepsAndForThePromptsOfOthers() {
        var load = new ServingLoad(8, 16, 1000, 500);
        for (var model : List.of(DENSE_70B, MIXTURE)) {
            var prefill = TIMES.prefill(model, H100_FP8, load);
            var token = TIMES.decode(model, H100_FP8, load).secondsPerToken().median();
            var prompt = prefill.secondsUnderLoad().median();
            var prompts = model == MIXTURE ? 3 + 0.3 * 16 : 1 + 0.1 * 16;

            assertThat(prefill.firstTokenSeconds().median())
                    .isCloseTo(
                            4 * token + model.layers() * 500e-6 + prompts * prompt, within(1e-9));
            assertThat(prefill.firstTokenSeconds().high())
                    .isEqualTo(2 * prefill.firstTokenSeconds().median());
        }
    }

    @Test
    void aPromptIsNeverReadFasterThanTheWeights() {
        var prefill = TIMES.prefill(DENSE_8B, H100_BF16, new ServingLoad(1, 1, 16, 500));

        assertThat(prefill.seconds().median())
                .isCloseTo(16e9 / (0.9 * 3.35e12) + 32 * 40e-6, within(1e-9));
    }

    @Property(tries = 300)
    void nothingIsFasterThanTheBoundAndEveryStepCanBeRedone(
            @ForAll @IntRange(min = 1, max = 4096) int batch,
            @ForAll @IntRange(min = 1, max = 100_000) int prompt,
            @ForAll @IntRange(min = 1, max = 10_000) int output,
            @ForAll @IntRange(min = 0, max = 7) int doublings,
            @ForAll @DoubleRange(min = 0, max = 0.99) double cached,
            @ForAll @IntRange(min = 0, max = 5) int drafts,
            @ForAll boolean mixture) {
        var chips = 1 << doublings;
        var model = mixture ? MIXTURE : DENSE_70B;
        var load =
                new ServingLoad(
                        batch,
                        prompt,
                        output,
                        null,
                        cached,
                        new Speculation(drafts, 0.6),
                        Sharing.tensor(chips));
        var shared = load.on(Sharing.usual(model, H100_FP8, chips, load, TIMES));

        var cost = ServingCost.of(model, H100_FP8, shared, new ChipRate(2, 0.5, null), TIMES);

        assertThat(cost.decode().secondsPerToken().low())
                .isGreaterThanOrEqualTo(cost.decode().boundSeconds());
        assertThat(cost.floorUsdPerMillionTokens())
                .isLessThanOrEqualTo(cost.usdPerMillionTokens().low() * (1 + 1e-12));
        assertThat(RedoneSteps.assertRight(cost.steps())).isEqualTo(cost.steps().size());
    }

    private static double decode(DecodeStep decode, String step) {
        return ServingFixtures.value(decode.steps(), step);
    }
}
