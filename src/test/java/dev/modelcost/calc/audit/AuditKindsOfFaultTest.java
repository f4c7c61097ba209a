package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.A100;
import static dev.modelcost.calc.audit.AuditFixtures.H800;
import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static dev.modelcost.calc.audit.AuditFixtures.facts;
import static dev.modelcost.calc.audit.AuditFixtures.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.units.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Kinds of false alarm, and of sentence, that the audit once had. */
class AuditKindsOfFaultTest {

    @ParameterizedTest
    @EnumSource(
            value = AuditMetric.class,
            names = {"TRAINING_COST", "CHIP_PRICE", "SPENDING", "REVENUE", "SERVING_COST"})
    void moneyInAnotherCurrencyIsNotCompared(AuditMetric metric) {
        var result = Audit.of(claim(metric, 2.1e6, "CNY"), AuditFixtures.r1());

        assertThat(result.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(result.summary()).contains("is in CNY");
    }

    @Test
    void rentInAnotherCurrencyIsNotCompared() {
        assertThat(
                        Audit.of(
                                        claim(AuditMetric.USD_PER_CHIP_HOUR, 1.5, "GBP/chip-hour"),
                                        nothing(A100))
                                .verdict())
                .isEqualTo(Verdict.NOT_COMPARABLE);
    }

    @ParameterizedTest
    @CsvSource({"50e9, UNVERIFIABLE", "100e9, UNVERIFIABLE", "160e9, CONTRADICTED"})
    void whatIsSeveralTimesAllThatOthersStateFitsNone(double usd, Verdict verdict) {
        var known = facts(List.of(revenue(12e9, "one"), revenue(30e9, "two")), null, null);
        var result = Audit.of(claim(AuditMetric.REVENUE, usd, "USD"), known);

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.certainty()).isEqualTo(Certainty.LOW);
        assertThat(result.summary()).contains("30 billion USD");
    }

    @Test
    void aSingleFigureOfOthersContradictsNone() {
        var known = facts(List.of(revenue(12e9, "one")), null, null);

        assertThat(Audit.of(claim(AuditMetric.REVENUE, 500e9, "USD"), known).verdict())
                .isEqualTo(Verdict.UNVERIFIABLE);
    }

    @Test
    void onlyTensorCoresSkipZeros() {
        var old =
                new AuditChip(
                        "NVIDIA Quadro",
                        true,
                        250.0,
                        1.1,
                        null,
                        24e9,
                        Map.of("fp32", 12.63e12),
                        "sheet");
        var result = Audit.of(claim(AuditMetric.PEAK_FLOPS, 25.26, "TFLOP/s"), nothing(old));

        assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(result.explanations()).isEmpty();
    }

    @Test
    void whatABoundNamesMeetsIt() {
        var stated = facts(List.of(tokens(1.4e12)), H800, null);

        assertThat(Audit.of(bound(AuditComparator.ABOVE, 1.4), stated).verdict())
                .isEqualTo(Verdict.CONSISTENT);
        assertThat(Audit.of(bound(AuditComparator.BELOW, 1.4), stated).verdict())
                .isEqualTo(Verdict.CONSISTENT);
        assertThat(Audit.of(bound(AuditComparator.ABOVE, 1.5), stated).verdict())
                .isEqualTo(Verdict.CONTRADICTED);
    }

    @ParameterizedTest
    @CsvSource({
        "3.5, CONSISTENT, is plausible",
        "2.25, CONSISTENT_IN_SCOPE, for spot capacity",
        "1, CONSISTENT_IN_SCOPE, for spot capacity",
        "0.7, UNVERIFIABLE, another may ask a little more or less",
        "0.1, CONTRADICTED, does not fit",
        "5, UNVERIFIABLE, another may ask a little more or less",
        "35, CONTRADICTED, does not fit",
    })
    void spotCapacityRentsForLessThanTheListsAsk(double usd, Verdict verdict, String words) {
        var spot =
                new AuditFigure(
                        0.95,
                        3.42,
                        "spot",
                        Role.PART,
                        "for spot capacity, which may be taken back at any time",
                        AuditAuthority.PRESS,
                        true,
                        null,
                        "the lists of those who sell it");
        var result =
                Audit.of(
                        claim(AuditMetric.USD_PER_CHIP_HOUR, usd, "USD/chip-hour"),
                        facts(List.of(spot), H800, null));

        assertThat(result.verdict()).as(result.summary()).isEqualTo(verdict);
        assertThat(result.summary()).contains(words);
    }

    @Test
    void whatAMarketFigureCountsIsItsScope() {
        var known = facts(List.of(revenue(12e9, "one")), null, null);
        var result = Audit.of(claim(AuditMetric.REVENUE, 12e9, "USD"), known);

        assertThat(result.verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(result.scope()).isEqualTo("annual rate of July 2025");
    }

    @ParameterizedTest
    @CsvSource({
        "1.09, CONSISTENT",
        "1.3, UNVERIFIABLE",
        "2.18, UNVERIFIABLE",
        "10.9, CONTRADICTED"
    })
    void aFifthOfAPueIsAnotherDataCentre(double pue, Verdict verdict) {
        var known =
                AuditFigure.of(
                        1.09,
                        "unstated",
                        Role.WHOLE,
                        "in all",
                        AuditAuthority.PRESS,
                        true,
                        "ecologits",
                        "EcoLogits");
        var result =
                Audit.of(claim(AuditMetric.PUE, pue, "ratio"), facts(List.of(known), null, null));

        assertThat(result.verdict()).as(result.summary()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "1, years, 1 year",
        "2, years, 2 years",
        "1, chip-hours, 1 chip-hour",
        "1, MWh, 1 MWh",
        "1, tokens/s, 1 tokens/s",
        "4440, USD-2023, '4,440 USD of 2023'",
    })
    void unitsAreReadAloud(double value, String unit, String words) {
        assertThat(AuditWords.quantity(value, Unit.of(unit).orElseThrow())).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, ten times", "3, '1,000 times'", "-1, a tenth of", "-2, a hundredth of"})
    void powersOfTenAreReadAloud(int power, String words) {
        assertThat(AuditWords.tens(power)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "MAKER, WHOLE, run, false, HIGH",
        "MAKER, PART, run, false, MEDIUM",
        "PAPER, WHOLE, run, false, MEDIUM",
        "DATA_SET, WHOLE, run, false, MEDIUM",
        "MAKER, WHOLE, run, true, LOW",
    })
    void onlyAPrimarySourceOfTheSameScopeContradictsWithHighCertainty(
            AuditAuthority authority, Role role, String scope, boolean estimate, Certainty said) {
        var figure =
                AuditFigure.of(
                        14.8e12,
                        scope,
                        role,
                        "for the training",
                        authority,
                        estimate,
                        "paper",
                        "DeepSeek");
        var result =
                Audit.of(
                        claim(AuditMetric.TRAINING_TOKENS, 2, "T tokens"),
                        facts(List.of(figure), null, null));

        assertThat(result.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(result.certainty()).isEqualTo(said);
    }

    /** A twentieth may be an eighteenth; a half is no third, and a tenth is no hundredth. */
    @ParameterizedTest
    @CsvSource({
        "20, 0.0558, CONSISTENT",
        "10, 0.0904, CONSISTENT",
        "20, 0.0625, CONTRADICTED",
        "27, 0.0365, CONSISTENT",
        "27, 0.0309, CONTRADICTED",
        "3, 0.37, CONSISTENT",
        "2, 0.3, CONTRADICTED",
        "100, 0.0904, CONTRADICTED",
        "10, 0.00904, CONTRADICTED",
    })
    void onePartInSoManyIsARoundStatement(int parts, double known, Verdict verdict) {
        var claim = claim(AuditMetric.CHIP_HOURS_RATIO, 1.0 / parts, "times");
        var part =
                new AuditClaim(
                        claim.metric(),
                        AuditComparator.ABOUT,
                        claim.low(),
                        claim.high(),
                        claim.unit(),
                        claim.scope(),
                        null,
                        null,
                        null,
                        AuditAuthority.PRESS,
                        AuditRun.UNKNOWN,
                        AuditClaim.Printed.asPart(parts));
        var figure =
                AuditFigure.of(
                        known,
                        "run",
                        Role.WHOLE,
                        "for the training",
                        AuditAuthority.MAKER,
                        false,
                        "paper",
                        "the figures of both");

        assertThat(Audit.of(part, facts(List.of(figure), null, null)).verdict()).isEqualTo(verdict);
    }

    /** What a data set copied agrees with what rounds to it, and not with a fifth more. */
    @ParameterizedTest
    @CsvSource({
        "314, CONSISTENT",
        "310, CONSISTENT",
        "300, CONSISTENT",
        "341, CONTRADICTED",
        "370, UNVERIFIABLE",
        "700, CONTRADICTED",
        "3140, UNIT_SLIP",
    })
    void whatADataSetTookDownIsNoEstimateOfItsOwn(double billions, Verdict verdict) {
        var known = facts(List.of(parameters(314e9, "model", Role.WHOLE)), null, null);
        var claim = claim(AuditMetric.PARAMETERS, billions, "B parameters");

        assertThat(Audit.of(claim, known).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"22, CONSISTENT_IN_SCOPE", "220, UNIT_SLIP", "235, SCOPE_MISMATCH"})
    void allParametersAreNoneOfTheActiveOnes(double billions, Verdict verdict) {
        var known =
                facts(
                        List.of(
                                parameters(235e9, "model", Role.WHOLE),
                                parameters(22e9, "active", Role.PART)),
                        null,
                        null);

        assertThat(Audit.of(active(billions), known).verdict()).isEqualTo(verdict);
    }

    private static AuditFigure parameters(double count, String scope, Role role) {
        return AuditFigure.of(
                        count,
                        scope,
                        role,
                        "in " + scope,
                        AuditAuthority.DATA_SET,
                        true,
                        "data",
                        "a data set")
                .asTakenDown();
    }

    /** Who comes near to one estimate is not contradicted by another. */
    @ParameterizedTest
    @CsvSource({"37, CONSISTENT", "60, UNVERIFIABLE", "500, CONTRADICTED", "5, CONTRADICTED"})
    void estimatesThatDisagreeContradictOnlyWhatIsFarFromAll(double millions, Verdict verdict) {
        var known = facts(List.of(flop(37e24), flop(110e24)), null, null);
        var claim = claim(AuditMetric.TRAINING_FLOP, millions * 1e24, "FLOP");

        assertThat(Audit.of(claim, known).verdict()).isEqualTo(verdict);
    }

    private static AuditFigure flop(double count) {
        return AuditFigure.of(
                count,
                "run",
                Role.WHOLE,
                "for the training",
                AuditAuthority.DATA_SET,
                true,
                "data",
                "a data set");
    }

    /** What is known of the run without the claim is no check of it. */
    @ParameterizedTest
    @CsvSource({
        "25000, CONSISTENT",
        "125000, CONTRADICTED",
        "2500000, CONTRADICTED",
        "2500, IMPOSSIBLE",
    })
    void chipsAreCheckedByTheHoursThatTheyMake(double chips, Verdict verdict) {
        var run =
                new AuditRun(
                        new AuditRun.Time(57e6, 25000.0, 2280.0),
                        new AuditRun.Work(2.1e25, null, null),
                        AuditRun.Use.UNKNOWN,
                        null,
                        null);
        var known = AuditFixtures.withRun(facts(List.of(), AuditFixtures.A100, null), run);

        assertThat(Audit.of(claim(AuditMetric.CHIP_COUNT, chips, "chips"), known).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void howWellChipsWereUsedSaysNothingOfACost() {
        var run =
                new AuditRun(
                        new AuditRun.Time(57e6, null, null),
                        new AuditRun.Work(2.1e25, null, null),
                        AuditRun.Use.UNKNOWN,
                        null,
                        null);
        var known =
                AuditFixtures.withoutRates(
                        AuditFixtures.withRun(facts(List.of(), AuditFixtures.A100, null), run));

        assertThat(Audit.of(claim(AuditMetric.TRAINING_COST, 1, "USD"), known).verdict())
                .isEqualTo(Verdict.UNVERIFIABLE);
    }

    /** "$98.32 an hour" of eight chips is 12.29 each. */
    @ParameterizedTest
    @CsvSource({"27.36, CONSISTENT", "3.42, CONSISTENT", "273.6, CONTRADICTED", "1, CONTRADICTED"})
    void theRentOfAMachineIsThatOfItsChips(double usd, Verdict verdict) {
        var eight = AuditRun.UNKNOWN.with(new AuditRun.Time(null, 8.0, null));
        var claim = claim(AuditMetric.USD_PER_CHIP_HOUR, usd, "USD/chip-hour", eight);

        assertThat(Audit.of(claim, nothing(H800)).verdict()).isEqualTo(verdict);
    }

    @Test
    void whatAllParametersAreSaysNothingAgainstTheActiveOnes() {
        var total =
                AuditFigure.of(
                        2e12,
                        "model",
                        Role.WHOLE,
                        "in total",
                        AuditAuthority.MAKER,
                        false,
                        "card",
                        "Meta");
        var known = facts(List.of(total), null, null);

        assertThat(Audit.of(active(288), known).verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(Audit.of(active(3000), known).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    private static AuditClaim active(double billions) {
        return new AuditClaim(
                AuditMetric.PARAMETERS,
                AuditComparator.EQUAL,
                billions,
                billions,
                Unit.of("B parameters").orElseThrow(),
                "unstated",
                "active",
                null,
                null,
                AuditAuthority.PRESS,
                AuditRun.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"75, CONSISTENT", "54, UNVERIFIABLE", "8, CONTRADICTED"})
    void chipsMayRunForAPartOfTheTime(double days, Verdict verdict) {
        var stated = AuditRun.UNKNOWN.with(new AuditRun.Time(30.84e6, 16384.0, null));
        var claim = claim(AuditMetric.WALL_CLOCK_HOURS, days, "days", stated);

        assertThat(Audit.of(claim, nothing(H800)).verdict()).isEqualTo(verdict);
    }

    private static AuditClaim bound(AuditComparator comparator, double trillions) {
        return new AuditClaim(
                AuditMetric.TRAINING_TOKENS,
                comparator,
                trillions,
                trillions,
                Unit.of("T tokens").orElseThrow(),
                "unstated",
                null,
                null,
                null,
                AuditAuthority.PRESS,
                AuditRun.UNKNOWN);
    }

    private static AuditFigure tokens(double count) {
        return AuditFigure.of(
                count,
                "run",
                Role.WHOLE,
                "for the final training run alone",
                AuditAuthority.MAKER,
                false,
                "paper",
                "Meta");
    }

    private static AuditFigure revenue(double usd, String source) {
        return AuditFigure.of(
                usd,
                "unstated",
                Role.PART,
                "at the annual rate of July 2025",
                AuditAuthority.PRESS,
                false,
                source,
                "a newspaper");
    }
}
