package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.H800;
import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static dev.modelcost.calc.audit.AuditFixtures.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The precision of a peak is stated as such. */
class AuditPeakTest {

    @Test
    void holdsTheFigureAgainstThePeakOfThePrecision() {
        assertThat(peak(1979, "fp8").verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(peak(1979, "bf16").verdict()).isEqualTo(Verdict.UNIT_SLIP);
        assertThat(peak(989, "fp8").verdict()).isEqualTo(Verdict.SCOPE_MISMATCH);
        assertThat(peak(989, "fp8").scope()).isEqualTo("bf16");
    }

    @Test
    void saysThatItNeedsADataSheet() {
        var result =
                Audit.of(
                        claim(AuditMetric.PEAK_FLOPS, 989, "TFLOP/s", AuditRun.UNKNOWN, "unstated"),
                        nothing(null));

        assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(result.certainty()).isEqualTo(Certainty.LOW);
    }

    private static AuditResult peak(double teraflops, String precision) {
        var stated =
                new AuditRun(
                        AuditRun.Time.UNKNOWN,
                        AuditRun.Work.UNKNOWN,
                        AuditRun.Use.UNKNOWN,
                        null,
                        precision);
        return Audit.of(claim(AuditMetric.PEAK_FLOPS, teraflops, "TFLOP/s", stated), nothing(H800));
    }
}
