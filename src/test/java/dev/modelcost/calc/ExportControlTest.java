package dev.modelcost.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportControlTest {

    private static final String CHINA = "china";
    private static final LocalDate BEFORE = LocalDate.of(2023, 9, 30);
    private static final LocalDate AFTER = LocalDate.of(2023, 11, 1);
    private static final LocalDate SWITCH = LocalDate.of(2023, 10, 17);
    private static final OptionalDouble NOT_KNOWN = OptionalDouble.empty();

    /** METHODS.md section 7. The days are round ones of the months that it names. */
    private static final List<ExportRule> RULES = List.of(
            formula("2022-3a090", ExportOutcome.LICENCE_REQUIRED, new ExportRule.Test(4800.0, null, null, null, 600.0), LocalDate.of(2022, 10, 7), SWITCH),
            formula("2023-3a090.a-tpp", ExportOutcome.LICENCE_REQUIRED, new ExportRule.Test(4800.0, null, null, null, null), SWITCH, null),
            formula("2023-3a090.a-density", ExportOutcome.LICENCE_REQUIRED, new ExportRule.Test(1600.0, null, 5.92, null, null), SWITCH, null),
            formula("2023-3a090.b-tpp", ExportOutcome.NOTIFICATION, new ExportRule.Test(2400.0, 4800.0, 1.6, 5.92, null), SWITCH, null),
            formula("2023-3a090.b-density", ExportOutcome.NOTIFICATION, new ExportRule.Test(1600.0, null, 3.2, 5.92, null), SWITCH, null),
            ExportRule.letter("2025-h20", "is informed", CHINA, ExportOutcome.LICENCE_REQUIRED, "h20", LocalDate.of(2025, 4, 1), LocalDate.of(2025, 8, 1), "letter"));

    private static final ProcessingPerformance H100 = performance(Map.of(Precision.BF16, 989.4e12, Precision.FP8, 1979e12, Precision.INT8, 1979e12), 814);
    private static final ProcessingPerformance H20 = performance(Map.of(Precision.BF16, 148e12, Precision.TF32, 74e12, Precision.INT8, 296e12), 814);

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
    void computesThePublishedFigures(String chip, Precision one, double tera, Precision other, double otherTera, double die, double tpp, double density) {
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
        assertThat(after.hits()).extracting(ExportRule::slug).containsExactly("2023-3a090.a-tpp", "2023-3a090.a-density");
    }

    @Test
    void theLastDayOfARuleIsTheOneBeforeItsEnd() {
        assertThat(status("h800", H100, OptionalDouble.of(400), SWITCH.minusDays(1)).sellable()).isTrue();
        assertThat(status("h800", H100, OptionalDouble.of(400), SWITCH).sellable()).isFalse();
    }

    @Test
    void h100CouldNotBeSoldToChinaAfterOctober2022() {
        assertThat(status("h100", H100, OptionalDouble.of(900), BEFORE).outcome()).isEqualTo(ExportOutcome.LICENCE_REQUIRED);
        assertThat(status("h100", H100, OptionalDouble.of(900), LocalDate.of(2022, 10, 6)).outcome()).isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void notificationIsForTheMiddleOfTheRange() {
        var l40 = performance(Map.of(Precision.BF16, 181.04e12), 608);
        assertThat(status("l40", l40, NOT_KNOWN, AFTER).outcome()).isEqualTo(ExportOutcome.NOTIFICATION);
        var l20 = performance(Map.of(Precision.BF16, 119.5e12), 609);
        assertThat(status("l20", l20, NOT_KNOWN, AFTER).outcome()).isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void aLetterOverridesTheFormulaWhileItHolds() {
        assertThat(status("h20", H20, NOT_KNOWN, LocalDate.of(2025, 3, 31)).outcome()).isEqualTo(ExportOutcome.ALLOWED);
        var informed = status("h20", H20, NOT_KNOWN, LocalDate.of(2025, 5, 1));
        assertThat(informed.outcome()).isEqualTo(ExportOutcome.LICENCE_REQUIRED);
        assertThat(informed.byLetter()).isTrue();
        assertThat(informed.steps()).flatExtracting(Step::sources).contains("letter");
        assertThat(status("h20", H20, NOT_KNOWN, LocalDate.of(2025, 8, 1)).byLetter()).isFalse();
    }

    @Test
    void theLatestLetterCounts() {
        var first = ExportRule.letter("first", "is informed", CHINA, ExportOutcome.LICENCE_REQUIRED, "h20", LocalDate.of(2025, 1, 1), null, "letter");
        var second = ExportRule.letter("second", "is informed", CHINA, ExportOutcome.ALLOWED, "h20", LocalDate.of(2025, 2, 1), null, "letter");
        assertThat(ExportStatus.of("h20", H20, NOT_KNOWN, List.of(second, first), CHINA, AFTER.plusYears(2)).outcome()).isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void anUnknownDieLeavesTheAnswerOpenOnlyIfItHangsOnIt() {
        var h20 = ProcessingPerformance.of(Map.of(Precision.BF16, 148e12), NOT_KNOWN, "h20");
        var open = status("other", h20, NOT_KNOWN, AFTER);
        assertThat(open.outcome()).isEqualTo(ExportOutcome.UNDECIDED);
        assertThat(open.sellable()).isFalse();
        assertThat(open.undecided()).extracting(ExportRule::slug).containsExactly("2023-3a090.a-density", "2023-3a090.b-density");
        var h100 = ProcessingPerformance.of(Map.of(Precision.FP8, 1979e12), NOT_KNOWN, "h100");
        assertThat(status("h100", h100, NOT_KNOWN, AFTER).outcome()).isEqualTo(ExportOutcome.LICENCE_REQUIRED);
        var small = ProcessingPerformance.of(Map.of(Precision.BF16, 50e12), NOT_KNOWN, "small");
        assertThat(status("small", small, NOT_KNOWN, AFTER).outcome()).isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void otherDestinationsHaveOtherRules() {
        assertThat(ExportStatus.of("h100", H100, OptionalDouble.of(900), RULES, "elsewhere", AFTER).outcome()).isEqualTo(ExportOutcome.ALLOWED);
    }

    @Test
    void refusesRulesThatSayNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExportRule("a", "a", CHINA, ExportOutcome.ALLOWED, null, null, BEFORE, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExportRule.Test(4800.0, 2400.0, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> formula("a", ExportOutcome.UNDECIDED, new ExportRule.Test(1.0, null, null, null, null), BEFORE, null));
        assertThatIllegalArgumentException().isThrownBy(() -> formula("a", ExportOutcome.ALLOWED, new ExportRule.Test(1.0, null, null, null, null), AFTER, BEFORE));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessingPerformance.of(Map.of(), NOT_KNOWN, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Precision.of("bf32"));
    }

    @Test
    void readsPrecisionsAsTheRecordNamesThem() {
        assertThat(Precision.of("bf16")).isEqualTo(Precision.BF16);
        assertThat(Precision.TF32.bits()).isEqualTo(19);
    }

    @Property
    void anotherPrecisionNeverLowersTpp(@ForAll Precision first, @ForAll Precision second, @ForAll @DoubleRange(min = 1e9, max = 1e17) double peak,
            @ForAll @DoubleRange(min = 1e9, max = 1e17) double other) {
        var peaks = new EnumMap<Precision, Double>(Map.of(first, peak));
        var alone = ProcessingPerformance.of(peaks, NOT_KNOWN, null).tpp();
        peaks.putIfAbsent(second, other);
        assertThat(ProcessingPerformance.of(peaks, NOT_KNOWN, null).tpp()).isGreaterThanOrEqualTo(alone);
    }

    @Property
    void halfTheDieIsTwiceTheDensity(@ForAll @DoubleRange(min = 1e12, max = 1e16) double peak, @ForAll @DoubleRange(min = 10, max = 2000) double die) {
        var whole = performance(Map.of(Precision.BF16, peak), die).density().orElseThrow();
        var half = performance(Map.of(Precision.BF16, peak), die / 2).density().orElseThrow();
        assertThat(half).isCloseTo(2 * whole, within(1e-9 * half));
    }

    @Property
    void everyChipAboveTheThresholdNeedsALicence(@ForAll @DoubleRange(min = 300e12, max = 1e16) double peak, @ForAll @DoubleRange(min = 10, max = 2000) double die) {
        assertThat(status("any", performance(Map.of(Precision.BF16, peak), die), NOT_KNOWN, AFTER).outcome()).isEqualTo(ExportOutcome.LICENCE_REQUIRED);
    }

    private static ExportRule formula(String slug, ExportOutcome outcome, ExportRule.Test test, LocalDate from, LocalDate to) {
        return ExportRule.formula(slug, "3A090", CHINA, outcome, test, from, to, "regulation");
    }

    private static ProcessingPerformance performance(Map<Precision, Double> peaks, double die) {
        return ProcessingPerformance.of(peaks, OptionalDouble.of(die), "chip");
    }

    private static ExportStatus status(String chip, ProcessingPerformance performance, OptionalDouble interconnect, LocalDate on) {
        return ExportStatus.of(chip, performance, interconnect, RULES, CHINA, on);
    }
}
