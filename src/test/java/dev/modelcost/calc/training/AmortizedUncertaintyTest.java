package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.SampledEstimate;
import dev.modelcost.calc.sampling.Sensitivity;
import dev.modelcost.calc.training.ChipHours.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmortizedUncertaintyTest {

    @Test
    void reproducesThePublishedRangeOfGpus() {
        var total = PublishedRange.ofGpus();
        assertThat(total.low() / total.median()).isCloseTo(0.34, withinPercentage(10));
        assertThat(total.high() / total.median()).isCloseTo(3.7, withinPercentage(10));
    }

    @Test
    void reproducesThePublishedRangeOfTpus() {
        var total = PublishedRange.ofTpus();
        assertThat(total.low() / total.median()).isCloseTo(0.27, withinPercentage(10));
        assertThat(total.high() / total.median()).isCloseTo(4.9, withinPercentage(10));
    }

    @Test
    void theMedianLiesNearTheExactCost() {
        double exact = AmortizedCost.of(EpochAssumptions.gpt4()).costUsd();
        for (var basis : List.of(Basis.PUBLISHED, Basis.CHIPS_TIMES_HOURS, Basis.FLOP)) {
            assertThat(sample(basis).estimate().median())
                    .as(basis.name())
                    .isCloseTo(exact, withinPercentage(3));
        }
    }

    @Test
    void theLessIsKnownOfChipHoursTheWiderTheRange() {
        double width = 0;
        for (var basis : Basis.values()) {
            var estimate = sample(basis).estimate();
            assertThat(estimate.high() / estimate.low()).as(basis.name()).isGreaterThan(width);
            width = estimate.high() / estimate.low();
        }
    }

    @Test
    void namesWhatTheSpreadComesFrom() {
        assertThat(sample(Basis.PUBLISHED).sensitivity().get(0).input()).isEqualTo("server price");
        assertThat(sample(Basis.CHIPS_TIMES_HOURS).sensitivity())
                .extracting(Sensitivity::input)
                .startsWith("training time", "server price")
                .contains("chips")
                .doesNotContain("training FLOP", "MFU");
        assertThat(sample(Basis.FLOP_WITH_DEFAULT_MFU).sensitivity())
                .extracting(Sensitivity::input)
                .startsWith("training FLOP", "MFU");
        assertThat(sample(Basis.FLOP).sensitivity())
                .extracting(Sensitivity::input)
                .doesNotContain("MFU", "training time");
    }

    @Test
    void withoutRangesItIsTheExactCost() {
        var one = Distribution.exact(1);
        var known =
                new AmortizedUncertainty(
                        one, one, one, one, one, one, one, one, WorkUncertainty.NONE);
        var answer =
                known.sample(EpochAssumptions.gpt4(), Basis.FLOP_WITH_DEFAULT_MFU, 1, 1000, 0.9)
                        .estimate();
        assertThat(answer.exact()).isTrue();
        assertThat(answer.median())
                .isCloseTo(
                        AmortizedCost.of(EpochAssumptions.gpt4()).costUsd(),
                        withinPercentage(1e-9));
    }

    @Test
    void aChipIsNeverWorthMoreThanItsPrice() {
        var in = EpochAssumptions.gpt4();
        var fresh =
                new AmortizedInputs(
                        in.serverPricePerChipUsd(),
                        in.serverOverhead(),
                        in.trainingStart(),
                        in.trainingStart(),
                        in.chipHours(),
                        in.tdpWatts(),
                        in.serverPowerFactor(),
                        in.averagePowerFraction(),
                        in.pue(),
                        in.usdPerKwh(),
                        in.interconnectShare(),
                        in.priceDeclineOomPerYear());
        var stages =
                AmortizedStages.of(
                        List.of(
                                new AmortizedStages.Stage(
                                        fresh,
                                        EpochAssumptions.gpu(true),
                                        Basis.PUBLISHED,
                                        "",
                                        "",
                                        0,
                                        1)));
        var draw = stages.inputs().stream().mapToDouble(i -> i.distribution().median()).toArray();
        var parts = new double[stages.allChipHours().index() + 1];
        double atStart = stages.costUsd(draw, parts);
        draw[4] = -120;
        assertThat(stages.costUsd(draw, parts)).isCloseTo(atStart, within(1e-6));
    }

    @Test
    void refusesAMissingRange() {
        assertThatThrownBy(
                        () ->
                                new AmortizedUncertainty(
                                        null, null, null, null, null, null, null, null, null))
                .isInstanceOf(NullPointerException.class);
    }

    /** The MFU of another run, that of this one unknown: its range counts, whatever the basis. */
    @Test
    void anMfuThatIsNotExactIsDrawn() {
        assertThat(
                        EpochAssumptions.gpu(false)
                                .sample(EpochAssumptions.gpt4(), Basis.FLOP, 11, 1000, 0.9)
                                .sensitivity())
                .extracting(Sensitivity::input)
                .contains("MFU");
    }

    /** By FLOP alone, the run states its MFU, which is exact. */
    private static SampledEstimate sample(Basis basis) {
        var ranges =
                basis == Basis.FLOP
                        ? EpochAssumptions.gpuOfStatedMfu()
                        : EpochAssumptions.gpu(false);
        return ranges.sample(EpochAssumptions.gpt4(), basis, 11, 50_000, 0.9);
    }
}
