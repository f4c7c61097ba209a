package dev.modelcost.audit;

import static dev.modelcost.audit.RecordFixture.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the scope of a stored figure relates to what a reader would take it for. */
class FigureScopeTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TRAINING_COST, run, -, run, PART, for the final training run alone",
                "TRAINING_COST, run, owned chips, run, PART, for the final training run at prices of owned chips",
                "TRAINING_COST, unstated, -, run, PART, for the final training run alone",
                "TRAINING_COST, run, up-front hardware, purchase, OTHER, for buying the hardware",
                "CHIP_HOURS, run, -, run, WHOLE, for the final training run alone",
                "CHIP_HOURS, stage, RL, stage, PART, for the RL stage alone",
                "CHIP_HOURS, post-training, -, post-training, WHOLE, for the post-training alone",
                "CHIP_COUNT, serving, -, serving, OTHER, for serving it",
                "CARBON, lifecycle, -, lifecycle, PART, over the life cycle",
                "MFU, run, fp8 peak, fp8, PART, against the FP8 peak",
                "PARAMETERS, model, active, active, PART, for the parameters active per token",
                "PARAMETERS, model, -, model, WHOLE, in total",
                "ENERGY, per-request, -, per-request, PART, for a request",
                "REVENUE, unstated, annualised, unstated, PART, at an annual rate",
                "REVENUE, unstated, 'annualised, July 2025', unstated, PART, at the annual rate of July 2025",
                "FUNDRAISING, unstated, round of 2025, unstated, PART, for the round of 2025",
            })
    void readsScopeAndPartTogether(
            AuditMetric metric, String scope, String part, String found, Role role, String label) {
        assertThat(FigureScope.of(of(scope, part), metric, false))
                .isEqualTo(new FigureScope(found, role, label));
    }

    @Test
    void aCostWithoutScopeSeemsToIncludeTheBaseModel() {
        assertThat(FigureScope.of(of("unstated", null), AuditMetric.TRAINING_COST, true).scope())
                .isEqualTo("with-base-model");
    }

    private static RecordedClaim of(String scope, String part) {
        return claim("c", "m", part, "training-cost", "=", 1, "USD", scope, null, "paper");
    }
}
