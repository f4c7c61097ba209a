package dev.modelcost.calc.hardware;

import static dev.modelcost.calc.hardware.ExportFixtures.AFTER;
import static dev.modelcost.calc.hardware.ExportFixtures.BEFORE;
import static dev.modelcost.calc.hardware.ExportFixtures.CHINA;
import static dev.modelcost.calc.hardware.ExportFixtures.NOT_KNOWN;
import static dev.modelcost.calc.hardware.ExportFixtures.RULES;
import static dev.modelcost.calc.hardware.ExportFixtures.performance;
import static dev.modelcost.calc.hardware.ExportFixtures.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.RedoneSteps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ExportLawsTest {

    @Property
    void anotherPrecisionNeverLowersTpp(
            @ForAll Precision first,
            @ForAll Precision second,
            @ForAll @DoubleRange(min = 1e9, max = 1e17) double peak,
            @ForAll @DoubleRange(min = 1e9, max = 1e17) double other) {
        var peaks = new EnumMap<Precision, Double>(Map.of(first, peak));
        var alone = ProcessingPerformance.of(peaks, NOT_KNOWN, null).tpp();
        peaks.putIfAbsent(second, other);
        assertThat(ProcessingPerformance.of(peaks, NOT_KNOWN, null).tpp())
                .isGreaterThanOrEqualTo(alone);
    }

    @Property
    void halfTheDieIsTwiceTheDensity(
            @ForAll @DoubleRange(min = 1e12, max = 1e16) double peak,
            @ForAll @DoubleRange(min = 10, max = 2000) double die) {
        var whole = performance(Map.of(Precision.BF16, peak), die).density().orElseThrow();
        var half = performance(Map.of(Precision.BF16, peak), die / 2).density().orElseThrow();
        assertThat(half).isCloseTo(2 * whole, within(1e-9 * half));
    }

    @Property
    void everyChipAboveTheThresholdNeedsALicence(
            @ForAll @DoubleRange(min = 300e12, max = 1e16) double peak,
            @ForAll @DoubleRange(min = 10, max = 2000) double die) {
        assertThat(
                        status(
                                        "any",
                                        performance(Map.of(Precision.BF16, peak), die),
                                        NOT_KNOWN,
                                        AFTER)
                                .outcome())
                .isEqualTo(ExportOutcome.LICENCE_REQUIRED);
    }

    @Property
    void aLetterAlwaysOverridesTheFormula(
            @ForAll @DoubleRange(min = 1e12, max = 1e16) double peak,
            @ForAll @IntRange(min = 0, max = 3000) int day,
            @ForAll boolean allowed) {
        var outcome = allowed ? ExportOutcome.ALLOWED : ExportOutcome.LICENCE_REQUIRED;
        var rules = new ArrayList<>(RULES);
        rules.add(
                new ExportRule(
                        "letter",
                        "is informed",
                        CHINA,
                        outcome,
                        "any",
                        null,
                        LocalDate.of(2020, 1, 1),
                        null,
                        null));
        var on = LocalDate.of(2020, 1, 1).plusDays(day);
        assertThat(
                        ExportStatus.of(
                                        "any",
                                        performance(Map.of(Precision.BF16, peak), 800),
                                        NOT_KNOWN,
                                        rules,
                                        CHINA,
                                        on)
                                .outcome())
                .isEqualTo(outcome);
    }

    @Property
    void everyStepCanBeRedoneUnlessAFigureIsNotKnownOrALetterDecides(
            @ForAll Precision first,
            @ForAll Precision second,
            @ForAll @DoubleRange(min = 1e13, max = 1e16) double peak,
            @ForAll @DoubleRange(min = 10, max = 2000) double die,
            @ForAll boolean dieIsKnown,
            @ForAll boolean after) {
        var peaks = new EnumMap<Precision, Double>(Map.of(first, peak));
        peaks.put(second, peak / 2);
        var area = dieIsKnown ? OptionalDouble.of(die) : NOT_KNOWN;
        var performance = ProcessingPerformance.of(peaks, area, null);
        var status = status("h20", performance, NOT_KNOWN, after ? AFTER : BEFORE);
        assertThat(RedoneSteps.assertRight(status.steps()))
                .isEqualTo(status.steps().size() - status.undecided().size());
        var letter = status("h20", performance, NOT_KNOWN, LocalDate.of(2025, 5, 1));
        assertThat(RedoneSteps.assertRight(letter.steps())).isEqualTo(letter.steps().size() - 1);
    }
}
