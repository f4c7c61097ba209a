package dev.modelcost.footprint;

import static dev.modelcost.footprint.FootprintFixtures.ECOLOGITS;
import static dev.modelcost.footprint.FootprintFixtures.EPOCH;
import static dev.modelcost.footprint.FootprintFixtures.FRANCE_2022;
import static dev.modelcost.footprint.FootprintFixtures.NO_SETTINGS;
import static dev.modelcost.footprint.FootprintFixtures.NO_SITE;
import static dev.modelcost.footprint.FootprintFixtures.NO_TOKENS;
import static dev.modelcost.footprint.FootprintFixtures.NO_USE;
import static dev.modelcost.footprint.FootprintFixtures.a100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintEstimateTest {

    private static final SiteRequest NO_OVERHEAD =
            new SiteRequest("FRA", 2022, 1.0, 0.5, null, null);

    @Test
    void redoesBloomExactly() {
        var estimate = of(watts(1_082_990, 400), NO_TOKENS, NO_OVERHEAD, null);

        assertThat(estimate.footprint().energyKwh().median()).isCloseTo(433_196, within(1e-6));
        assertThat(estimate.footprint().operationalCarbonKgCo2().median())
                .isCloseTo(24_692.172, within(1e-6));
        assertThat(estimate.footprint().energyKwh().exact()).isTrue();
        assertThat(estimate.chipHours().median()).isEqualTo(1_082_990);
        assertThat(estimate.request()).isNull();
        assertThat(estimate.assumed())
                .containsExactly(
                        "Making of the machines: that of EcoLogits' GPU and server, whatever chip"
                                + " it was.");
    }

    @Test
    void leavesOutTheMakingWhereTheHoursAreUnknown() {
        var energy =
                new MachineUseRequest(1000.0, null, null, null, null, null, null, null, null, null);

        var estimate = of(energy, NO_TOKENS, NO_OVERHEAD, null);

        assertThat(estimate.chipHours()).isNull();
        assertThat(estimate.footprint().itEnergyKwh().median()).isEqualTo(1000);
        assertThat(estimate.footprint().embodiedCarbonKgCo2().median()).isZero();
        assertThat(estimate.assumed()).anyMatch(line -> line.contains("making"));
    }

    @Test
    void drawsATdpInFullButAChipsTdpByTheFactors() {
        var tdp = tdp(400.0, null);
        var chip = tdp(null, "nvidia-a100-sxm4-80gb");

        var full = of(tdp, NO_TOKENS, NO_OVERHEAD, null);
        var byChip = of(chip, NO_TOKENS, NO_OVERHEAD, a100());

        assertThat(full.footprint().itEnergyKwh().median()).isEqualTo(400);
        assertThat(full.footprint().itEnergyKwh().exact()).isTrue();
        assertThat(byChip.footprint().itEnergyKwh().exact()).isFalse();
        assertThat(byChip.footprint().itEnergyKwh().median()).isGreaterThan(400);
        assertThat(byChip.assumed()).anyMatch(line -> line.startsWith("Power: TDP of the A100"));
    }

    @Test
    void takesChipsTimesHoursForChipHours() {
        var use =
                new MachineUseRequest(
                        null, null, 400.0, null, null, null, null, 384.0, 100.0, null);

        var estimate = of(use, NO_TOKENS, NO_OVERHEAD, null);

        assertThat(estimate.chipHours().median()).isEqualTo(38_400);
    }

    @Test
    void goesByEpochsFormulaOnlyWhereItIsAskedFor() {
        var use =
                new MachineUseRequest(
                        null,
                        null,
                        null,
                        450.0,
                        null,
                        null,
                        null,
                        256.0,
                        10.0,
                        LocalDate.of(2022, 5, 12));

        var byFormula = of(use, NO_TOKENS, NO_SITE, null, TrainingEnergy.BY_FORMULA);
        var byTdp = of(use, NO_TOKENS, NO_OVERHEAD, null);

        assertThat(byFormula.trainingPowerWatts()).isCloseTo(231_335.6, within(0.5));
        assertThat(byFormula.footprint().energyKwh().median()).isCloseTo(2313.356, within(0.01));
        assertThat(byTdp.footprint().energyKwh().median()).isEqualTo(256 * 10 * 0.45);
        assertThatThrownBy(
                        () ->
                                of(
                                        tdp(400.0, null),
                                        NO_TOKENS,
                                        NO_SITE,
                                        null,
                                        TrainingEnergy.BY_FORMULA))
                .isInstanceOf(MissingData.class);
    }

    /** Whatever else is known of the machines. */
    @Test
    void movesWhatIsDrawnFromTheGridByThePueAndNeverWhatTheMachinesUse() {
        for (var use :
                List.of(
                        watts(1000, 400),
                        tdp(400.0, null),
                        tdp(null, "nvidia-a100-sxm4-80gb"),
                        new MachineUseRequest(
                                null,
                                null,
                                null,
                                450.0,
                                null,
                                null,
                                null,
                                256.0,
                                10.0,
                                LocalDate.of(2022, 5, 12)))) {
            var chip = use.chip() == null ? null : a100();
            var assumed = of(use, NO_TOKENS, NO_SITE, chip).footprint();
            for (var pue : new double[] {1, 1.1, 1.58}) {
                var given =
                        of(use, NO_TOKENS, new SiteRequest(null, null, pue, null, null, null), chip)
                                .footprint();

                assertThat(given.itEnergyKwh()).isEqualTo(assumed.itEnergyKwh());
                assertThat(given.energyKwh().median())
                        .isCloseTo(given.itEnergyKwh().median() * pue, within(1e-6));
            }
        }
    }

    @Test
    void takesTheFactorsOfTheChipBesideATdpThatIsGiven() {
        var other = of(tdp(500.0, "nvidia-a100-sxm4-80gb"), NO_TOKENS, NO_OVERHEAD, a100());
        var own = of(tdp(null, "nvidia-a100-sxm4-80gb"), NO_TOKENS, NO_OVERHEAD, a100());

        assertThat(other.footprint().itEnergyKwh().median())
                .isCloseTo(own.footprint().itEnergyKwh().median() * 500 / 400, within(1e-6));
    }

    @Test
    void answersTheWorkedRequest() {
        var tokens = new TokenRequest(null, 70e9, null, "openai", 8000, 1000);

        var request = of(NO_USE, tokens, NO_SITE, null).request();

        assertThat(request.chips()).isEqualTo(4);
        assertThat(request.latencySeconds()).isCloseTo(86.933, within(0.001));
        assertThat(request.energyWh().median()).isCloseTo(0.65753, within(1e-5));
        assertThat(request.joulesPerOutputToken().median()).isCloseTo(2.367, within(0.001));
        assertThat(request.joulesPerToken().median()).isCloseTo(0.263, within(0.001));
    }

    @Test
    void saysWhatARequestLeftOpen() {
        var tokens = new TokenRequest(null, 70e9, null, null, null, 1000);

        assertThat(of(NO_USE, tokens, NO_SITE, null).assumed())
                .anyMatch(line -> line.startsWith("Taken as a dense model"))
                .anyMatch(line -> line.startsWith("No prompt tokens"))
                .anyMatch(line -> line.startsWith("Electricity of 2022, the latest year"))
                .anyMatch(line -> line.startsWith("PUE"))
                .anyMatch(line -> line.startsWith("WUE"));
    }

    /** 0.001 chip-hours at 500 W without overhead: 0.5 Wh, over 1,000 and 4,000 tokens. */
    @Test
    void answersARequestToAModelByTheEstimateOfServing() {
        var tokens = new TokenRequest("dense-70b", null, null, null, null, null);
        var model = FootprintFixtures.model();

        var estimate =
                FootprintEstimate.of(
                        asked(tokens, NO_OVERHEAD),
                        model,
                        null,
                        FootprintFixtures.served(1000),
                        FRANCE_2022,
                        EPOCH,
                        ECOLOGITS);

        var request = estimate.request();
        assertThat(request.method()).isEqualTo(RequestEnergy.BY_SERVING);
        assertThat(request.energyWh().median()).isCloseTo(0.5, within(1e-12));
        assertThat(request.joulesPerOutputToken().median()).isCloseTo(1.8, within(1e-9));
        assertThat(request.joulesPerToken().median()).isCloseTo(0.45, within(1e-9));
        assertThat(request.latencySeconds()).isEqualTo(40);
        assertThat(estimate.assumed()).contains("Batch: 64.");
    }

    @Test
    void fillsTheSizeOfAModelForEcoLogitsAndRefusesAMixtureOfUnknownParts() {
        var model = FootprintFixtures.model();
        var tokens = new TokenRequest("dense-70b", null, null, null, null, 1000);
        var mixture = FootprintFixtures.model();
        mixture.mixture = true;
        mixture.parametersActive = null;

        var byName = ofModel(model, tokens);
        var bySize =
                of(NO_USE, new TokenRequest(null, 70e9, 70e9, null, null, 1000), NO_OVERHEAD, null);

        assertThat(byName.request().energyWh()).isEqualTo(bySize.request().energyWh());
        assertThatThrownBy(() -> ofModel(mixture, tokens))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("activeParameters of dense-70b"));
    }

    @Test
    void refusesAPartOfAChipAndARequestWithoutAPrompt() {
        var half = new MachineUseRequest(null, null, null, null, null, null, null, 2.5, null, null);

        assertThatThrownBy(
                        () ->
                                new FootprintEstimateRequest(
                                                half,
                                                NO_TOKENS,
                                                NO_SITE,
                                                null,
                                                null,
                                                NO_SETTINGS,
                                                GivenNames.NONE)
                                        .serving())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("whole number");
        assertThatThrownBy(
                        () ->
                                asked(new TokenRequest("m", null, null, null, 0, null), NO_SITE)
                                        .serving())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least 1");
    }

    private static FootprintEstimateRequest asked(TokenRequest tokens, SiteRequest site) {
        return new FootprintEstimateRequest(
                NO_USE, tokens, site, null, null, NO_SETTINGS, GivenNames.NONE);
    }

    private static FootprintEstimate ofModel(Model model, TokenRequest tokens) {
        return FootprintEstimate.of(
                asked(tokens, NO_OVERHEAD), model, null, null, FRANCE_2022, EPOCH, ECOLOGITS);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> of(NO_USE, NO_TOKENS, NO_SITE, null))
                .isInstanceOf(MissingData.class);
        assertThatThrownBy(() -> of(tdp(null, null), NO_TOKENS, NO_SITE, null))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("wattsPerChip or tdpWatts or chip"));
        assertThatThrownBy(
                        () ->
                                of(
                                        NO_USE,
                                        new TokenRequest(null, 70e9, null, null, null, null),
                                        NO_SITE,
                                        null))
                .isInstanceOf(MissingData.class)
                .extracting(failure -> ((MissingData) failure).missing())
                .isEqualTo(List.of("outputTokens"));
    }

    private static MachineUseRequest watts(double hours, double watts) {
        return new MachineUseRequest(null, hours, watts, null, null, null, null, null, null, null);
    }

    private static MachineUseRequest tdp(Double tdpWatts, String chip) {
        return new MachineUseRequest(
                null, 1000.0, null, tdpWatts, chip, null, null, null, null, null);
    }

    private static FootprintEstimate of(
            MachineUseRequest use, TokenRequest tokens, SiteRequest site, Chip chip) {
        return of(use, tokens, site, chip, null);
    }

    private static FootprintEstimate of(
            MachineUseRequest use, TokenRequest tokens, SiteRequest site, Chip chip, String power) {
        return FootprintEstimate.of(
                new FootprintEstimateRequest(
                        use, tokens, site, power, null, NO_SETTINGS, GivenNames.NONE),
                null,
                chip,
                null,
                FRANCE_2022,
                EPOCH,
                ECOLOGITS);
    }
}
