package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditFixtures.CONSTANTS;
import static dev.modelcost.calc.audit.AuditFixtures.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.audit.AuditFigure.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which known figure a claim states. */
class AuditMatchTest {

    @ParameterizedTest
    @CsvSource({
        "unstated, post-training, true",
        "run, run, true",
        "run, post-training, true",
        "run, with-base-model, false",
        "model, run, true",
        "pre-training, stage, true",
        "development, run, false",
        "list, input, true",
    })
    void knowsWhichScopesMayBeMeant(String claimed, String known, boolean same) {
        assertThat(AuditMatch.inScope(cost(294_000, claimed), figure(294_000, known, false)))
                .isEqualTo(same);
    }

    @Test
    void prefersTheFigureOfTheClaimedScope() {
        var run = figure(294_000, "run", false);
        var base = figure(294_100, "with-base-model", false);

        assertThat(AuditMatch.of(cost(294_000, "with-base-model"), List.of(run, base), CONSTANTS))
                .contains(base);
    }

    @Test
    void anEstimateDoesNotCountWhereTheMakerStatesTheSame() {
        var stated = figure(294_000, "run", false);
        var estimated =
                new AuditFigure(
                        500_000,
                        500_000,
                        "run",
                        Role.PART,
                        "for the run",
                        AuditAuthority.DATA_SET,
                        true,
                        "epoch",
                        "Epoch AI");

        assertThat(AuditMatch.isSuperseded(estimated, List.of(stated, estimated))).isTrue();
        assertThat(AuditMatch.of(cost(500_000, "unstated"), List.of(stated, estimated), CONSTANTS))
                .isEmpty();
    }

    private static AuditClaim cost(double usd, String scope) {
        return claim(AuditMetric.TRAINING_COST, usd, "USD", AuditRun.UNKNOWN, scope);
    }

    private static AuditFigure figure(double usd, String scope, boolean estimate) {
        return AuditFigure.of(
                usd,
                scope,
                Role.PART,
                "for the run",
                AuditAuthority.MAKER,
                estimate,
                "paper",
                "DeepSeek");
    }
}
