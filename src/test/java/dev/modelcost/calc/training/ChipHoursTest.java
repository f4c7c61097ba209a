package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.ChipHours.Basis;
import org.junit.jupiter.api.Test;

class ChipHoursTest {

    @Test
    void publishedGoesFirst() {
        var hours =
                firstKnown(
                        new ChipHoursInputs(
                                101_000.0, 512.0, 198.0, 1e24, 989e12, 0.4, "paper", "vendor"));
        assertThat(hours.hours()).isEqualTo(101_000);
        assertThat(hours.basis()).isEqualTo(Basis.PUBLISHED);
        assertThat(hours.derivation().sources()).containsExactly("paper");
    }

    @Test
    void thenChipsTimesHours() {
        var hours =
                firstKnown(
                        new ChipHoursInputs(
                                null, 512.0, 198.0, 1e24, 989e12, 0.4, "paper", "vendor"));
        assertThat(hours.hours()).isEqualTo(101_376);
        assertThat(hours.basis()).isEqualTo(Basis.CHIPS_TIMES_HOURS);
    }

    @Test
    void thenTheWorkWithTheMfuOfTheRun() {
        var hours =
                firstKnown(
                        new ChipHoursInputs(
                                null, 512.0, null, 3.8e25, 989e12, 0.41, "paper", "vendor"));
        assertThat(hours.hours())
                .isCloseTo(3.8e25 / (989e12 * 0.41) / 3600, withinPercentage(1e-9));
        assertThat(hours.basis()).isEqualTo(Basis.FLOP);
        assertThat(hours.derivation().sources()).containsExactly("paper", "vendor");
    }

    @Test
    void thenTheWorkWithTheMfuOfTheAssumptionSet() {
        var hours =
                firstKnown(
                        new ChipHoursInputs(
                                null, null, 100.0, 3.8e25, 989e12, null, "paper", "vendor"));
        assertThat(hours.hours())
                .isCloseTo(3.8e25 / (989e12 * 0.375) / 3600, withinPercentage(1e-9));
        assertThat(hours.basis()).isEqualTo(Basis.FLOP_WITH_DEFAULT_MFU);
        assertThat(hours.derivation().sources()).containsExactly("paper", "vendor", "epoch-2025");
    }

    @Test
    void nothingKnownIsNotZeroHours() {
        assertThat(
                        ChipHours.firstKnown(
                                new ChipHoursInputs(
                                        null, 512.0, null, null, 989e12, 0.4, null, null),
                                ChipHoursTest::byDefault))
                .isEmpty();
    }

    @Test
    void refusesFactsThatCannotBe() {
        assertThatThrownBy(() -> new ChipHoursInputs(0.0, null, null, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChipHoursInputs(null, null, null, null, null, 1.2, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChipHours.published(-1, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ChipHours firstKnown(ChipHoursInputs facts) {
        return ChipHours.firstKnown(facts, ChipHoursTest::byDefault).orElseThrow();
    }

    private static DefaultUtilization byDefault() {
        return DefaultUtilization.constant(
                        new Input("MFU", EpochAssumptions.DEFAULT_MFU, "1", "epoch-2025"),
                        Distribution.normal(0.1, 0.65))
                .of(
                        new TrainedWork(
                                null,
                                null,
                                TrainedModel.ofUnknownSize(false),
                                StepWork.UNKNOWN,
                                null));
    }
}
