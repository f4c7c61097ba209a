package dev.modelcost.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.AuditFigure.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules, on figures of DeepSeek's papers, BLOOM's and data sheets. */
class AuditTest {

    private static final AuditConstants CONSTANTS =
            new AuditConstants(
                    0.05, 0.6, 0.14, 1.5, 2.6, 0.3, 2.03, 1.6, 0.2, 2, 0.1, 1.2, 4, 0.75, 0.09,
                    0.999);
    private static final AuditChip H800 =
            new AuditChip(
                    "NVIDIA H800",
                    700.0,
                    Map.of("bf16", 989e12, "fp8", 1979e12, "tf32", 494.7e12),
                    "sheet");
    private static final AuditChip A100 =
            new AuditChip("NVIDIA A100", 400.0, Map.of("bf16", 312e12, "int8", 624e12), "sheet");
    private static final AuditFigure R1 =
            AuditFigure.of(
                    294_000,
                    "post-training",
                    Role.PART,
                    "for the post-training alone",
                    AuditAuthority.MAKER,
                    false,
                    "paper",
                    "DeepSeek");
    private static final AuditFigure R1_WITH_V3 =
            AuditFigure.of(
                    5_870_000,
                    "with-base-model",
                    Role.PART,
                    "with its base model",
                    AuditAuthority.MAKER,
                    false,
                    "paper",
                    "DeepSeek");
    private static final AuditFigure V3_ALONE =
            AuditFigure.of(
                    5_576_000,
                    "base-model",
                    Role.OTHER,
                    "of DeepSeek-V3, its base model",
                    AuditAuthority.MAKER,
                    false,
                    "paper",
                    "DeepSeek");

    @Test
    void namesTheTranspositionOfTheArticle() {
        var result = r1Cost(249_000);

        assertThat(result.verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(result.explanations())
                .extracting(Explanation::kind)
                .contains(Explanation.Kind.DIGIT_TRANSPOSITION);
        assertThat(result.explanations().get(0).alternative()).isEqualTo(294_000);
        assertThat(result.checks().get(0).implied()).isCloseTo(1.6939, within(0.0001));
        assertThat(result.summary()).contains("1.69 USD per chip-hour");
    }

    @Test
    void namesTheScopeInWhichACostHolds() {
        assertThat(r1Cost(294_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(294_000).scope()).isEqualTo("post-training");
        assertThat(r1Cost(294_000).summary()).contains("5,870,000 USD");
        assertThat(r1Cost(5_870_000).scope()).isEqualTo("with-base-model");
        assertThat(r1Cost(5_600_000).verdict()).isEqualTo(Verdict.SCOPE_MISMATCH);
        assertThat(r1Cost(29_400_000).verdict()).isEqualTo(Verdict.UNIT_SLIP);
        assertThat(r1Cost(700_000).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void roundsAsPeopleDo() {
        assertThat(r1Cost(290_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(300_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(293_000).verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(r1Cost(280_000).verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void callsHoursTimesAnAssumedRateCircular() {
        var stated = new AuditRun(147_000.0, null, null, 2.0, null, null, null, null, null, null);
        var claim = claim(AuditMetric.TRAINING_COST, 294_000, "USD", stated);

        assertThat(Audit.of(claim, nothing(null)).verdict()).isEqualTo(Verdict.CIRCULAR);
    }

    @Test
    void callsHoursTimesDesignPowerCircular() {
        var stated =
                new AuditRun(1_082_990.0, null, null, null, null, null, null, null, null, null);

        assertThat(Audit.of(claim(AuditMetric.ENERGY, 433.196, "MWh", stated), nothing(A100)))
                .returns(Verdict.CIRCULAR, AuditResult::verdict);
        assertThat(Audit.of(claim(AuditMetric.ENERGY, 433, "GWh", stated), nothing(A100)))
                .returns(Verdict.IMPOSSIBLE, AuditResult::verdict);
        assertThat(Audit.of(claim(AuditMetric.ENERGY, 390, "MWh", stated), nothing(A100)))
                .returns(Verdict.CONSISTENT, AuditResult::verdict);
    }

    @Test
    void knowsThatNoRunBeatsItsChips() {
        var stated = new AuditRun(147_000.0, null, null, null, null, null, null, null, null, null);
        var claim = claim(AuditMetric.TRAINING_FLOP, 3.5e24, "FLOP", stated);

        assertThat(Audit.of(claim, nothing(H800)).verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(Audit.of(claim, r1()).verdict()).isEqualTo(Verdict.SCOPE_MISMATCH);
        assertThat(Audit.of(claim(AuditMetric.MFU, 120, "percent"), nothing(H800)).verdict())
                .isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(Audit.of(claim(AuditMetric.MFU, 41, "percent"), nothing(H800)).verdict())
                .isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void readsProductsAndNodes() {
        var chips =
                AuditFigure.of(
                        512,
                        "final-run",
                        Role.WHOLE,
                        "for the training",
                        AuditAuthority.MAKER,
                        false,
                        "paper",
                        "DeepSeek");

        assertThat(count(648, chips).explanations().get(0).kind())
                .isEqualTo(Explanation.Kind.PRODUCT_READ_AS_NUMBER);
        assertThat(count(648, chips).verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(count(64, chips).explanations().get(0).kind())
                .isEqualTo(Explanation.Kind.PER_GPU_FOR_PER_NODE);
        assertThat(count(64, chips).verdict()).isEqualTo(Verdict.UNIT_SLIP);
        assertThat(count(512, chips).verdict()).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void takesWordsForTokens() {
        var tokens =
                AuditFigure.of(
                        14.8e12,
                        "final-run",
                        Role.WHOLE,
                        "for the training",
                        AuditAuthority.MAKER,
                        false,
                        "paper",
                        "DeepSeek");
        var result =
                Audit.of(
                        claim(AuditMetric.TRAINING_TOKENS, 11.1, "T tokens"),
                        facts(List.of(tokens), null, null));

        assertThat(result.verdict()).isEqualTo(Verdict.UNIT_SLIP);
        assertThat(result.explanations().get(0).kind())
                .isEqualTo(Explanation.Kind.WORDS_FOR_TOKENS);
    }

    @Test
    void takesDensePeaksAlone() {
        assertThat(peak(1979, "unstated").verdict()).isEqualTo(Verdict.UNIT_SLIP);
        assertThat(peak(1979, "unstated").explanations())
                .extracting(Explanation::kind)
                .containsExactly(
                        Explanation.Kind.WITH_SPARSITY_PEAK, Explanation.Kind.FP8_PEAK_FOR_BF16);
        assertThat(peak(1979, "fp8").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(peak(989, "unstated").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(peak(495, "unstated").verdict()).isEqualTo(Verdict.CONSISTENT_IN_SCOPE);
        assertThat(peak(1500, "unstated").verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void comparesPricesLikeForLike() {
        assertThat(ratio(53.6, "unstated").verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(ratio(53.6, "cached-input").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(ratio(27.3, "unstated").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(ratio(107, "unstated").verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(ratio(500, "unstated").verdict()).isEqualTo(Verdict.CONTRADICTED);
        assertThat(ratio(53.6, "unstated").summary())
                .contains("input 27.3, output 27.4, cached-input 53.6");
    }

    @Test
    void tellsMarkUpFromMargin() {
        var result = Audit.of(claim(AuditMetric.SERVING_MARGIN, 545, "percent"), nothing(null));

        assertThat(result.verdict()).isEqualTo(Verdict.SCOPE_MISMATCH);
        assertThat(result.explanations().get(0).alternative()).isCloseTo(84.5, within(0.01));
    }

    @Test
    void saysWhatIsMissing() {
        var result = Audit.of(claim(AuditMetric.TRAINING_COST, 1e6, "USD"), nothing(null));

        assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(result.checks())
                .allMatch(check -> check.outcome() == AuditCheck.Outcome.NOT_RUN)
                .anyMatch(check -> check.derivation().contains("chip-hours"));
    }

    private static AuditResult r1Cost(double usd) {
        return Audit.of(claim(AuditMetric.TRAINING_COST, usd, "USD"), r1());
    }

    private static AuditResult count(double chips, AuditFigure figure) {
        return Audit.of(
                claim(AuditMetric.CHIP_COUNT, chips, "chips"), facts(List.of(figure), null, null));
    }

    private static AuditResult peak(double teraflops, String scope) {
        return Audit.of(
                claim(AuditMetric.PEAK_FLOPS, teraflops, "TFLOP/s", AuditRun.UNKNOWN, scope),
                nothing(H800));
    }

    private static AuditResult ratio(double times, String scope) {
        var prices =
                new AuditPrices(
                        prices(0.55, 2.19, 0.14),
                        "list",
                        Map.of(),
                        Map.of(),
                        prices(15, 60, 7.5),
                        "o1",
                        "list",
                        true);
        var facts =
                new AuditFacts(
                        "DeepSeek-R1",
                        null,
                        List.of(),
                        List.of(),
                        AuditRun.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "grids of the world",
                        prices,
                        CONSTANTS);
        return Audit.of(
                claim(AuditMetric.PRICE_RATIO, times, "times", AuditRun.UNKNOWN, scope), facts);
    }

    private static Map<String, Double> prices(double input, double output, double cached) {
        return Map.of("input", input, "output", output, "cached-input", cached);
    }

    private static AuditFacts r1() {
        return facts(List.of(R1, R1_WITH_V3, V3_ALONE), H800, "DeepSeek-V3");
    }

    private static AuditFacts nothing(AuditChip chip) {
        return facts(List.of(), chip, null);
    }

    private static AuditFacts facts(List<AuditFigure> figures, AuditChip chip, String base) {
        var run =
                base == null
                        ? AuditRun.UNKNOWN
                        : new AuditRun(
                                147_000.0, 512.0, null, 2.0, null, null, 37e9, null, null, null);
        return new AuditFacts(
                "DeepSeek-R1",
                base,
                figures,
                List.of(),
                run,
                3.3e24,
                chip,
                new AuditRange(3.42, 3.42),
                null,
                null,
                null,
                "grids of the world",
                AuditPrices.NONE,
                CONSTANTS);
    }

    private static AuditClaim claim(AuditMetric metric, double value, String unit) {
        return claim(metric, value, unit, AuditRun.UNKNOWN);
    }

    private static AuditClaim claim(
            AuditMetric metric, double value, String unit, AuditRun stated) {
        return claim(metric, value, unit, stated, "unstated");
    }

    private static AuditClaim claim(
            AuditMetric metric, double value, String unit, AuditRun stated, String scope) {
        return new AuditClaim(
                metric,
                AuditComparator.EQUAL,
                value,
                value,
                Unit.of(unit).orElseThrow(),
                scope,
                null,
                null,
                null,
                AuditAuthority.PRESS,
                stated);
    }
}
