package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.NO_DEPLOYMENT;
import static dev.modelcost.serving.ServingFixtures.TODAY;
import static dev.modelcost.serving.ServingFixtures.dense70B;
import static dev.modelcost.serving.ServingFixtures.listPrice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.BreakEven;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.RateRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakEvenEstimateTest {

    private static final DeploymentRequest EIGHT_CHIPS =
            new DeploymentRequest(
                    null, 8, null, null, null, null, null, 2.0, RateRequest.NONE, null);

    @Test
    void isExactWhereSpeedAndPriceAreGiven() {
        var estimate =
                BreakEvenEstimate.of(
                        OwnChips.ofSpeed(2000, EIGHT_CHIPS, null),
                        ApiPrice.given(4),
                        0.0,
                        List.of(1.0));

        assertThat(estimate.breakEven().usdPerMonth()).isEqualTo(8 * 2 * 730.5);
        assertThat(estimate.breakEven().tokensPerMonth()).isCloseTo(2.922e9, within(1.0));
        assertThat(estimate.utilizationAtBreakEven().exact()).isTrue();
        assertThat(estimate.curve())
                .singleElement()
                .extracting(BreakEven.Point::ownUsdPerMillionTokens)
                .isEqualTo(estimate.breakEven().usdPerMonth() / 5259.6);
        assertThat(estimate.assumed()).isEmpty();
    }

    @Test
    void widensWithTheSpeed() {
        var chips =
                new OwnChips(
                        null, 8, 2, Estimate.range(1000, 2000, 4000, 0.71), List.of(), List.of());

        var estimate = BreakEvenEstimate.of(chips, ApiPrice.given(4), 0.0, List.of(1.0));

        var share = estimate.utilizationAtBreakEven();
        assertThat(share.low()).isCloseTo(share.median() / 2, within(1e-12));
        assertThat(share.high()).isCloseTo(share.median() * 2, within(1e-12));
        assertThat(share.confidence()).isEqualTo(0.71);
        assertThat(estimate.capacityTokensPerMonth().high())
                .isCloseTo(4000 * 3600 * 730.5, within(1.0));
    }

    @Test
    void saysWhatWasLeftOpen() {
        var estimate =
                BreakEvenEstimate.of(
                        OwnChips.ofSpeed(2000, EIGHT_CHIPS, null), ApiPrice.given(4), null, null);

        assertThat(estimate.curve()).hasSize(10);
        assertThat(estimate.assumed())
                .anyMatch(line -> line.startsWith("Nothing is paid beside the chips"))
                .anyMatch(line -> line.startsWith("Curve at ten utilisations"));
    }

    @Test
    void takesTheMakersListPriceWhereNoneIsGiven() {
        var price =
                ApiPrice.listed(
                        Optional.of(listPrice("1", "4", 3000, 1000)),
                        dense70B(),
                        null,
                        TODAY,
                        false,
                        3000,
                        1000);

        assertThat(price.usdPerMillionTokens()).isEqualTo(1.75);
        assertThat(price.steps()).extracting(Step::step).containsExactly("Blended price");
        assertThat(price.assumed())
                .containsExactly(
                        "API price: the maker's list price as of 2025-06-01, today, blended for 3000 prompt and 1000 output tokens a request.");
    }

    @Test
    void needsAPriceWhereTheRecordHasNone() {
        assertThatThrownBy(
                        () ->
                                ApiPrice.listed(
                                        Optional.empty(), dense70B(), null, TODAY, true, 3, 1))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("Dense 70B by its maker");
    }

    @Test
    void needsTheCostOfChipsWhoseSpeedIsGiven() {
        assertThatThrownBy(() -> OwnChips.ofSpeed(2000, NO_DEPLOYMENT, null))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("chipCount", "usdPerChipHour"));
    }
}
