package dev.modelcost.calc.hardware;

import static dev.modelcost.calc.hardware.ExportFixtures.AFTER;
import static dev.modelcost.calc.hardware.ExportFixtures.BEFORE;
import static dev.modelcost.calc.hardware.ExportFixtures.CHINA;
import static dev.modelcost.calc.hardware.ExportFixtures.H100;
import static dev.modelcost.calc.hardware.ExportFixtures.H20;
import static dev.modelcost.calc.hardware.ExportFixtures.NOT_KNOWN;
import static dev.modelcost.calc.hardware.ExportFixtures.RULES;
import static dev.modelcost.calc.hardware.ExportFixtures.SWITCH;
import static dev.modelcost.calc.hardware.ExportFixtures.formula;
import static dev.modelcost.calc.hardware.ExportFixtures.performance;
import static dev.modelcost.calc.hardware.ExportFixtures.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportStatusTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "H100, BF16, 989.4, INT8, 1979, 814, 15832, 19.45",
        "H800, BF16, 989, FP8, 1979, 814, 15832, 19.45",
        "H200, BF16, 989.5, FP8, 1979, 814, 15832, 19.45",
        "A100, BF16, 312, INT8, 624, 826, 4992, 6.04",
        "A800, BF16, 311.8, TF32, 155.9, 826, 4989, 6.04",
        "L40, BF16, 181.04, INT8, 362, 608, 2897, 4.76",
        "H20, BF16, 148, INT8, 296, 814, 2368, 2.91",
        "L20, BF16, 119.5, INT8, 239, 609, 1912, 3.14",
    })
    void computesThePublishedFigures(
            String chip,
            Precision one,
            double tera,
            Precision other,
            double otherTera,
            double die,
            double tpp,
            double density) {
        var performance = performance(Map.of(one, tera * 1e12, other, otherTera * 1e12), die);
        assertThat(performance.tpp()).isCloseTo(tpp, within(0.5));
        assertThat(performance.density().orElseThrow()).isCloseTo(density, within(0.005));
    }

    @Test
    void h800CouldBeSoldToChinaUntilOctober2023() {
        var interconnect = OptionalDouble.of(400);
        assertThat(status("h800", H100, interconnect, BEFORE).sellable()).isTrue();
        var after = status("h800", H100, interconnect, AFTER);
        assertThat(after.outcome()).isEqualTo(ExportOutcome.LICENCE_REQUIRED);
        assertThat(after.hits())
                .extracting(ExportRule::slug)
                .containsExactly("2023-3a090.a-tpp", "2023-3a090.a-density");
    }

    @Test
    void theLastDayOfARuleIsTheOneBeforeItsEnd() {
        assertThat(status("h800", H100, OptionalDouble.of(400), SWITCH.minusDays(1)).sellable())
                .isTrue();
        assertThat(status("h800", H100, OptionalDouble.of(400), SWITCH).sellable()).isFalse();
    }

    @Test
    void h100CouldNotBeSoldToChinaAfterOctober2022() {
        assertThat(status("h100", H100, OptionalDouble.of(900), BEFORE).outcome())
                .isEqualTo(ExportOutcome.LICENCE_REQUIRED);
        assertThat(
                        status("h100", H100, OptionalDouble.of(900), LocalDate.of(2022, 10, 6))
                                .outcome())
                .isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void notificationIsForTheMiddleOfTheRange() {
        var l40 = performance(Map.of(Precision.BF16, 181.04e12), 608);
        assertThat(status("l40", l40, NOT_KNOWN, AFTER).outcome())
                .isEqualTo(ExportOutcome.NOTIFICATION);
        var l20 = performance(Map.of(Precision.BF16, 119.5e12), 609);
        assertThat(status("l20", l20, NOT_KNOWN, AFTER).outcome()).isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void aLetterOverridesTheFormulaWhileItHolds() {
        assertThat(status("h20", H20, NOT_KNOWN, LocalDate.of(2025, 3, 31)).outcome())
                .isEqualTo(ExportOutcome.ALLOWED);
        var informed = status("h20", H20, NOT_KNOWN, LocalDate.of(2025, 5, 1));
        assertThat(informed.outcome()).isEqualTo(ExportOutcome.LICENCE_REQUIRED);
        assertThat(informed.byLetter()).isTrue();
        assertThat(informed.steps()).flatExtracting(Step::sources).contains("letter");
        assertThat(status("h20", H20, NOT_KNOWN, LocalDate.of(2025, 8, 1)).byLetter()).isFalse();
    }

    @Test
    void theLatestLetterCounts() {
        var first =
                new ExportRule(
                        "first",
                        "is informed",
                        CHINA,
                        ExportOutcome.LICENCE_REQUIRED,
                        "h20",
                        null,
                        LocalDate.of(2025, 1, 1),
                        null,
                        "letter");
        var second =
                new ExportRule(
                        "second",
                        "is informed",
                        CHINA,
                        ExportOutcome.ALLOWED,
                        "h20",
                        null,
                        LocalDate.of(2025, 2, 1),
                        null,
                        "letter");
        assertThat(
                        ExportStatus.of(
                                        "h20",
                                        H20,
                                        NOT_KNOWN,
                                        List.of(second, first),
                                        CHINA,
                                        AFTER.plusYears(2))
                                .outcome())
                .isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void anUnknownDieLeavesTheAnswerOpenOnlyIfItHangsOnIt() {
        var h20 = ProcessingPerformance.of(Map.of(Precision.BF16, 148e12), NOT_KNOWN, "h20");
        var open = status("other", h20, NOT_KNOWN, AFTER);
        assertThat(open.outcome()).isEqualTo(ExportOutcome.UNDECIDED);
        assertThat(open.sellable()).isFalse();
        assertThat(open.undecided())
                .extracting(ExportRule::slug)
                .containsExactly("2023-3a090.a-density", "2023-3a090.b-density");
        var h100 = ProcessingPerformance.of(Map.of(Precision.FP8, 1979e12), NOT_KNOWN, "h100");
        assertThat(status("h100", h100, NOT_KNOWN, AFTER).outcome())
                .isEqualTo(ExportOutcome.LICENCE_REQUIRED);
        var small = ProcessingPerformance.of(Map.of(Precision.BF16, 50e12), NOT_KNOWN, "small");
        assertThat(status("small", small, NOT_KNOWN, AFTER).outcome())
                .isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void otherDestinationsHaveOtherRules() {
        assertThat(
                        ExportStatus.of(
                                        "h100",
                                        H100,
                                        OptionalDouble.of(900),
                                        RULES,
                                        "elsewhere",
                                        AFTER)
                                .outcome())
                .isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void refusesRulesThatSayNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new ExportRule(
                                        "a",
                                        "a",
                                        CHINA,
                                        ExportOutcome.ALLOWED,
                                        null,
                                        null,
                                        BEFORE,
                                        null,
                                        null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExportRule.Test(4800.0, 2400.0, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                formula(
                                        "a",
                                        ExportOutcome.UNDECIDED,
                                        new ExportRule.Test(1.0, null, null, null, null),
                                        BEFORE,
                                        null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                formula(
                                        "a",
                                        ExportOutcome.ALLOWED,
                                        new ExportRule.Test(1.0, null, null, null, null),
                                        AFTER,
                                        BEFORE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessingPerformance.of(Map.of(), NOT_KNOWN, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Precision.of("bf32"));
    }

    @Test
    void readsPrecisionsAsTheRecordNamesThem() {
        assertThat(Precision.of("bf16")).isEqualTo(Precision.BF16);
        assertThat(Precision.TF32.bits()).isEqualTo(19);
    }
}
