package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.hardware.Commitment;
import dev.modelcost.calc.hardware.CommitmentDiscounts;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.Quantiles;
import dev.modelcost.calc.training.ChipHours.Basis;
import dev.modelcost.testsupport.RedoneSteps;
import dev.modelcost.testsupport.ShippedAssumptions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TrainingLawsTest {

    @Property
    void costGrowsWithChipHours(
            @ForAll @DoubleRange(min = 1, max = 1e9) double hours,
            @ForAll @DoubleRange(min = 1.01, max = 100) double more) {
        assertThat(amortized(24_875, hours * more, 638).costUsd())
                .isGreaterThan(amortized(24_875, hours, 638).costUsd());
        assertThat(rental(hours * more, 2)).isGreaterThan(rental(hours, 2));
    }

    @Property
    void twiceTheChipHoursCostTwiceAsMuch(@ForAll @DoubleRange(min = 1, max = 1e9) double hours) {
        assertThat(amortized(24_875, 2 * hours, 638).costUsd())
                .isCloseTo(2 * amortized(24_875, hours, 638).costUsd(), withinPercentage(1e-9));
    }

    @Property
    void aBiggerPriceIsABiggerCost(
            @ForAll @DoubleRange(min = 100, max = 1e6) double price,
            @ForAll @DoubleRange(min = 1.01, max = 100) double more) {
        assertThat(amortized(price * more, 57e6, 638).costUsd())
                .isGreaterThan(amortized(price, 57e6, 638).costUsd());
        assertThat(rental(1000, price * more)).isGreaterThan(rental(1000, price));
    }

    @Property
    void olderChipsCostLess(
            @ForAll @IntRange(max = 3000) int days,
            @ForAll @IntRange(min = 1, max = 3000) int more) {
        assertThat(amortized(24_875, 57e6, days + more).costUsd())
                .isLessThan(amortized(24_875, 57e6, days).costUsd());
    }

    @Property
    void partsAreNotNegativeAndAddUp(
            @ForAll @DoubleRange(min = 100, max = 1e6) double price,
            @ForAll @DoubleRange(min = 1, max = 1e9) double hours,
            @ForAll @IntRange(max = 3000) int days) {
        var cost = amortized(price, hours, days);
        assertThat(
                        List.of(
                                cost.chipUsd(),
                                cost.otherServerUsd(),
                                cost.interconnectUsd(),
                                cost.energyUsd()))
                .allMatch(part -> part >= 0);
        assertThat(
                        cost.chipUsd()
                                + cost.otherServerUsd()
                                + cost.interconnectUsd()
                                + cost.energyUsd())
                .isCloseTo(cost.costUsd(), withinPercentage(1e-9));
    }

    @Property(tries = 100)
    void lowIsNotAboveMedianNorMedianAboveHigh(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double confidence,
            @ForAll Basis basis) {
        // The constructor of Estimate refuses any other order.
        var estimate =
                EpochAssumptions.gpu(true)
                        .sample(EpochAssumptions.gpt4(), basis, seed, 200, confidence)
                        .estimate();
        assertThat(estimate.low()).isPositive();
        assertThat(estimate.confidence()).isEqualTo(confidence);
    }

    @Property(tries = 100)
    void aBiggerPriceIsABiggerCostInEveryQuantile(
            @ForAll long seed, @ForAll @DoubleRange(min = 1.01, max = 100) double more) {
        var low =
                EpochAssumptions.gpu(true)
                        .sample(inputs(1000, 57e6, 638), Basis.PUBLISHED, seed, 200, 0.9)
                        .estimate();
        var high =
                EpochAssumptions.gpu(true)
                        .sample(inputs(1000 * more, 57e6, 638), Basis.PUBLISHED, seed, 200, 0.9)
                        .estimate();
        assertThat(high.low()).isGreaterThan(low.low());
        assertThat(high.median()).isGreaterThan(low.median());
        assertThat(high.high()).isGreaterThan(low.high());
    }

    @Property
    void aDistributionRises(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double low,
            @ForAll @DoubleRange(min = 1, max = 10) double up,
            @ForAll @DoubleRange(min = 1, max = 10) double upAgain,
            @ForAll @DoubleRange(min = -8, max = 8) double z,
            @ForAll @DoubleRange(min = 0, max = 4) double step) {
        var lognormal = Distribution.lognormal(low, low * up, low * up * upAgain);
        assertThat(lognormal.at(z + step)).isGreaterThanOrEqualTo(lognormal.at(z));
        var normal = Distribution.normal(low, low * up);
        assertThat(normal.at(z + step)).isGreaterThanOrEqualTo(normal.at(z));
    }

    @Property
    void quantilesAreThoseOfTheSortedValues(
            @ForAll @Size(min = 1, max = 200) double[] values,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        double at =
                position == below
                        ? sorted[below]
                        : sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
        assertThat(Quantiles.of(values, p)).isEqualTo(at);
    }

    @Property
    void chipHoursAndUtilisationConvertBothWays(
            @ForAll @DoubleRange(min = 1e18, max = 1e28) double flop,
            @ForAll @DoubleRange(min = 1e12, max = 1e16) double peak,
            @ForAll @DoubleRange(min = 0.01, max = 1) double mfu) {
        assertThat(TrainingCompute.mfu(flop, TrainingCompute.chipHours(flop, peak, mfu), peak))
                .isCloseTo(mfu, withinPercentage(1e-9));
    }

    @Property
    void timesConvertBothWays(@ForAll @DoubleRange(min = 0.01, max = 1e6) double x) {
        assertThat(Time.secondsToHours(Time.hoursToSeconds(x)))
                .isCloseTo(x, withinPercentage(1e-9));
        assertThat(Time.daysToYears(Time.yearsToDays(x))).isCloseTo(x, withinPercentage(1e-9));
        assertThat(Time.monthsToYears(Time.yearsToMonths(x))).isCloseTo(x, withinPercentage(1e-9));
    }

    @Property
    void yearsCountBackwardsToo(@ForAll @IntRange(max = 20_000) int days) {
        var day = LocalDate.EPOCH;
        assertThat(Time.yearsBetween(day.plusDays(days), day))
                .isEqualTo(-Time.yearsBetween(day, day.plusDays(days)));
    }

    @Property
    void commitmentsConvertBothWays(
            @ForAll @DoubleRange(min = 0.01, max = 1000) double price,
            @ForAll @DoubleRange(max = 0.9) double oneYear,
            @ForAll @DoubleRange(max = 0.9) double threeYear,
            @ForAll Commitment found,
            @ForAll Commitment wanted) {
        var discounts = new CommitmentDiscounts(oneYear, threeYear);
        assertThat(discounts.convert(discounts.convert(price, found, wanted), wanted, found))
                .isCloseTo(price, withinPercentage(1e-9));
    }

    @Property
    void everyStepOfAnAmortizedCostCanBeRedone(
            @ForAll @DoubleRange(min = 100, max = 1e6) double price,
            @ForAll @DoubleRange(min = 1, max = 1e9) double hours,
            @ForAll @IntRange(max = 3000) int days) {
        var steps = amortized(price, hours, days).derivation();
        assertThat(RedoneSteps.assertRight(steps)).isEqualTo(9);
    }

    @Property
    void everyStepOfARentCanBeRedone(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 1, max = 1e9) Double> hours,
            @ForAll @DoubleRange(min = 0.01, max = 100) double rate,
            @ForAll boolean alike) {
        var stages =
                IntStream.range(0, hours.size())
                        .mapToObj(
                                i ->
                                        new RentalStage(
                                                alike ? "training" : "stage " + i,
                                                hours.get(i),
                                                rate,
                                                null,
                                                null))
                        .toList();
        RedoneSteps.assertRight(RentalCost.of(stages).derivation());
    }

    @Property
    void everyStepOfWorkPurchaseAndMoneyCanBeRedone(
            @ForAll @DoubleRange(min = 1e18, max = 1e28) double flop,
            @ForAll @DoubleRange(min = 1e12, max = 1e16) double peak,
            @ForAll @DoubleRange(min = 0.01, max = 1) double mfu,
            @ForAll @DoubleRange(min = 1, max = 1e6) double chips,
            @ForAll @DoubleRange(max = 0.9) double share,
            @ForAll Commitment found,
            @ForAll Commitment wanted) {
        var year = LocalDate.of(2024, 12, 31);
        RedoneSteps.assertRight(
                List.of(
                        ChipHours.published(chips * 1000, "paper").derivation(),
                        ChipHours.ofChips(chips, 1000, "paper").derivation(),
                        ChipHours.ofFlop(
                                        Input.of("FLOP", flop, "FLOP"),
                                        Input.of("peak", peak, "FLOP/s"),
                                        Input.of("MFU", mfu, "1"))
                                .derivation(),
                        ChipHours.ofFlop(
                                        Input.of("FLOP", flop, "FLOP"),
                                        Input.of("peak", peak, "FLOP/s"),
                                        ofAMixture())
                                .derivation(),
                        ofAMixture().step(),
                        AcquisitionCost.of(chips, 24_875, share, name -> null).derivation(),
                        new CommitmentDiscounts(share, share / 2)
                                .derivation(chips, found, wanted, null, null),
                        new Deflator(
                                        "PCU518210518210",
                                        YearMonth.of(2023, 3),
                                        chips,
                                        YearMonth.of(2024, 12),
                                        119.349,
                                        year,
                                        null)
                                .derivation(flop)));
    }

    private static double rental(double hours, double rate) {
        return RentalCost.of(List.of(new RentalStage("run", hours, rate, null, null))).costUsd();
    }

    private static AmortizedCost amortized(double price, double chipHours, int days) {
        return AmortizedCost.of(inputs(price, chipHours, days));
    }

    private static AmortizedInputs inputs(double price, double chipHours, int days) {
        var available = LocalDate.of(2020, 8, 12);
        return new AmortizedInputs(
                price,
                1.66,
                available,
                available.plusDays(days),
                chipHours,
                400,
                2.031,
                0.75,
                1.25,
                0.0806,
                0.19,
                0.14);
    }

    private static DefaultUtilization ofAMixture() {
        return new MeasuredUtilization(ShippedAssumptions.open(AssumptionBook.TRAINING))
                .of(
                        new TrainedWork(
                                "google-tpu-v5p",
                                Precision.FP8,
                                TrainedModel.ofUnknownSize(true),
                                StepWork.UNKNOWN,
                                null));
    }
}
