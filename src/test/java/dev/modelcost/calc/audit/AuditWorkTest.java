package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.A100;
import static dev.modelcost.calc.audit.AuditFixtures.H800;
import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static dev.modelcost.calc.audit.AuditFixtures.facts;
import static dev.modelcost.calc.audit.AuditFixtures.nothing;
import static dev.modelcost.calc.audit.AuditFixtures.r1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditFigure.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of chips, their work and their power. */
class AuditWorkTest {

    @Test
    void callsHoursTimesDesignPowerCircular() {
        var stated = AuditRun.UNKNOWN.with(new AuditRun.Time(1_082_990.0, null, null));

        assertThat(Audit.of(claim(AuditMetric.ENERGY, 433.196, "MWh", stated), nothing(A100)))
                .returns(Verdict.CIRCULAR, AuditResult::verdict);
        assertThat(Audit.of(claim(AuditMetric.ENERGY, 433, "GWh", stated), nothing(A100)))
                .returns(Verdict.IMPOSSIBLE, AuditResult::verdict);
        assertThat(Audit.of(claim(AuditMetric.ENERGY, 390, "MWh", stated), nothing(A100)))
                .returns(Verdict.CONSISTENT, AuditResult::verdict);
    }

    @Test
    void knowsThatNoRunBeatsItsChips() {
        var stated = AuditRun.UNKNOWN.with(new AuditRun.Time(147_000.0, null, null));
        var claim = claim(AuditMetric.TRAINING_FLOP, 3.5e24, "FLOP", stated);

        assertThat(Audit.of(claim, nothing(H800)).verdict()).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(Audit.of(claim, r1()).verdict()).isEqualTo(Verdict.SCOPE_MISMATCH);
        assertThat(Audit.of(claim(AuditMetric.MFU, 120, "percent"), nothing(H800)).verdict())
                .isEqualTo(Verdict.CONTRADICTED);
        assertThat(Audit.of(claim(AuditMetric.MFU, 210, "percent"), nothing(H800)).verdict())
                .isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(Audit.of(claim(AuditMetric.MFU, 41, "percent"), nothing(H800)).verdict())
                .isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void readsProductsAndNodes() {
        var chips =
                AuditFigure.of(
                        512,
                        "run",
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
                        "run",
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

    private static AuditResult count(double chips, AuditFigure figure) {
        return Audit.of(
                claim(AuditMetric.CHIP_COUNT, chips, "chips"), facts(List.of(figure), null, null));
    }

    private static AuditResult peak(double teraflops, String scope) {
        return Audit.of(
                claim(AuditMetric.PEAK_FLOPS, teraflops, "TFLOP/s", AuditRun.UNKNOWN, scope),
                nothing(H800));
    }
}
