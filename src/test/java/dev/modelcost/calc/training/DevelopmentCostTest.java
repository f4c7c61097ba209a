package dev.modelcost.calc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.NormalQuantile;
import dev.modelcost.calc.sampling.Quantiles;
import dev.modelcost.calc.sampling.Sensitivity;
import dev.modelcost.calc.training.DevelopmentCost.FactorDraw;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevelopmentCostTest {

    private static final double Z_90 = NormalQuantile.OF_90_PERCENT;

    @Test
    void reproducesThePublishedRangeOfGpt4() {
        var cost = development(EpochAssumptions.gpt4(), 284, 12, FactorDraw.PER_PART);
        assertThat(cost.low()).isCloseTo(101e6, withinPercentage(10));
        assertThat(cost.median()).isCloseTo(129e6, withinPercentage(5));
        assertThat(cost.high()).isCloseTo(170e6, withinPercentage(10));
    }

    @Test
    void oneFactorForAllPartsGivesAWiderRange() {
        var apart = development(EpochAssumptions.gpt4(), 284, 12, FactorDraw.PER_PART);
        var shared = development(EpochAssumptions.gpt4(), 284, 12, FactorDraw.SHARED);
        assertThat(shared.median()).isCloseTo(apart.median(), withinPercentage(5));
        assertThat(shared.low()).isCloseTo(84e6, withinPercentage(2));
        assertThat(shared.high()).isCloseTo(196e6, withinPercentage(2));
    }

    @Test
    void developmentOfGpt4AgreesWithMoreThanAHundredMillionWhereItsRunDoesNot() {
        assertThat(AmortizedCost.of(EpochAssumptions.gpt4()).costUsd()).isLessThan(100e6);
        assertThat(development(EpochAssumptions.gpt4(), 284, 12, FactorDraw.SHARED).median())
                .isGreaterThan(100e6);
    }

    /**
     * What Epoch's own notebook prints, in money of December 2023: staff of GPT-4 35.8 M, of GPT-3
     * 2.34 M, of OPT 1.16 M.
     */
    @Test
    void reproducesThePublishedStaffCosts() {
        assertThat(staffUsd(284, 12).median()).isCloseTo(35.8e6, withinPercentage(2));
        assertThat(staffUsd(25, 8.3).median() * 119.029 / 113.4)
                .isCloseTo(2.34e6, withinPercentage(10));
        assertThat(staffUsd(19, 6.3).median()).isCloseTo(1.156e6, withinPercentage(10));
    }

    @Test
    void oneLognormalStandsForAllContributors() {
        for (int contributors : new int[] {19, 25, 100}) {
            var staff = EpochAssumptions.staff(contributors, 12);
            var drawn = drawEach(staff, 20_000);
            assertThat(staff.usdPerYear().median())
                    .isCloseTo(Quantiles.of(drawn, 0.5), withinPercentage(2));
            assertThat(staff.usdPerYear().at(-Z_90))
                    .isCloseTo(Quantiles.of(drawn, 0.05), withinPercentage(3));
            assertThat(staff.usdPerYear().at(Z_90))
                    .isCloseTo(Quantiles.of(drawn, 0.95), withinPercentage(3));
        }
    }

    @Test
    void theExperimentsMakeTheSpread() {
        var sample =
                new DevelopmentCost(
                                DevelopmentCost.parts(AmortizedCost.of(EpochAssumptions.gpt4())),
                                EpochAssumptions.experiments(),
                                FactorDraw.SHARED,
                                EpochAssumptions.staff(284, 12))
                        .sample(3, 10_000, 0.9);
        assertThat(sample.sensitivity())
                .extracting(Sensitivity::input)
                .containsExactly("experiments", "staff");
    }

    @Test
    void exactPeopleCostWhatTheyCost() {
        var one = Distribution.exact(1);
        var staff =
                new StaffCost(
                        10,
                        Distribution.exact(0.5),
                        one,
                        Distribution.exact(200_000),
                        Distribution.exact(1.25),
                        Distribution.exact(50_000));
        assertThat(staff.usdPerYear().median()).isCloseTo(3e6, withinPercentage(1e-6));
    }

    @Test
    void refusesARunWithoutParts() {
        assertThatThrownBy(
                        () ->
                                new DevelopmentCost(
                                        List.of(),
                                        EpochAssumptions.experiments(),
                                        FactorDraw.SHARED,
                                        EpochAssumptions.staff(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EpochAssumptions.staff(0, 12))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Estimate development(
            AmortizedInputs run, int contributors, double months, FactorDraw draw) {
        return new DevelopmentCost(
                        DevelopmentCost.parts(AmortizedCost.of(run)),
                        EpochAssumptions.experiments(),
                        draw,
                        EpochAssumptions.staff(contributors, months))
                .sample(1, 100_000, 0.9)
                .estimate();
    }

    private static Distribution staffUsd(int contributors, double months) {
        var perYear = EpochAssumptions.staff(contributors, months).usdPerYear();
        return perYear.centredOn(perYear.median() * months / 12);
    }

    private static double[] drawEach(StaffCost staff, int samples) {
        var random = MonteCarlo.generator(2);
        var sums = new double[samples];
        for (int n = 0; n < samples; n++) {
            for (int i = 0; i < staff.contributors(); i++) {
                sums[n] +=
                        staff.timeShare().at(MonteCarlo.deviate(random))
                                * (staff.salaryUsdPerYear().at(MonteCarlo.deviate(random))
                                                * staff.salaryOverhead()
                                                        .at(MonteCarlo.deviate(random))
                                        + staff.equityUsdPerYear().at(MonteCarlo.deviate(random)));
            }
        }
        return sums;
    }
}
