package dev.modelcost.calc.serving;

import static dev.modelcost.calc.serving.ServingFixtures.CONSTANTS;
import static dev.modelcost.calc.serving.ServingFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.RedoneSteps;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;

class ServingLawsTest {

    private static final Percentage TINY = Percentage.withPercentage(1e-9);

    @Property
    void theBoundIsNeverSlowerThanTheEstimate(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll("loads") ServingLoad load) {
        var decode = CONSTANTS.decode(model, chip, load);
        assertThat(decode.boundSeconds()).isLessThanOrEqualTo(decode.secondsPerToken().low());
        var step = value(decode.steps(), "Step");
        assertThat(decode.boundSeconds()).isLessThanOrEqualTo(step);
        if (load.chips() > chip.chipsLinked()) {
            assertThat(step).isLessThanOrEqualTo(decode.secondsPerToken().median());
        }
        var prefill = CONSTANTS.prefill(model, chip, load);
        assertThat(prefill.boundSeconds()).isLessThanOrEqualTo(prefill.seconds().low());
    }

    @Property
    void theFloorIsBelowEveryCost(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll("loads") ServingLoad load,
            @ForAll @DoubleRange(min = 0.01, max = 1) double utilisation) {
        var cost = ServingCost.of(model, chip, load, new ChipRate(2, utilisation, null), CONSTANTS);
        assertThat(cost.floorUsdPerMillionTokens())
                .isLessThanOrEqualTo(cost.usdPerMillionTokens().low() * (1 + 1e-12));
    }

    @Property
    void aLargerBatchNeverLowersTheRooflinesThroughput(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll @IntRange(min = 1, max = 1000) int batch) {
        var one =
                CONSTANTS.decode(model, chip, new ServingLoad(8, batch, 1000, 100)).boundSeconds()
                        / batch;
        var more =
                CONSTANTS
                                .decode(model, chip, new ServingLoad(8, batch + 1, 1000, 100))
                                .boundSeconds()
                        / (batch + 1);
        assertThat(more).isLessThanOrEqualTo(one * (1 + 1e-9));
    }

    @Property
    void twiceTheChipsHalveTheRoofline(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll @IntRange(min = 1, max = 64) int chips) {
        var one =
                CONSTANTS.decode(model, chip, new ServingLoad(chips, 8, 1000, 100)).boundSeconds();
        var twice =
                CONSTANTS
                        .decode(model, chip, new ServingLoad(chips * 2, 8, 1000, 100))
                        .boundSeconds();
        assertThat(twice).isCloseTo(one / 2, TINY);
    }

    @Property
    void readsAtLeastTheActiveAndAtMostAllWeights(
            @ForAll("models") ServedModel model,
            @ForAll @IntRange(min = 1, max = 10_000) int batch) {
        var read = model.weightBytesRead(batch);
        assertThat(read)
                .isBetween(
                        model.parametersActive() * model.bytesPerParameter() * (1 - 1e-9),
                        model.weightBytes() * (1 + 1e-9));
        assertThat(model.weightBytesRead(batch + 1)).isGreaterThanOrEqualTo(read * (1 - 1e-12));
    }

    @Property
    void neededChipsHoldTheModelAndHalfOfThemDoNot(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll("loads") ServingLoad load) {
        var memory = ServingMemory.of(model, chip, load, CONSTANTS);
        assertThat(memory.chipsNeeded() * chip.memoryBytes())
                .isGreaterThanOrEqualTo(memory.neededBytes() * (1 - 1e-12));
        assertThat(Integer.bitCount(memory.chipsNeeded())).isEqualTo(1);
        if (memory.chipsNeeded() > 1) {
            assertThat(memory.chipsNeeded() / 2 * chip.memoryBytes())
                    .isLessThan(memory.neededBytes());
        }
        var withCache =
                Math.max(
                        memory.neededBytes(),
                        model.weightBytes() + memory.cacheBytes() * memory.cacheCopies());
        assertThat(memory.fits()).isEqualTo(load.chips() * chip.memoryBytes() >= withCache);
        assertThat(memory.heldBatch()).isBetween(1, load.batch());
        if (memory.fits()) {
            assertThat(memory.heldBatch()).isEqualTo(load.batch());
        }
    }

    @Property
    void chipsForABatchHoldItAndHalfOfThemDoNot(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll("loads") ServingLoad load) {
        var chips =
                ServingMemory.chipsForBatch(
                        model, chip, load, CONSTANTS, 1, ServingLawsTest::divided);

        assertThat(Integer.bitCount(chips)).isEqualTo(1);
        assertThat(fits(model, chip, load, chips)).isTrue();
        if (chips > 1) {
            assertThat(fits(model, chip, load, chips / 2)).isFalse();
        }
    }

    private static boolean fits(ServedModel model, ServingChip chip, ServingLoad load, int chips) {
        return ServingMemory.of(model, chip, load.on(divided(chips)), CONSTANTS).fits();
    }

    /** So that no cache is kept twice. */
    private static Sharing divided(int chips) {
        return Sharing.dataAndExperts(chips);
    }

    @Property
    void halfTheUtilisationIsTwiceTheCost(
            @ForAll @DoubleRange(min = 0.02, max = 1) double utilisation,
            @ForAll @DoubleRange(min = 0.1, max = 100) double usd,
            @ForAll @DoubleRange(min = 1, max = 1e6) double tokensPerSecond) {
        var full = new ChipRate(usd, utilisation, null).usdPerMillionTokens(8, tokensPerSecond);
        var half = new ChipRate(usd, utilisation / 2, null).usdPerMillionTokens(8, tokensPerSecond);
        assertThat(half).isCloseTo(2 * full, TINY);
        // What an hour of all chips costs is what the tokens of the busy part of the hour cost.
        assertThat(full * tokensPerSecond * 3600 * utilisation / 1e6).isCloseTo(8 * usd, TINY);
    }

    @Property
    void theBlendLiesBetweenPromptAndOutput(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll("loads") ServingLoad load) {
        var cost = ServingCost.of(model, chip, load, new ChipRate(2, 0.5, null), CONSTANTS);
        var prompt = cost.usdPerMillionPromptTokens().median();
        var output = cost.usdPerMillionOutputTokens().median();
        assertThat(cost.usdPerMillionTokens().median())
                .isBetween(
                        Math.min(prompt, output) * (1 - 1e-9),
                        Math.max(prompt, output) * (1 + 1e-9));
    }

    @Property
    void ownChipsBreakEvenWhereTheCurveMeetsThePrice(
            @ForAll @IntRange(min = 1, max = 1000) int chips,
            @ForAll @DoubleRange(min = 0.1, max = 20) double usd,
            @ForAll @DoubleRange(min = 0, max = 1e6) double fixed,
            @ForAll @DoubleRange(min = 10, max = 1e6) double tokensPerSecond,
            @ForAll @DoubleRange(min = 0.01, max = 100) double price) {
        var result = BreakEven.of(new Replica(chips, usd, tokensPerSecond, 1), fixed, price);
        assertThat(result.tokensPerMonth() * price / 1e6).isCloseTo(result.usdPerMonth(), TINY);
        var full = result.curve(1).get(0);
        // Equal but for rounding where the break-even is at full use.
        if (Math.abs(result.utilisation() - 1) > 1e-9) {
            assertThat(full.ownPays()).isEqualTo(result.reachable());
        }
        if (result.reachable()) {
            assertThat(result.curve(result.utilisation()).get(0).ownUsdPerMillionTokens())
                    .isCloseTo(price, TINY);
        }
    }

    @Property
    void everyStepCanBeRedone(
            @ForAll("models") ServedModel model,
            @ForAll("chips") ServingChip chip,
            @ForAll("loads") ServingLoad load,
            @ForAll boolean weightsOnly,
            @ForAll boolean contextGiven) {
        var served =
                weightsOnly
                        ? ServedModel.weightsOnly(
                                model.parametersTotal(),
                                model.parametersActive(),
                                model.parametersShared(),
                                0,
                                1,
                                null)
                        : model;
        var asked =
                contextGiven
                        ? new ServingLoad(
                                load.chips(),
                                load.batch(),
                                load.promptTokens(),
                                load.outputTokens(),
                                3000)
                        : load;
        var steps = ServingCost.of(served, chip, asked, new ChipRate(2, 0.5, null), CONSTANTS);
        var leftOut = weightsOnly ? 4 : load.chips() == 1 ? 1 : 0;
        assertThat(RedoneSteps.assertRight(steps.steps()))
                .isEqualTo(steps.steps().size() - leftOut);
    }

    @Property
    void everyStepOfABreakEvenAndOfADayCanBeRedone(
            @ForAll @IntRange(min = 1, max = 1000) int chips,
            @ForAll @DoubleRange(min = 0.1, max = 20) double usd,
            @ForAll @DoubleRange(min = 0, max = 1e6) double fixed,
            @ForAll @DoubleRange(min = 10, max = 1e6) double tokens,
            @ForAll @DoubleRange(min = 0.01, max = 100) double price) {
        var replica = new Replica(chips, usd, tokens, 1);
        var api = BigDecimal.valueOf(price);
        var day =
                new ServingDay(
                        chips,
                        8,
                        usd,
                        tokens * 2e6,
                        tokens * 1e6,
                        tokens * 1e6,
                        api,
                        api,
                        api,
                        null);
        for (var steps :
                List.of(
                        BreakEven.of(replica, fixed, price).steps(replica, fixed),
                        KvCache.grouped(chips, 128, 80, 2, null).steps(),
                        day.steps())) {
            assertThat(RedoneSteps.assertRight(steps)).isEqualTo(steps.size());
        }
    }

    @Provide
    Arbitrary<ServedModel> models() {
        var shares = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        Arbitraries.doubles().between(1e8, 2e12),
                        shares,
                        shares,
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.integers().between(64, 20_000),
                        Arbitraries.integers().between(1, 128),
                        Arbitraries.of(0.5, 1.0, 2.0),
                        Arbitraries.integers().between(1, 20_000))
                .as(
                        (total, active, shared, layers, hidden, heads, bytes, cache) -> {
                            // Below a thousandth, 1 - (1 - share)^batch is mostly rounding.
                            var used = Math.max(total / 1000, total * active);
                            return new ServedModel(
                                    total,
                                    used,
                                    used * shared,
                                    layers,
                                    hidden,
                                    heads,
                                    128,
                                    128,
                                    1,
                                    bytes,
                                    KvCache.latent(cache, layers, 2, null),
                                    8,
                                    null);
                        });
    }

    @Provide
    Arbitrary<ServingChip> chips() {
        return Combinators.combine(
                        Arbitraries.doubles().between(1e13, 1e16),
                        Arbitraries.doubles().between(8e9, 3e11),
                        Arbitraries.doubles().between(1e11, 2e13))
                .as((peak, memory, bandwidth) -> new ServingChip(peak, memory, bandwidth, null));
    }

    @Provide
    Arbitrary<ServingLoad> loads() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 512),
                        Arbitraries.integers().between(1, 2048),
                        Arbitraries.integers().between(1, 200_000),
                        Arbitraries.integers().between(1, 50_000))
                .as(ServingLoad::new);
    }
}
