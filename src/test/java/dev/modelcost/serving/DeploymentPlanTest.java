package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.NO_DEPLOYMENT;
import static dev.modelcost.serving.ServingFixtures.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.hardware.RateRequest;
import java.time.LocalDate;
import java.util.List;
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

    /** A Tesla V100 has no units for fewer than 16 bits, an H100 has. */
    @Test
    void keepsNarrowWeightsOnlyOnChipsWithUnitsForThem() {
        var model = ServingFixtures.dense70B();
        model.nativePrecision = "fp8";
        var plan =
                DeploymentPlan.of(
                        new ServingCostRequest(NO_DEPLOYMENT, null), model, 64, true, TODAY);
        var chip = ServingFixtures.h100();
        var wide = Peaks.known(List.of(ServingFixtures.peak(chip, "bf16", 125e12)));
        var narrow =
                Peaks.known(
                        List.of(
                                ServingFixtures.peak(chip, "bf16", 312e12),
                                ServingFixtures.peak(chip, "int8", 624e12)));

        assertThat(plan.on(chip, wide, NO_DEPLOYMENT).precision()).isEqualTo("bf16");
        assertThat(plan.on(chip, wide, NO_DEPLOYMENT).assumed())
                .filteredOn(line -> line.startsWith("Precision: "))
                .singleElement()
                .asString()
                .contains("has no peak on record in a format as narrow as fp8");
        assertThat(plan.on(chip, narrow, NO_DEPLOYMENT).precision()).isEqualTo("fp8");
    }
}
