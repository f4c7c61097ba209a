package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.CONSTANTS;
import static dev.modelcost.serving.ServingFixtures.NO_DEPLOYMENT;
import static dev.modelcost.serving.ServingFixtures.TODAY;
import static dev.modelcost.serving.ServingFixtures.dense70B;
import static dev.modelcost.serving.ServingFixtures.facts;
import static dev.modelcost.serving.ServingFixtures.listPrice;
import static dev.modelcost.serving.ServingFixtures.marketRate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.RateRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingEstimateTest {

    /** The worked example of docs/concepts/serving-cost.md. */
    private static final DeploymentRequest WORKED =
            new DeploymentRequest(
                    "nvidia-h100-sxm5-80gb",
                    8,
                    "bf16",
                    "bf16",
                    32,
                    1000,
                    500,
                    null,
                    SharingRequest.NONE,
                    new EngineRequest(null, null, 0, null, null),
                    2.0,
                    RateRequest.NONE,
                    TODAY);

    @Test
    void answersTheWorkedExampleAndAssumesNothing() {
        var asked = new ServedModelRequest(null, 70e9, 70e9, 80, 64, 8, 128, null);

        var estimate = estimate(asked, WORKED, 0.5, facts(null, null, null));

        assertThat(estimate.cost().usdPerMillionTokens().median()).isCloseTo(1.508, within(0.001));
        assertThat(estimate.rate()).isNull();
        assertThat(estimate.assumed()).isEmpty();
        assertThat(estimate.derivation())
                .extracting(Step::step)
                .contains("Roofline", "KV cache per token");
        assertThat(estimate.margin().share()).isNull();
    }

    @Test
    void costsAsMuchMoreAsVendorsDiffer() {
        var narrow =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        NO_DEPLOYMENT,
                        null,
                        facts(dense70B(), marketRate(3), null));
        var wide =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        NO_DEPLOYMENT,
                        null,
                        facts(dense70B(), marketRate(2, 3, 6), null));

        var sure = narrow.cost().usdPerMillionTokens();
        var unsure = wide.cost().usdPerMillionTokens();
        assertThat(unsure.median()).isEqualTo(sure.median());
        assertThat(unsure.low()).isBetween(sure.low() / 1.5, sure.low() * 0.99);
        assertThat(unsure.high()).isBetween(sure.high() * 1.01, sure.high() * 2);
        assertThat(unsure.high()).isGreaterThan(2 * unsure.median());
    }

    @Test
    void saysOneSentenceForEachThingLeftOpen() {
        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        NO_DEPLOYMENT,
                        null,
                        facts(dense70B(), marketRate(3), null));

        assertThat(estimate.usdPerChipHour()).isEqualTo(3);
        assertThat(estimate.rate()).isNotNull();
        assertThat(estimate.assumed())
                .anyMatch(line -> line.startsWith("Precision"))
                .anyMatch(line -> line.startsWith("Batch"))
                .anyMatch(line -> line.startsWith("Prompt"))
                .anyMatch(line -> line.startsWith("Output"))
                .anyMatch(line -> line.startsWith("Utilisation"))
                .anyMatch(line -> line.startsWith("Chip: H100 SXM5"))
                .anyMatch(line -> line.startsWith("As many chips"))
                .anyMatch(line -> line.startsWith("Market rate: h100 at a cloud from 2025-03-01"))
                .anyMatch(line -> line.contains(TODAY + ", today"))
                .doesNotHaveDuplicates();
        assertThat(estimate.derivation())
                .flatExtracting(Step::sources)
                .contains("cloud-prices", "model-paper", "h100-data-sheet");
    }

    @Test
    void takesAsManyChipsAsTheBatchNeeds() {
        var large =
                new DeploymentRequest(
                        null,
                        null,
                        null,
                        null,
                        256,
                        null,
                        null,
                        null,
                        SharingRequest.NONE,
                        EngineRequest.NONE,
                        2.0,
                        RateRequest.NONE,
                        null);

        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        large,
                        1.0,
                        facts(dense70B(), null, null));

        assertThat(estimate.load().chips()).isGreaterThan(estimate.cost().memory().chipsNeeded());
        assertThat(estimate.cost().memory().fits()).isTrue();
    }

    @Test
    void saysThatTheChipsDoNotHoldTheWeightsAndNamesNoMaximum() {
        var oneChip =
                new DeploymentRequest(
                        null,
                        1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        SharingRequest.NONE,
                        EngineRequest.NONE,
                        2.0,
                        RateRequest.NONE,
                        TODAY);

        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        oneChip,
                        null,
                        facts(dense70B(), null, null));

        assertThat(estimate.cost().memory().fits()).isFalse();
        assertThat(estimate.largest()).isNull();
        assertThat(estimate.assumed())
                .contains(
                        "Memory: the weights need 4 chips to hold them, and the copy has 1. What follows is computed as if they fitted.");
    }

    @Test
    void saysWhatTheMakersPriceLeaves() {
        var price = listPrice("1", "4", 1000, 500);
        var model = dense70B();
        model.mixture = false;

        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"), WORKED, 0.5, facts(model, null, price));

        var cost = estimate.cost().usdPerMillionTokens();
        assertThat(estimate.margin().share().median())
                .isCloseTo(1 - cost.median() / 2, within(1e-12));
        assertThat(estimate.margin().share().low()).isCloseTo(1 - cost.high() / 2, within(1e-12));
        assertThat(estimate.margin().note()).contains("dense-70b-chat at Maker");
    }

    @Test
    void comparesNoCostOfAModelThatIsOnlyTakenAsDense() {
        var price = listPrice("1", "4", 1000, 500);

        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        WORKED,
                        0.5,
                        facts(dense70B(), null, price));

        assertThat(estimate.margin().share()).isNull();
        assertThat(estimate.margin().note()).contains("does not say that Dense 70B is one");
    }

    @Test
    void servesInThePrecisionThatIsPublished() {
        var model = dense70B();
        model.nativePrecision = "fp8";

        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        NO_DEPLOYMENT,
                        null,
                        facts(model, marketRate(2), null));

        assertThat(estimate.plan().precision()).isEqualTo("fp8");
        assertThat(estimate.assumed())
                .contains("Precision: weights in fp8, as Dense 70B is published.");
    }

    @Test
    void saysWhyThereIsNoMargin() {
        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        WORKED,
                        0.5,
                        facts(dense70B(), null, null));

        assertThat(estimate.margin().share()).isNull();
        assertThat(estimate.margin().note()).contains("Dense 70B").contains(TODAY.toString());
    }

    @Test
    void needsARateWhereTheRecordHasNone() {
        assertThatThrownBy(
                        () ->
                                estimate(
                                        ServedModelRequest.of("dense-70b"),
                                        NO_DEPLOYMENT,
                                        null,
                                        facts(dense70B(), null, null)))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("usdPerChipHour"));
    }

    @Test
    void refusesABatchThatNoMachineHolds() {
        var asked = new ServedModelRequest(null, null, 1e15, 1000, 1024, null, 4096, null);
        var endless =
                new DeploymentRequest(
                        null,
                        8,
                        null,
                        null,
                        100_000,
                        10_000_000,
                        1,
                        null,
                        SharingRequest.NONE,
                        EngineRequest.NONE,
                        2.0,
                        RateRequest.NONE,
                        null);

        assertThatThrownBy(() -> estimate(asked, endless, null, facts(null, null, null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("batch");
    }

    @Test
    void readsAndWritesInTurn() {
        var estimate =
                estimate(
                        ServedModelRequest.of("dense-70b"),
                        WORKED,
                        1.0,
                        facts(dense70B(), null, null));

        var speed = estimate.tokensPerSecond(0);
        var seconds =
                estimate.cost().prefill().secondsUnderLoad().median()
                        + 500 / 32.0 * estimate.cost().decode().secondsPerToken().median();
        assertThat(speed.median()).isCloseTo(1500 / seconds, within(1e-9));
        assertThat(speed.low()).isLessThan(speed.median());
        assertThat(estimate.tokensPerSecondStep(0).value()).isEqualTo(speed.median());
        var half = seconds - estimate.cost().prefill().secondsUnderLoad().median() / 2;
        assertThat(estimate.tokensPerSecond(0.5).median()).isCloseTo(1500 / half, within(1e-9));
    }

    private static ServingEstimate estimate(
            ServedModelRequest served,
            DeploymentRequest deployment,
            Double utilization,
            ServingFacts facts) {
        var plan =
                DeploymentPlan.of(
                        new ServingCostRequest(deployment, utilization),
                        facts.model(),
                        64,
                        false,
                        TODAY);
        return ServingEstimate.of(served, deployment, plan, facts, CONSTANTS);
    }
}
