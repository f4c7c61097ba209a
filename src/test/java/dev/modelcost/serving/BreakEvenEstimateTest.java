package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.NO_DEPLOYMENT;
import static dev.modelcost.serving.ServingFixtures.listPrice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.serving.BreakEven;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.price.ApiOffer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakEvenEstimateTest {

    private static final DeploymentRequest EIGHT_CHIPS =
            new DeploymentRequest(
                    null,
                    8,
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
                    null);

    private static final ApiPrice.Choice FOUR_DOLLARS = ApiPrice.Choice.given(4);

    @Test
    void isExactWhereSpeedAndPriceAreGiven() {
        var estimate =
                BreakEvenEstimate.of(
                        OwnChips.ofSpeed(2000, EIGHT_CHIPS, null, List.of()),
                        FOUR_DOLLARS,
                        new BreakEvenEstimate.Asked(6e9, 0.0, 1.0, List.of(1.0), List.of()));

        assertThat(estimate.breakEven().usdPerMonth()).isEqualTo(8 * 2 * 730.5);
        assertThat(estimate.breakEven().tokensPerMonth()).isCloseTo(2.922e9, within(1.0));
        assertThat(estimate.ownOrApi().utilisationAtBreakEven().exact()).isTrue();
        assertThat(estimate.curve())
                .singleElement()
                .extracting(BreakEven.Point::ownUsdPerMillionTokens)
                .isEqualTo(estimate.breakEven().usdPerMonth() / 5259.6);
        // Six billion tokens are more than a copy serves.
        assertThat(estimate.atVolume().replicas()).isEqualTo(Estimate.exact(2));
        assertThat(estimate.atVolume().ownUsd()).isEqualTo(Estimate.exact(2 * 11_688));
        assertThat(estimate.atVolume().apiUsd()).isEqualTo(Estimate.exact(24_000));
        assertThat(estimate.atVolume().probabilityOwnCheaper()).isEqualTo(1);
        assertThat(estimate.assumed()).isEmpty();
    }

    /** The speed's range holds 71 %, the answer's 90 %: 1.645 instead of 1.058 deviations. */
    @Test
    void widensWithTheSpeed() {
        var chips =
                new OwnChips(
                        null,
                        8,
                        Estimate.exact(2),
                        null,
                        Estimate.range(1000, 2000, 4000, 0.71),
                        List.of(),
                        List.of());

        var estimate =
                BreakEvenEstimate.of(
                        chips,
                        FOUR_DOLLARS,
                        new BreakEvenEstimate.Asked(null, 0.0, 1.0, List.of(1.0), List.of()));

        var share = estimate.ownOrApi().utilisationAtBreakEven();
        var factor = StrictMath.pow(2, 1.6449 / 1.0581);
        assertThat(share.low()).isCloseTo(share.median() / factor, within(0.02));
        assertThat(share.high()).isCloseTo(share.median() * factor, within(0.06));
        assertThat(share.confidence()).isEqualTo(0.9);
        assertThat(estimate.ownOrApi().breakEvenTokensPerMonth().exact()).isTrue();
        assertThat(estimate.ownOrApi().probabilityReachable()).isBetween(0.75, 0.9);
        assertThat(estimate.atVolume()).isNull();
    }

    @Test
    void saysWhatWasLeftOpenAndWhatWasNotUsed() {
        var estimate =
                BreakEvenEstimate.of(
                        OwnChips.ofSpeed(2000, EIGHT_CHIPS, null, List.of()),
                        FOUR_DOLLARS,
                        new BreakEvenEstimate.Asked(null, null, null, null, List.of("batch")));

        assertThat(estimate.curve()).hasSize(10);
        assertThat(estimate.assumed())
                .anyMatch(line -> line.startsWith("Nothing is paid beside the chips"))
                .anyMatch(line -> line.startsWith("Utilisation 1"))
                .anyMatch(line -> line.startsWith("Curve at ten utilisations"))
                .contains("Not used, because speed or price are given: batch.");
    }

    @Test
    void comparesWithTheMakerUnlessAProviderIsNamed() {
        var offers = List.of(offer("cheap", false, 1), offer("maker", true, 1.75));

        var free = choice(offers);
        assertThat(free.compared().provider().slug()).isEqualTo("maker");
        assertThat(free.cheapest().provider().slug()).isEqualTo("cheap");
        assertThat(free.all()).hasSize(2);
        assertThat(free.assumed())
                .containsExactly(
                        "API price: the maker's list price as of 2025-06-01, for 3 prompt and 1"
                                + " output tokens a request. It was last seen on 2025-02-01 and"
                                + " may have changed since.");

        var named = choice(offers, "cheap");
        assertThat(named.compared().usdPerMillionTokens()).isEqualTo(1);
        assertThat(named.all()).hasSize(1);
        assertThat(named.assumed().get(0)).contains("the list price of cheap as of");
    }

    @Test
    void comparesWithTheCheapestWhereTheMakerSellsNothing() {
        var free = choice(List.of(offer("cheap", false, 1), offer("dear", false, 2)));

        assertThat(free.compared().provider().slug()).isEqualTo("cheap");
        assertThat(free.assumed().get(0)).contains("the cheapest in the record");
    }

    @Test
    void needsAPriceWhereTheRecordHasNone() {
        assertThatThrownBy(() -> choice(List.of()))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("no price of Dense 70B");
        assertThatThrownBy(() -> choice(List.of(offer("cheap", false, 1)), "other"))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("by other that held on 2025-06-01; it has those of cheap");
    }

    @Test
    void needsTheCostOfChipsWhoseSpeedIsGiven() {
        assertThatThrownBy(() -> OwnChips.ofSpeed(2000, NO_DEPLOYMENT, null, List.of()))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("chipCount", "usdPerChipHour"));
    }

    private static ApiPrice.Choice choice(List<ApiOffer> offers, String... named) {
        return ApiPrice.Choice.of(
                offers,
                List.of(named),
                "Dense 70B",
                "3 prompt and 1 output tokens a request",
                "2025-06-01");
    }

    private static ApiOffer offer(String provider, boolean byMaker, double usd) {
        var row = listPrice("1", "4", 3000, 1000).row();
        row.lastSeenOn = LocalDate.of(2025, 2, 1);
        row.provider.slug = provider;
        row.provider.name = provider;
        return new ApiOffer(row.provider, byMaker, row, true, usd, List.of());
    }
}
