package dev.modelcost.calc.footprint;

import static dev.modelcost.calc.footprint.FootprintFixtures.EMBODIED;
import static dev.modelcost.calc.footprint.FootprintFixtures.POWER;
import static dev.modelcost.calc.footprint.FootprintFixtures.REQUEST;
import static dev.modelcost.calc.footprint.FootprintFixtures.UNITED_STATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.hardware.TrainingPower;
import dev.modelcost.testsupport.RedoneSteps;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;

class FootprintLawsTest {

    private static final Percentage TINY = Percentage.withPercentage(1e-9);

    @Property
    void powerIsNeverBelowWhatTheChipsDrawAtTdpForDecades(
            @ForAll @IntRange(min = 1, max = 1_000_000) int chips,
            @ForAll @DoubleRange(min = 1, max = 3000) double tdp,
            @ForAll @IntRange(min = 2010, max = 2034) int year) {
        assertThat(TrainingPower.of(chips, tdp, LocalDate.of(year, 6, 1), POWER, null).watts())
                .isGreaterThanOrEqualTo(chips * tdp);
    }

    @Property
    void everyPartGrowsWithTheHours(
            @ForAll @DoubleRange(min = 1, max = 1e8) double hours,
            @ForAll @DoubleRange(min = 1, max = 2000) double watts,
            @ForAll @DoubleRange(min = 1, max = 2) double pue) {
        var one =
                Footprint.of(
                        Energy.ofChipHours(hours, watts, pue, null),
                        hours,
                        UNITED_STATES,
                        EMBODIED);
        var twice =
                Footprint.of(
                        Energy.ofChipHours(2 * hours, watts, pue, null),
                        2 * hours,
                        UNITED_STATES,
                        EMBODIED);
        assertThat(twice.energy().kwh()).isCloseTo(2 * one.energy().kwh(), TINY);
        assertThat(twice.kgCo2()).isCloseTo(2 * one.kgCo2(), TINY);
        assertThat(twice.litres()).isCloseTo(2 * one.litres(), TINY);
    }

    @Property
    void thePueScalesWhatTheGridGivesAndNothingElse(
            @ForAll @DoubleRange(min = 1, max = 1e8) double hours,
            @ForAll @DoubleRange(min = 1, max = 3) double pue) {
        var ideal =
                Footprint.of(
                        Energy.ofChipHours(hours, 700, 1, null), hours, UNITED_STATES, EMBODIED);
        var real =
                Footprint.of(
                        Energy.ofChipHours(hours, 700, pue, null), hours, UNITED_STATES, EMBODIED);
        assertThat(real.operationalKgCo2()).isCloseTo(ideal.operationalKgCo2() * pue, TINY);
        assertThat(real.gridLitres()).isCloseTo(ideal.gridLitres() * pue, TINY);
        assertThat(real.onSiteLitres()).isEqualTo(ideal.onSiteLitres());
        assertThat(real.embodiedKgCo2()).isEqualTo(ideal.embodiedKgCo2());
    }

    @Property
    void aRequestCostsInProportionToItsOutput(
            @ForAll @DoubleRange(min = 1e8, max = 2e12) double parameters,
            @ForAll @IntRange(min = 1, max = 100_000) int tokens) {
        var one =
                RequestFootprint.of(
                        parameters, parameters, 0, 1, 1.2, UNITED_STATES, REQUEST, EMBODIED, null);
        var all =
                RequestFootprint.of(
                        parameters,
                        parameters,
                        0,
                        tokens,
                        1.2,
                        UNITED_STATES,
                        REQUEST,
                        EMBODIED,
                        null);
        assertThat(all.footprint().kgCo2()).isCloseTo(tokens * one.footprint().kgCo2(), TINY);
        assertThat(all.joulesPerOutputToken()).isCloseTo(one.joulesPerOutputToken(), TINY);
    }

    @Property
    void aLargerModelNeverNeedsLess(
            @ForAll @DoubleRange(min = 1e8, max = 1e12) double parameters,
            @ForAll @DoubleRange(min = 1, max = 2) double factor) {
        var small =
                RequestFootprint.of(
                        parameters,
                        parameters,
                        0,
                        100,
                        1.2,
                        UNITED_STATES,
                        REQUEST,
                        EMBODIED,
                        null);
        var large =
                RequestFootprint.of(
                        parameters * factor,
                        parameters * factor,
                        0,
                        100,
                        1.2,
                        UNITED_STATES,
                        REQUEST,
                        EMBODIED,
                        null);
        assertThat(large.chips()).isGreaterThanOrEqualTo(small.chips());
        assertThat(large.footprint().energy().kwh())
                .isGreaterThanOrEqualTo(small.footprint().energy().kwh());
    }

    @Property
    void everyStepCanBeRedone(
            @ForAll @DoubleRange(min = 1, max = 1e8) double hours,
            @ForAll @DoubleRange(min = 1, max = 2000) double watts,
            @ForAll @DoubleRange(min = 1, max = 2) double pue,
            @ForAll @IntRange(min = 1, max = 1_000_000) int chips,
            @ForAll @IntRange(min = 2010, max = 2034) int year) {
        var power = TrainingPower.of(chips, watts, LocalDate.of(year, 6, 1), POWER, null);
        var drawn = Energy.ofGridPower(power.watts(), hours, pue, null);
        var used = Energy.ofChipHours(hours, watts, pue, null);
        for (var steps :
                List.of(
                        power.steps(),
                        drawn.steps(),
                        Footprint.of(used, hours, UNITED_STATES, EMBODIED).steps())) {
            assertThat(RedoneSteps.assertRight(steps)).isEqualTo(steps.size());
        }
    }

    @Property
    void everyStepOfARequestCanBeRedone(
            @ForAll @DoubleRange(min = 1e8, max = 2e12) double parameters,
            @ForAll @DoubleRange(min = 0.01, max = 1) double active,
            @ForAll @IntRange(min = 0, max = 100_000) int prompt,
            @ForAll @IntRange(min = 1, max = 100_000) int output) {
        var steps =
                RequestFootprint.of(
                                parameters,
                                parameters * active,
                                prompt,
                                output,
                                1.2,
                                UNITED_STATES,
                                REQUEST,
                                EMBODIED,
                                null)
                        .steps();
        assertThat(RedoneSteps.assertRight(steps)).isEqualTo(steps.size());
    }
}
