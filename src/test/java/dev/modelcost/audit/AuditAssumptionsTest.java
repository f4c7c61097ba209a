package dev.modelcost.audit;

import static dev.modelcost.audit.RecordFixture.model;
import static dev.modelcost.audit.RecordFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.units.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An audit says what a claim left open and what it took instead. */
class AuditAssumptionsTest {

    private static final String H800 = "nvidia-h800-sxm5";
    private final RecordedModel r1 = model("r1", null, run("post-training", 512.0, 147_000.0));
    private final AuditSnapshot record =
            new RecordFixture()
                    .with(r1)
                    .with(
                            new RecordedChip(
                                    H800,
                                    "NVIDIA H800",
                                    "gpu",
                                    700.0,
                                    80e9,
                                    Map.of("bf16", 989e12),
                                    "sheet"))
                    .snapshot();

    @Test
    void namesTheScopeTheChipAndTheHoursThatItTook() {
        assertThat(assumed(AuditMetric.TRAINING_COST, "USD", "unstated", AuditRun.UNKNOWN))
                .contains(
                        "Scope: none was stated; the one in which the figure holds was sought.",
                        "Chip: NVIDIA H800, on which Model r1 was trained (paper).",
                        "Chip-hours: 147,000, as recorded for Model r1 (paper).");
    }

    @Test
    void saysNothingOfWhatTheClaimStates() {
        var stated = AuditRun.UNKNOWN.with(new AuditRun.Time(147_000.0, null, null));

        assertThat(assumed(AuditMetric.ENERGY, "MWh", "run", stated))
                .containsExactly("Chip: NVIDIA H800, on which Model r1 was trained (paper).");
    }

    @Test
    void namesTheGridsOfEmissionsWithoutARegion() {
        assertThat(assumed(AuditMetric.CARBON, "tCO2e", "run", AuditRun.UNKNOWN))
                .contains("Region: none was stated; every grid of the record was allowed for.");
    }

    private List<String> assumed(AuditMetric metric, String unit, String scope, AuditRun stated) {
        var claim =
                new AuditClaim(
                        metric,
                        AuditComparator.EQUAL,
                        100,
                        100,
                        Unit.of(unit).orElseThrow(),
                        scope,
                        null,
                        null,
                        null,
                        AuditAuthority.PRESS,
                        stated);
        var facts =
                new AuditFactsFinder(record, slug -> null)
                        .find(claim, "r1", "Model r1", null, null, null, null);
        return AuditAssumptions.of(claim, facts, r1, false, false);
    }
}
