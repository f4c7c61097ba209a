package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.TUNED;
import static dev.modelcost.serving.ServingFixtures.dense70B;
import static dev.modelcost.serving.ServingFixtures.h100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingRequestTest {

    private static final int MANY_REQUESTS = 2000;

    @Test
    void takesTensorParallelChipsAlsoWhereTheyDoNotHoldTheBatch() {
        var copy = copy(dense70B(), 2, MANY_REQUESTS, new SharingRequest(2, null, null));

        assertThat(copy.load().sharing()).isEqualTo(Sharing.tensor(2));
        assertThat(copy.chipsForBatch()).isGreaterThan(2);
        assertThat(copy.memory().heldBatch()).isLessThan(MANY_REQUESTS);
    }

    @Test
    void takesGroupsOfChipsAlsoWhereTheyDoNotHoldTheBatch() {
        var copy = copy(mixture(), 2, MANY_REQUESTS, new SharingRequest(1, null, 2));

        assertThat(copy.load().sharing()).isEqualTo(new Sharing(1, 2, 2));
        assertThat(copy.chipsForBatch()).isGreaterThan(2);
    }

    @Test
    void spreadsExpertsOverTheChipsThatAreGiven() {
        var copy = copy(mixture(), 8, 1, new SharingRequest(null, 8, null));

        assertThat(copy.load().sharing()).isEqualTo(new Sharing(8, 1, 8));
    }

    @Test
    void takesAsManyChipsAsExpertsAreSpreadOverIfNobodySaysHowMany() {
        assertThat(copy(mixture(), null, 1, new SharingRequest(null, 8, null)).load().chips())
                .isEqualTo(8);
        assertThat(copy(mixture(), null, 1, new SharingRequest(1, 8, null)).load().sharing())
                .isEqualTo(new Sharing(1, 8, 8));
    }

    @Test
    void refusesExpertsOnMoreChipsThanThereAre() {
        assertThatThrownBy(() -> copy(mixture(), 4, 1, new SharingRequest(null, 8, null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("more than the 4 chips of the copy");
    }

    @Test
    void refusesOneCopyOfADenseModelOnSeveralGroups() {
        assertThatThrownBy(() -> copy(dense70B(), 4, 1, new SharingRequest(2, null, null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("give chipCount of one copy");
    }

    private static Model mixture() {
        var model = dense70B();
        model.parametersActive = 7e9;
        model.experts = 64;
        model.expertsPerToken = 4;
        model.structureSource = model.source;
        return model;
    }

    private static ServedCopy copy(Model model, Integer chips, int batch, SharingRequest sharing) {
        var asked =
                new DeploymentRequest(
                        null,
                        chips,
                        "fp8",
                        null,
                        batch,
                        4000,
                        500,
                        null,
                        sharing,
                        EngineRequest.NONE,
                        2.0,
                        ServingFixtures.NO_DEPLOYMENT.rates(),
                        null);
        var chip = h100();
        var served = ServedModelRequest.of(model.slug);
        return ServedCopy.of(
                served,
                model,
                asked,
                DeploymentPlan.of(
                        new ServingCostRequest(asked, null),
                        model,
                        64,
                        true,
                        ServingFixtures.TODAY),
                chip,
                Peaks.known(
                        List.of(
                                ServingFixtures.peak(chip, "bf16", 989e12),
                                ServingFixtures.peak(chip, "fp8", 1979e12))),
                TUNED);
    }
}
