package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.CONSTANTS;
import static dev.modelcost.calc.audit.AuditFixtures.H800;
import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static dev.modelcost.calc.audit.AuditFixtures.facts;
import static dev.modelcost.calc.audit.AuditFixtures.nothing;
import static dev.modelcost.calc.audit.AuditFixtures.r1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.units.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit says no more than it knows: each kind of fault that it once had. */
class AuditCalibrationTest {

    @Test
    void aPeakOfAPodIsThatOfItsChips() {
        assertThat(peakOf(9216, 9216 * 989e12, "bf16").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(peakOf(8, 8 * 1979e12, "bf16").verdict()).isEqualTo(Verdict.UNIT_SLIP);
        assertThat(peakOf(8, 3 * 989e12, "bf16").verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(peakOf(null, 8 * 1979e12, "fp8").explanations())
                .extracting(Explanation::kind)
                .contains(Explanation.Kind.PER_GPU_FOR_PER_NODE);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 5, CONSISTENT",
        "ABOVE, 20, CONSISTENT",
        "AT_LEAST, 100, CONTRADICTED",
        "BELOW, 40, CONSISTENT",
        "BELOW, 5, CONTRADICTED",
        "AT_MOST, 5, CONTRADICTED",
    })
    void aBoundOnARatioIsMetByAnyRatioBeyondIt(
            AuditComparator comparator, double times, Verdict verdict) {
        assertThat(ratio(comparator, times, Map.of(), Map.of()).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_MOST, 300_000, CONSISTENT_IN_SCOPE",
        "AT_MOST, 500_000, CONSISTENT_IN_SCOPE",
        "AT_MOST, 200_000, CONTRADICTED",
        "BELOW, 3_000_000_000, CONSISTENT_IN_SCOPE",
    })
    void whatIsUpToAnAmountIsNotFarBelowIt(
            AuditComparator comparator, String usd, Verdict verdict) {
        assertThat(cost(comparator, usd).verdict()).isEqualTo(verdict);
    }

    @Test
    void whatIsTooMuchForALaterTrainingMayHoldItsBaseModel() {
        var facts = facts(List.of(), H800, "DeepSeek-V3");

        assertThat(Audit.of(claim(AuditMetric.ENERGY, 3500, "MWh"), facts).verdict())
                .isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(Audit.of(claim(AuditMetric.ENERGY, 3_500_000, "MWh"), facts).verdict())
                .isEqualTo(Verdict.IMPOSSIBLE);
    }

    @Test
    void anUpperBoundFarAboveTheFigureIsNeitherConfirmedNorContradicted() {
        var one =
                facts(
                        List.of(
                                AuditFigure.of(
                                        14.8e12,
                                        "run",
                                        Role.WHOLE,
                                        "for the training",
                                        AuditAuthority.MAKER,
                                        false,
                                        "paper",
                                        "DeepSeek")),
                        null,
                        null);
        var claim = claim(AuditMetric.TRAINING_TOKENS, 1000, "T tokens");

        assertThat(Audit.of(bound(claim, AuditComparator.AT_MOST), one).verdict())
                .isEqualTo(Verdict.UNVERIFIABLE);
    }

    private static AuditResult cost(AuditComparator comparator, String usd) {
        var value = Double.parseDouble(usd.replace("_", ""));
        return Audit.of(bound(claim(AuditMetric.TRAINING_COST, value, "USD"), comparator), r1());
    }

    private static AuditClaim bound(AuditClaim claim, AuditComparator comparator) {
        return new AuditClaim(
                claim.metric(),
                comparator,
                claim.low(),
                claim.high(),
                claim.unit(),
                claim.scope(),
                claim.part(),
                claim.basis(),
                claim.statedOn(),
                claim.authority(),
                claim.stated());
    }

    @Test
    void everyRowOfAPriceListCounts() {
        var night = Map.of("input tokens from 16:30 to 00:30 UTC", 0.135);

        assertThat(ratio(AuditComparator.EQUAL, 111, Map.of(), Map.of()).verdict())
                .isEqualTo(Verdict.CONTRADICTED);
        assertThat(ratio(AuditComparator.EQUAL, 111, night, Map.of()).verdict())
                .isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(
                        ratio(
                                        AuditComparator.EQUAL,
                                        200,
                                        Map.of(),
                                        Map.of("input tokens of o1-pro", 110.0))
                                .summary())
                .contains("input tokens of o1-pro");
    }

    @Test
    void marketBasedAccountsExplainAndDoNotConfirm() {
        var stated = AuditRun.UNKNOWN.with(new AuditRun.Use(1e6, null));
        var low = Audit.of(claim(AuditMetric.CARBON, 1, "tCO2e", stated), onGrid());
        var zero = Audit.of(claim(AuditMetric.CARBON, 0, "tCO2e", stated), onGrid());

        for (var result : List.of(low, zero)) {
            assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
            assertThat(result.explanations())
                    .extracting(Explanation::kind)
                    .contains(Explanation.Kind.MARKET_BASED);
        }
        assertThat(Audit.of(claim(AuditMetric.CARBON, 400, "tCO2e", stated), onGrid()).verdict())
                .isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void aScopeThatNothingCanConfirmIsNotConfirmed() {
        var plausible =
                claim(AuditMetric.TRAINING_COST, 294_000, "USD", AuditRun.UNKNOWN, "market");
        var tooLittle =
                claim(AuditMetric.TRAINING_COST, 50, "USD", AuditRun.UNKNOWN, "development");
        var facts = facts(List.of(), H800, "DeepSeek-V3");

        assertThat(Audit.of(plausible, facts).verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(Audit.of(tooLittle, r1()).verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(Audit.of(tooLittle, r1()).summary()).contains("which holds the final run");
    }

    @Test
    void aRatioIsNotEnoughWhereARequestCannotTakeThatMuch() {
        var stated = AuditRun.UNKNOWN.with(new AuditRun.Use(0.14, null));
        var mail = claim(AuditMetric.WATER, 519, "mL", stated, "per-request");
        var prompt =
                claim(
                        AuditMetric.WATER,
                        0.9,
                        "mL",
                        AuditRun.UNKNOWN.with(new AuditRun.Use(0.00024, null)),
                        "per-request");

        assertThat(Audit.of(mail, onGrid()).verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(Audit.of(mail, onGrid()).summary()).contains("140 Wh per request");
        assertThat(Audit.of(prompt, onGrid()).verdict()).isNotEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void aCheckThatATenthAndTenTimesWouldPassConfirmsNothing() {
        var stated = AuditRun.UNKNOWN.with(new AuditRun.Use(0.0003, null));
        var result =
                Audit.of(claim(AuditMetric.ENERGY, 0.3, "Wh", stated, "per-request"), onGrid());

        assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(result.summary()).startsWith("Nothing speaks against it");
        assertThat(result.same().low()).isLessThan(0.03);
        assertThat(result.same().high()).isGreaterThan(3);
    }

    @Test
    void saysBetweenWhichValuesTheVerdictIsTheSame() {
        var result = Audit.of(claim(AuditMetric.TRAINING_COST, 294_000, "USD"), r1());

        assertThat(result.same().low()).isBetween(293_000.0, 294_000.0);
        assertThat(result.same().high()).isBetween(294_000.0, 295_000.0);
        assertThat(claim(AuditMetric.TRAINING_COST, 294_000, "USD").sameBetween(result.same()))
                .startsWith("The verdict would be the same from 293,");
    }

    @Test
    void aSlipOfAPowerOfTenNeedsTwoDigitsAndTheScope() {
        assertThat(Audit.of(claim(AuditMetric.TRAINING_COST, 30, "USD"), r1()).verdict())
                .isEqualTo(Verdict.CONTRADICTED);
        assertThat(Audit.of(claim(AuditMetric.TRAINING_COST, 294, "USD"), r1()).verdict())
                .isEqualTo(Verdict.UNIT_SLIP);
        var development =
                claim(
                        AuditMetric.TRAINING_COST,
                        29_400_000,
                        "USD",
                        AuditRun.UNKNOWN,
                        "development");
        assertThat(Audit.of(development, r1()).verdict()).isNotEqualTo(Verdict.UNIT_SLIP);
    }

    @Test
    void infersACostFromTheWorkWhereNoHoursAreKnown() {
        var work = new AuditRun.Work(2.98e24, null, null);
        var stated = AuditRun.UNKNOWN.with(work);

        assertThat(
                        Audit.of(
                                        claim(AuditMetric.TRAINING_COST, 4.6, "USD M", stated),
                                        rented(1.5, 3))
                                .verdict())
                .isEqualTo(Verdict.CONSISTENT);
        assertThat(
                        Audit.of(
                                        claim(AuditMetric.TRAINING_COST, 46, "USD M", stated),
                                        rented(1.5, 3))
                                .verdict())
                .isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void aboutARangeIsTrueAnywhereWithinIt() {
        var range =
                new AuditFigure(
                        20e6,
                        50e6,
                        "run",
                        Role.WHOLE,
                        "for the training",
                        AuditAuthority.MAKER,
                        false,
                        "paper",
                        "DeepSeek");
        var about =
                new AuditClaim(
                        AuditMetric.TRAINING_COST,
                        AuditComparator.ABOUT,
                        45,
                        45,
                        Unit.of("USD-2023").orElseThrow(),
                        "unstated",
                        null,
                        null,
                        null,
                        AuditAuthority.PRESS,
                        AuditRun.UNKNOWN);
        var deflated =
                AuditRent.deflated(
                        new AuditFindings(about.times(1e6), facts(List.of(range), null, null)));

        assertThat(about.times(1e6).agreesWith(range, CONSTANTS)).isTrue();
        assertThat(about.times(2e6).agreesWith(range, CONSTANTS)).isFalse();
        assertThat(deflated).isPresent();
    }

    @Test
    void aRunIsImpossibleOnlyBeyondTheFastestPeakThatItsPrecisionAllows() {
        assertThat(mfu(110, "fp8").verdict()).isNotEqualTo(Verdict.IMPOSSIBLE);
        assertThat(mfu(110, "bf16").verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(mfu(210, "fp8").verdict()).isEqualTo(Verdict.IMPOSSIBLE);
    }

    @Test
    void noSentenceContradictsItsNumber() {
        var result = mfu(66, "fp8");

        assertThat(result.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(result.summary()).contains("66 %").contains("0.05 to 1.2");
    }

    @Test
    void smallRatiosKeepTheDigitsThatTellThemApart() {
        var ratios = new LinkedHashMap<String, Double>();
        ratios.put("input", 0.0366);
        ratios.put("output", 27.397);

        assertThat(AuditWords.ratios(ratios)).isEqualTo("input 0.037, output 27.4");
    }

    @Test
    void powerOfAnUnknownNumberOfChipsIsNotChecked() {
        var power = claim(AuditMetric.POWER, 700, "W");
        var ofOne = claim(AuditMetric.POWER, 700, "W", AuditRun.UNKNOWN, "chip");

        assertThat(Audit.of(power, nothing(H800)).verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(Audit.of(ofOne, nothing(H800)).verdict()).isEqualTo(Verdict.CONSISTENT);
    }

    private static AuditResult peakOf(Integer chips, double flop, String precision) {
        var stated =
                new AuditRun(
                        new AuditRun.Time(null, chips == null ? null : (double) chips, null),
                        AuditRun.Work.UNKNOWN,
                        AuditRun.Use.UNKNOWN,
                        null,
                        precision);
        return Audit.of(claim(AuditMetric.PEAK_FLOPS, flop, "FLOP/s", stated), nothing(H800));
    }

    private static AuditResult mfu(double percent, String precision) {
        var stated =
                new AuditRun(
                        AuditRun.Time.UNKNOWN,
                        AuditRun.Work.UNKNOWN,
                        AuditRun.Use.UNKNOWN,
                        null,
                        precision);
        return Audit.of(claim(AuditMetric.MFU, percent, "percent", stated), nothing(H800));
    }

    private static AuditFacts onGrid() {
        return known(AuditPrices.NONE, null, new AuditRange(0.3, 0.5), new AuditRange(1.5, 5));
    }

    private static AuditFacts rented(double low, double high) {
        return known(AuditPrices.NONE, new AuditRange(low, high), null, null);
    }

    private static AuditFacts known(
            AuditPrices prices, AuditRange rates, AuditRange carbon, AuditRange water) {
        return new AuditFacts(
                "DeepSeek-R1",
                null,
                List.of(),
                List.of(),
                AuditRun.UNKNOWN,
                null,
                null,
                null,
                H800,
                rates,
                null,
                carbon,
                water,
                "grid of FRA",
                prices,
                CONSTANTS);
    }

    private static AuditResult ratio(
            AuditComparator comparator,
            double times,
            Map<String, Double> limited,
            Map<String, Double> otherRows) {
        var prices =
                new AuditPrices(
                        Map.of("input", 0.55, "output", 2.19),
                        "list",
                        limited,
                        Map.of(),
                        Map.of(),
                        Map.of("input", 15.0, "output", 60.0),
                        otherRows,
                        "o1",
                        "list",
                        true);
        var claim =
                new AuditClaim(
                        AuditMetric.PRICE_RATIO,
                        comparator,
                        times,
                        times,
                        Unit.of("times").orElseThrow(),
                        "unstated",
                        null,
                        null,
                        null,
                        AuditAuthority.PRESS,
                        AuditRun.UNKNOWN);
        return Audit.of(claim, known(prices, null, null, null));
    }
}
