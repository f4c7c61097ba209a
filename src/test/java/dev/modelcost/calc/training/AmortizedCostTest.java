package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class AmortizedCostTest {

    private static final AmortizedCost GPT_4 =
            AmortizedCost.of(EpochAssumptions.gpt4(), name -> "source of " + name);

    @Test
    void reproducesTheWorkedExampleOfGpt4() {
        assertThat(GPT_4.valueAtStartUsd()).isCloseTo(14_165, withinPercentage(0.01));
        assertThat(GPT_4.usdPerChipHour()).isCloseTo(0.5209, withinPercentage(0.01));
        assertThat(GPT_4.chipUsd() + GPT_4.otherServerUsd())
                .isCloseTo(29.69e6, withinPercentage(0.1));
        assertThat(GPT_4.interconnectUsd()).isCloseTo(6.96e6, withinPercentage(0.1));
        assertThat(GPT_4.energyUsd()).isCloseTo(3.50e6, withinPercentage(0.1));
        assertThat(GPT_4.costUsd()).isCloseTo(40.156e6, withinPercentage(0.01));
    }

    @Test
    void inMoneyOfDecember2024() {
        var deflator =
                new Deflator(
                        "PCU518210518210",
                        YearMonth.of(2023, 3),
                        117.766,
                        YearMonth.of(2024, 12),
                        119.349,
                        LocalDate.of(2025, 6, 1),
                        "bls");
        assertThat(deflator.apply(GPT_4.costUsd())).isCloseTo(40.696e6, withinPercentage(0.01));
        assertThat(deflator.apply(Estimate.range(1, 2, 3, 0.9)).median())
                .isEqualTo(2 * deflator.factor());
        assertThat(deflator.derivation(GPT_4.costUsd()).value())
                .isEqualTo(deflator.apply(GPT_4.costUsd()));
        assertThatThrownBy(
                        () ->
                                new Deflator(
                                        "x",
                                        YearMonth.of(2023, 3),
                                        0,
                                        YearMonth.of(2024, 12),
                                        1,
                                        LocalDate.EPOCH,
                                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Values and parts that Epoch's own notebook prints for GPT-3 and OPT-175B
     * (epoch-research/training-cost-trends).
     */
    @Test
    void reproducesTheValuesAtStartOfGpt3AndOpt() {
        assertThat(AmortizedCost.of(EpochAssumptions.gpt3()).valueAtStartUsd())
                .isCloseTo(12_377.38, withinPercentage(0.001));
        assertThat(AmortizedCost.of(EpochAssumptions.opt()).valueAtStartUsd())
                .isCloseTo(18_296.79, withinPercentage(0.001));
    }

    @Test
    void splitsIntoPartsInTheRatiosOfGpt3() {
        var cost = AmortizedCost.of(EpochAssumptions.gpt3());
        assertThat(cost.otherServerUsd() / cost.chipUsd())
                .isCloseTo(706_108.31 / 1_023_345.38, withinPercentage(0.01));
        assertThat(cost.interconnectUsd() / cost.chipUsd())
                .isCloseTo(405_674.32 / 1_023_345.38, withinPercentage(0.01));
        assertThat(cost.energyUsd() / cost.chipUsd())
                .isCloseTo(118_796.87 / 1_023_345.38, withinPercentage(0.1));
    }

    @Test
    void thePartsAddUp() {
        assertThat(
                        GPT_4.chipUsd()
                                + GPT_4.otherServerUsd()
                                + GPT_4.interconnectUsd()
                                + GPT_4.energyUsd())
                .isCloseTo(GPT_4.costUsd(), withinPercentage(1e-9));
        assertThat(GPT_4.energyUsd()).isCloseTo(GPT_4.energyKwh() * 0.0806, withinPercentage(1e-9));
    }

    @Test
    void theDerivationEndsInTheCostAndNamesItsSources() {
        var steps = GPT_4.derivation();
        assertThat(steps)
                .extracting(Step::unit)
                .containsExactly(
                        "USD/chip",
                        "USD/chip-hour",
                        "USD",
                        "USD",
                        "USD",
                        "USD",
                        "kWh",
                        "USD",
                        "USD");
        assertThat(steps.get(steps.size() - 1).value()).isEqualTo(GPT_4.costUsd());
        assertThat(steps.get(0).sources())
                .containsExactly(
                        "source of server price", "source of price decline", "source of years");
        assertThat(steps.get(steps.size() - 1).sources()).isEmpty();
    }

    @Test
    void aBareChipIsPricedWithItsServer() {
        assertThat(AmortizedInputs.serverPrice(5167, true, 1.64))
                .isCloseTo(8473.88, withinPercentage(1e-9));
        assertThat(AmortizedInputs.serverPrice(24_875, false, 1.66)).isEqualTo(24_875);
    }

    @Test
    void acquisitionIsTheWholeCluster() {
        var cost = AcquisitionCost.of(25_000, 24_875, 0.19, name -> null);
        assertThat(cost.costUsd()).isCloseTo(25_000 * 24_875 / 0.81, withinPercentage(1e-9));
        assertThat(cost.serversUsd() + cost.interconnectUsd())
                .isCloseTo(cost.costUsd(), withinPercentage(1e-9));
        assertThat(cost.derivation().inputs()).hasSize(3);
        assertThatThrownBy(() -> AcquisitionCost.of(25_000, 24_875, 1, name -> null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTrainingBeforeTheChipsWereThere() {
        assertThatThrownBy(
                        () ->
                                new AmortizedInputs(
                                        24_875,
                                        1.66,
                                        LocalDate.of(2022, 5, 13),
                                        LocalDate.of(2022, 5, 12),
                                        57e6,
                                        400,
                                        2.031,
                                        0.75,
                                        1.25,
                                        0.0806,
                                        0.19,
                                        0.14))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before the chip is available");
    }
}
