package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.audit.AuditSubjects.Name;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Unit;
import dev.modelcost.failure.UnknownName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the names in a question are taken for. */
class AuditSubjectsTest {

    private static final List<Name> NAMES =
            List.of(
                    new Name("model", "deepseek-r1", "deepseek-r1", "DeepSeek-R1"),
                    new Name("model", "r1", "deepseek-r1", "DeepSeek-R1"),
                    new Name("chip", "nvidia-h800-pcie", "nvidia-h800-pcie", "NVIDIA H800 PCIe"),
                    new Name("chip", "nvidia-h800-sxm5", "nvidia-h800-sxm5", "NVIDIA H800 SXM5"));

    @Test
    void saysWhichNamesItTookForOthers() {
        var found = AuditSubjects.among(NAMES, question(AuditMetric.ENERGY, "r1", "h800"));

        assertThat(found.subject()).isEqualTo("deepseek-r1");
        assertThat(found.subjectName()).isEqualTo("DeepSeek-R1");
        assertThat(found.chip()).isEqualTo("nvidia-h800-sxm5");
        assertThat(found.assumed())
                .containsExactly(
                        "Subject: 'r1' was taken for DeepSeek-R1 (deepseek-r1).",
                        "Chip: 'h800' was taken for NVIDIA H800 SXM5 (nvidia-h800-sxm5).");
    }

    @Test
    void saysNothingOfNamesThatAreTheRecordsOwn() {
        var found = AuditSubjects.among(NAMES, question(AuditMetric.ENERGY, "DeepSeek-R1", null));

        assertThat(found.subject()).isEqualTo("deepseek-r1");
        assertThat(found.assumed()).isEmpty();
    }

    @Test
    void keepsASubjectThatTheRecordDoesNotHold() {
        var found = AuditSubjects.among(NAMES, question(AuditMetric.ENERGY, "nobody", null));

        assertThat(found.isKnown()).isFalse();
        assertThat(found.subjectName()).isEqualTo("nobody");
    }

    @Test
    void theSubjectOfAPeakIsAChip() {
        assertThat(
                        AuditSubjects.among(NAMES, question(AuditMetric.PEAK_FLOPS, "h800", null))
                                .subject())
                .isEqualTo("nvidia-h800-sxm5");
    }

    @Test
    void refusesAnUnknownChip() {
        assertThatThrownBy(
                        () ->
                                AuditSubjects.among(
                                        NAMES, question(AuditMetric.ENERGY, null, "h900")))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("There is no chip 'h900'");
    }

    private static AuditRequest question(AuditMetric metric, String subject, String chip) {
        return new AuditRequest(
                subject,
                metric,
                1,
                Unit.of("kWh").orElseThrow(),
                null,
                null,
                null,
                chip,
                null,
                null,
                null,
                AuditRun.UNKNOWN,
                Map.of());
    }
}
