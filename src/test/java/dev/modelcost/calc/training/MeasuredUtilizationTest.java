package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.testsupport.ShippedAssumptions;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MeasuredUtilizationTest {

    private static final String H100 = "nvidia-h100-sxm5-80gb";
    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    private final AssumptionBook book = ShippedAssumptions.open(AssumptionBook.TRAINING);
    private final UtilizationRule rule = new MeasuredUtilization(book);

    @Test
    void fewerBitsTrainFasterAndMixturesSlower() {
        var sixteen = mfu(Precision.BF16, false);

        assertThat(mfu(null, false)).isEqualTo(sixteen);
        assertThat(mfu(Precision.FP8, false)).isBetween(1.5 * sixteen, 2 * sixteen);
        assertThat(mfu(Precision.FP4, false)).isBetween(2 * sixteen, 4 * sixteen);
        assertThat(mfu(Precision.BF16, true)).isBetween(0.4 * sixteen, 0.8 * sixteen);
        assertThat(mfu(Precision.FP8, true))
                .isGreaterThan(mfu(Precision.BF16, true))
                .isLessThan(mfu(Precision.FP8, false));
        assertThat(mfu(Precision.FP4, true)).isEqualTo(mfu(Precision.FP8, true));
    }

    @Test
    void attentionOverLongSequencesTakesTimeAndMoreOfItInSmallModels() {
        var small = new TrainedModel(false, 1e9, 1e9);
        var large = new TrainedModel(false, 7e10, 7e10);

        assertThat(slowerAt65536(small)).isGreaterThan(2 * slowerAt65536(large));
        assertThat(slowerAt65536(large)).isBetween(2.0, 4.0);
        assertThat(mfu(Precision.BF16, large, StepWork.ofSequences(4096.0)))
                .isEqualTo(mfu(Precision.BF16, large, StepWork.UNKNOWN));
    }

    @Test
    void hoursAreTheSameHoweverTheFlopOfAttentionAreCounted() {
        var model = new TrainedModel(false, 1e9, 1e9);
        var without = 1 / mfu(Precision.BF16, model, new StepWork(null, 0.4, 0, 0));
        var causal = 1.4 / mfu(Precision.BF16, model, StepWork.counted(0.4, true));
        var whole = 1.8 / mfu(Precision.BF16, model, StepWork.counted(0.8, false));

        assertThat(causal).isCloseTo(without, within(1e-9));
        assertThat(whole).isCloseTo(without, within(1e-9));
    }

    @Test
    void computingActivationsTwiceTakesAThirdMore() {
        var model = TrainedModel.ofUnknownSize(false);
        var once = mfu(Precision.BF16, model, StepWork.UNKNOWN);
        var twice =
                mfu(
                        Precision.BF16,
                        model,
                        StepWork.UNKNOWN.recomputing(StepWork.FULL_RECOMPUTATION));

        assertThat(once / twice).isCloseTo(4.0 / 3, within(1e-9));
    }

    @Test
    void theSparserAMixtureTheLowerItsUtilisationAndNoneIsAboveADenseModel() {
        var dense = mfu(Precision.BF16, new TrainedModel(false, 3e10, 3e10), StepWork.UNKNOWN);
        var half = mfu(Precision.BF16, new TrainedModel(true, 4e10, 3e10), StepWork.UNKNOWN);
        var tenth = mfu(Precision.BF16, new TrainedModel(true, 3e11, 3e10), StepWork.UNKNOWN);
        var thirtieth = mfu(Precision.BF16, new TrainedModel(true, 9e11, 3e10), StepWork.UNKNOWN);

        assertThat(half).isLessThan(1.05 * dense).isGreaterThan(tenth);
        assertThat(tenth / thirtieth)
                .isCloseTo(StrictMath.pow(3, book.value("mfu.sparsity-exponent")), within(1e-9));
    }

    private double slowerAt65536(TrainedModel model) {
        return mfu(Precision.BF16, model, StepWork.ofSequences(4096.0))
                / mfu(Precision.BF16, model, StepWork.ofSequences(65_536.0));
    }

    @Test
    void theTpusThatWereFasterHaveAFactorOfTheirOwn() {
        var v5p = rule.of(dense("google-tpu-v5p", DAY));
        var v6e = rule.of(dense("google-tpu-v6e", DAY));

        assertThat(v5p.mfu().value() / v6e.mfu().value())
                .isCloseTo(book.value("mfu.factor.tpu-v5p"), within(1e-12));
        assertThat(v6e.mfu().value()).isEqualTo(mfu(Precision.BF16, false));
    }

    @Test
    void aWholeRunTakesLongerThanItsSteps() {
        var expected = rule.of(dense(H100, DAY));
        var hours =
                ChipHours.ofFlop(
                        Input.of("FLOP", 1e24, "FLOP"),
                        Input.of("peak", 989e12, "FLOP/s"),
                        expected);

        assertThat(hours.hours() / hours.ofSteps()).isCloseTo(1.2, within(1e-12));
        assertThat(hours.ofSteps())
                .isCloseTo(1e24 / (989e12 * expected.mfu().value()) / 3600, within(1e-6));
        assertThat(expected.range().at(0)).isCloseTo(expected.mfu().value(), within(1e-12));
        assertThat(hours.derivation().sources()).contains("training-measurements-2026");
    }

    @Test
    void runsBeforeTheMeasurementsAreTakenAtTheWholeRunsOfTheirTime() {
        var before = rule.of(dense(H100, LocalDate.of(2023, 12, 31)));

        assertThat(before.mfu().value()).isEqualTo(0.32);
        assertThat(before.isOfSteps()).isFalse();
        assertThat(before.range().at(1.6448536269514722)).isCloseTo(0.52, within(1e-9));
    }

    @Test
    void epochsSetKeepsItsOwnNumber() {
        var epoch = ShippedAssumptions.open(AssumptionBook.EPOCH);

        assertThat(epoch.has(MeasuredUtilization.BASE)).isFalse();
        assertThat(epoch.value("mfu")).isEqualTo(0.375);
        assertThat(book.value("price-performance-growth"))
                .isEqualTo(epoch.value("price-performance-growth"));
    }

    private double mfu(Precision precision, boolean mixture) {
        return mfu(precision, TrainedModel.ofUnknownSize(mixture), StepWork.UNKNOWN);
    }

    private double mfu(Precision precision, TrainedModel model, StepWork steps) {
        return rule.of(new TrainedWork(H100, precision, model, steps, DAY)).mfu().value();
    }

    private static TrainedWork dense(String chip, LocalDate day) {
        return new TrainedWork(
                chip, Precision.BF16, TrainedModel.ofUnknownSize(false), StepWork.UNKNOWN, day);
    }
}
