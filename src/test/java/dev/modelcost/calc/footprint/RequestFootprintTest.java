package dev.modelcost.calc.footprint;

import static dev.modelcost.calc.footprint.FootprintFixtures.REQUEST;
import static dev.modelcost.calc.footprint.FootprintFixtures.UNITED_STATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected values were computed apart, by a script that follows the reference code of EcoLogits
 * 0.9.
 */
class RequestFootprintTest {

    private static final Percentage TINY = Percentage.withPercentage(1e-9);

    /** EcoLogits counts three years of 365 days. */
    private static final EmbodiedConstants EMBODIED =
            new EmbodiedConstants(164, 5700, 8, 3 * 365 * 24, "ecologits-0.9");

    @ParameterizedTest(name = "{0} billion parameters, {1} tokens")
    @CsvSource({
        "  8,  400,  1,  17.94614961990447, 0.035661033821235484, 0.0025978577627298743, 0.016909273536902494,  0.11169035792810955",
        " 70, 1000,  4,  86.93292023475388, 0.6575289928335044,   0.05033711775547639,   0.3117783307685534,    2.059380805554536",
        "405, 1000, 16, 314.2333713956016,  9.1338417325008,      0.7278072415341323,    4.3309632881607945,   28.607192306192502",
    })
    void followsTheReferenceCode(
            double billion,
            int tokens,
            int chips,
            double seconds,
            double wattHours,
            double embodiedGrams,
            double onSiteMl,
            double gridMl) {
        var request =
                RequestFootprint.of(
                        billion * 1e9,
                        billion * 1e9,
                        0,
                        tokens,
                        1.2,
                        UNITED_STATES,
                        REQUEST,
                        EMBODIED,
                        "model");
        assertThat(request.chips()).isEqualTo(chips);
        assertThat(request.latencySeconds()).isCloseTo(seconds, TINY);
        assertThat(request.footprint().energy().kwh() * 1000).isCloseTo(wattHours, TINY);
        assertThat(request.footprint().operationalKgCo2() * 1000).isCloseTo(wattHours * 0.4, TINY);
        assertThat(request.footprint().embodiedKgCo2() * 1000).isCloseTo(embodiedGrams, TINY);
        assertThat(request.footprint().onSiteLitres() * 1000).isCloseTo(onSiteMl, TINY);
        assertThat(request.footprint().gridLitres() * 1000).isCloseTo(gridMl, TINY);
    }

    @Test
    void saysPerWhichToken() {
        var request =
                RequestFootprint.of(
                        70e9, 70e9, 8000, 1000, 1.2, UNITED_STATES, REQUEST, EMBODIED, "model");
        assertThat(request.joulesPerOutputToken())
                .isCloseTo(0.6575289928335044 * 3.6, within(1e-9));
        assertThat(request.joulesPerOutputToken()).isCloseTo(9 * request.joulesPerToken(), TINY);
    }

    @Test
    void allParametersDecideTheChipsAndActiveOnesTheEnergy() {
        var dense =
                RequestFootprint.of(
                        671e9, 671e9, 0, 100, 1.2, UNITED_STATES, REQUEST, EMBODIED, null);
        var mixture =
                RequestFootprint.of(
                        671e9, 37e9, 0, 100, 1.2, UNITED_STATES, REQUEST, EMBODIED, null);
        assertThat(mixture.chips()).isEqualTo(dense.chips()).isEqualTo(32);
        assertThat(mixture.footprint().energy().kwh()).isLessThan(dense.footprint().energy().kwh());
    }

    @Test
    void derivesWithSources() {
        var request =
                RequestFootprint.of(
                        70e9, 70e9, 0, 1000, 1.2, UNITED_STATES, REQUEST, EMBODIED, "model");
        assertThat(request.steps())
                .extracting(Step::step)
                .contains(
                        "Chips",
                        "Latency",
                        "Server energy",
                        "IT energy",
                        "Energy from the grid",
                        "Water on site");
        assertThat(request.steps())
                .flatExtracting(Step::sources)
                .contains("model", "ecologits-0.9", "azure", "usa");
    }

    @Test
    void refusesMoreActiveThanTotalParameters() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                RequestFootprint.of(
                                        1e9,
                                        2e9,
                                        0,
                                        1,
                                        1.2,
                                        UNITED_STATES,
                                        REQUEST,
                                        EMBODIED,
                                        null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                RequestFootprint.of(
                                        1e9,
                                        1e9,
                                        0,
                                        0,
                                        1.2,
                                        UNITED_STATES,
                                        REQUEST,
                                        EMBODIED,
                                        null));
    }
}
