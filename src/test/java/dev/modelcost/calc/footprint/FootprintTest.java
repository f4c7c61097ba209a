package dev.modelcost.calc.footprint;

import static dev.modelcost.calc.footprint.FootprintFixtures.EMBODIED;
import static dev.modelcost.calc.footprint.FootprintFixtures.POWER;
import static dev.modelcost.calc.footprint.FootprintFixtures.UNITED_STATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.TrainingPower;
import java.time.LocalDate;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what makers published of their own runs, and Epoch of theirs. */
class FootprintTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "AlexaTM 20B, 128, 400, 2022-08-02, 102628.10792703854",
        "Gato, 256, 450, 2022-05-12, 231335.2960762711",
        "JFT, 50, 300, 2017-07-10, 31330.704406642573",
        "VGG-Face, 4, 250, 2015-01-01, 2131.9956756796214",
        "Inflection-2, 5000, 700, 2023-11-22, 6941464.657305156",
        "'Named Entity Recognition model, one chip', 1, 250, 2016-03-04, 290.0785080846343",
    })
    void drawsThePowerThatEpochPublishes(
            String model, int chips, double tdp, LocalDate published, double watts) {
        assertThat(TrainingPower.of(chips, tdp, published, POWER, null).watts())
                .isCloseTo(watts, Percentage.withPercentage(0.002));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "BLOOM 176B, 1082990, 400, 433.196",
        "StarCoderBase, 320256, 280, 89.67168",
        "Llama 2 70B, 1720320, 400, 688.128",
        "Llama 3 70B, 6400000, 700, 4480",
        "Llama 3.1 405B, 30840000, 700, 21588",
        "Llama 3.2-Vision 90B, 1775120, 700, 1242.584",
        "Llama 4 Maverick, 2380000, 700, 1666",
    })
    void usesTheEnergyThatModelCardsState(
            String model, double chipHours, double watts, double megawattHours) {
        assertThat(Energy.ofChipHours(chipHours, watts, 1, null).kwh() / 1000)
                .isCloseTo(megawattHours, Percentage.withPercentage(1e-9));
    }

    /** Patterson et al. round watts per chip to three digits. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "T5-11B, 245760, 310, 1.12, 85.7",
        "Meena, 737280, 289, 1.09, 232",
        "GPT-3 175B, 3552000, 330, 1.10, 1287",
        "Switch 1.5T, 663552, 245, 1.10, 179",
    })
    void usesTheEnergyThatPattersonMeasured(
            String model, double chipHours, double watts, double pue, double megawattHours) {
        assertThat(Energy.ofChipHours(chipHours, watts, pue, null).kwh() / 1000)
                .isCloseTo(megawattHours, Percentage.withPercentage(0.7));
    }

    @Test
    void emitsWhatBloomPublished() {
        var france = new Site(0, 57, 0, Site.Basis.LOCATION, null, "bloom");
        var footprint =
                Footprint.of(Energy.ofChipHours(1_082_990, 400, 1, "bloom"), 0, france, EMBODIED);
        assertThat(footprint.kgCo2()).isCloseTo(24_690, within(5.0));
        assertThat(footprint.steps()).flatExtracting(Step::sources).contains("bloom");
    }

    @Test
    void countsThePueOncePerTermOfWater() {
        var footprint =
                Footprint.of(Energy.ofChipHours(1000, 1000, 1.2, null), 0, UNITED_STATES, EMBODIED);
        assertThat(footprint.onSiteLitres()).isCloseTo(569, within(1e-9));
        assertThat(footprint.gridLitres()).isCloseTo(1.2 * 3132, within(1e-9));
        assertThat(footprint.litres()).isCloseTo(4327.4, within(1e-9));
    }

    @Test
    void spreadsTheMakingOfAServerOverItsLife() {
        assertThat(EMBODIED.kg(8.0 * 3 * 8766)).isCloseTo(8 * 164 + 5700, within(1e-9));
        assertThat(EMBODIED.kg(0)).isZero();
    }

    @Test
    void gridPowerHoldsThePueAlready() {
        var energy = Energy.ofGridPower(1000, 24, 1.2, null);
        assertThat(energy.kwh()).isCloseTo(24, within(1e-12));
        assertThat(energy.itKwh()).isCloseTo(20, within(1e-12));
    }

    @Test
    void refusesADataCentreThatMakesEnergy() {
        assertThatIllegalArgumentException().isThrownBy(() -> Energy.ofChipHours(1, 1, 0.99, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Energy.ofChipHours(-1, 1, 1.1, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Site(0, -1, 0, Site.Basis.MARKET, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingPower.of(0, 400, LocalDate.of(2024, 1, 1), POWER, null));
    }
}
