package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.NO_DEPLOYMENT;
import static dev.modelcost.serving.ServingFixtures.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.hardware.RateRequest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeploymentPlanTest {

    @Test
    void fillsWhatIsLeftOpenAndSaysSo() {
        var plan =
                DeploymentPlan.of(
                        new ServingCostRequest(NO_DEPLOYMENT, null), null, 64, false, TODAY);

        assertThat(plan.precision()).isEqualTo("bf16");
        assertThat(plan.batch()).isEqualTo(64);
        assertThat(plan.promptTokens()).isEqualTo(3 * plan.outputTokens());
        assertThat(plan.utilization()).isEqualTo(1);
        assertThat(plan.asOf()).isEqualTo(TODAY);
        assertThat(plan.assumed())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("Batch: 64 requests"));
    }

    @Test
    void assumesNothingWhereAllIsGiven() {
        var day = LocalDate.of(2024, 1, 2);
        var deployment =
                new DeploymentRequest(
                        null,
                        null,
                        "fp8",
                        null,
                        8,
                        100,
                        50,
                        200,
                        SharingRequest.NONE,
                        EngineRequest.NONE,
                        null,
                        RateRequest.NONE,
                        day);

        var plan =
                DeploymentPlan.of(new ServingCostRequest(deployment, 0.5), null, 64, false, TODAY);

        assertThat(plan.assumed()).isEmpty();
        assertThat(plan.precision()).isEqualTo("fp8");
        assertThat(plan.load(Sharing.tensor(4)).meanContextTokens()).isEqualTo(200);
        assertThat(plan.load(Sharing.tensor(4)).chips()).isEqualTo(4);
        assertThat(plan.asOf()).isEqualTo(day);
    }
}
