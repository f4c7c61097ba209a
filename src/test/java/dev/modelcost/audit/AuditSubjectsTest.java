package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.audit.AuditSubjects.Meant;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Unit;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.names.Resolution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the names in a question are taken for. */
class AuditSubjectsTest {

    private static final Map<String, String> MODELS =
            Map.of("deepseek-r1", "deepseek-r1", "r1", "deepseek-r1", "DeepSeek-R1", "deepseek-r1");
    private static final Map<String, String> CHIPS = Map.of("h800", "nvidia-h800-sxm5");

    private static final AuditSubjects.Names NAMES =
            (kind, name, day) -> {
                if (name.equals("Llama 3.1") && kind.equals("model")) {
                    var sizes = List.of("llama-3.1-405b", "llama-3.1-8b");
                    return new Meant(new Resolution(null, List.of(), sizes, List.of()), null);
                }
                var known = kind.equals("model") ? MODELS : kind.equals("chip") ? CHIPS : Map.of();
                var slug = (String) known.get(name);
                return slug == null
                        ? new Meant(new Resolution(null, List.of(), List.of(), List.of()), null)
                        : new Meant(Resolution.of(slug, List.of()), "The " + slug);
            };

    @Test
    void saysWhichNamesItTookForOthers() {
        var found = AuditSubjects.among(NAMES, question(AuditMetric.ENERGY, "r1", "h800"));

        assertThat(found.subject()).isEqualTo("deepseek-r1");
        assertThat(found.subjectName()).isEqualTo("The deepseek-r1");
        assertThat(found.chip()).isEqualTo("nvidia-h800-sxm5");
        assertThat(found.assumed())
                .containsExactly(
                        "Subject: 'r1' was taken for deepseek-r1.",
                        "Chip: 'h800' was taken for nvidia-h800-sxm5.");
    }

    @Test
    void saysNothingOfSlugs() {
        var found = AuditSubjects.among(NAMES, question(AuditMetric.ENERGY, "deepseek-r1", null));

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
    void refusesASubjectThatMayBeSeveralThings() {
        assertThatThrownBy(
                        () ->
                                AuditSubjects.among(
                                        NAMES, question(AuditMetric.ENERGY, "Llama 3.1", null)))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("llama-3.1-405b, llama-3.1-8b");
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
