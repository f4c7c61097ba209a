package dev.modelcost.footprint;

import static dev.modelcost.footprint.FootprintFixtures.EPOCH;
import static dev.modelcost.footprint.FootprintFixtures.PRIORS;
import static dev.modelcost.footprint.FootprintFixtures.a100;
import static dev.modelcost.footprint.FootprintFixtures.measuredPower;
import static dev.modelcost.footprint.FootprintFixtures.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingEnergyTest {

    /** Normal deviate of the ends of the 90 % range. */
    private static final double END = 1.6448536269514722;

    private static final LocalDate RELEASED = LocalDate.of(2022, 7, 11);

    @Test
    void takesThePowerThatWasMeasured() {
        var estimated = measuredPower(500);
        estimated.basis = "estimated";

        var energy =
                TrainingEnergy.of(
                        List.of(stage(1000, 8.0, a100())),
                        List.of(estimated, measuredPower(330)),
                        null,
                        EPOCH,
                        PRIORS);

        assertThat(energy.bases()).containsExactly(TrainingEnergy.MEASURED);
        assertThat(energy.uses())
                .singleElement()
                .satisfies(
                        use -> {
                            assertThat(use.watts().median()).isEqualTo(330);
                            assertThat(use.watts().at(-END)).isCloseTo(330 * 0.94, within(1e-6));
                            assertThat(use.watts().at(END)).isCloseTo(330 * 1.06, within(1e-6));
                            assertThat(use.steps().get(0).sources()).containsExactly("measurement");
                        });
    }

    @Test
    void multipliesTheTdpWhereNobodyMeasured() {
        var energy =
                TrainingEnergy.of(
                        List.of(stage(1000, 8.0, a100())), List.of(), null, EPOCH, PRIORS);

        assertThat(energy.bases()).containsExactly(TrainingEnergy.BY_TDP);
        var use = energy.uses().get(0);
        assertThat(use.drawn()).isFalse();
        assertThat(use.watts().median()).isGreaterThan(400).isLessThan(800);
        assertThat(use.watts().at(1)).isGreaterThan(use.watts().median());
    }

    @Test
    void goesByEpochsFormulaWhereItIsAskedFor() {
        var energy =
                TrainingEnergy.of(
                        List.of(stage(1000, 384.0, a100())), List.of(), RELEASED, EPOCH, PRIORS);

        assertThat(energy.bases()).containsExactly(TrainingEnergy.BY_FORMULA);
        var year = 2022 + 191 / 365.0;
        assertThat(energy.uses().get(0).watts().median())
                .isCloseTo(
                        400 * 1.82 * Math.exp(0.11754958 - 0.00813366 * (year - 2020)),
                        within(0.01));
        assertThat(energy.uses().get(0).drawn()).isTrue();
    }

    @Test
    void fallsBackToTheTdpWhereTheFormulaLacksTheNumberOfChips() {
        var energy =
                TrainingEnergy.of(
                        List.of(stage(1000, null, a100())), List.of(), RELEASED, EPOCH, PRIORS);

        assertThat(energy.bases()).containsExactly(TrainingEnergy.BY_TDP);
    }

    @Test
    void saysOfWhichStageThePowerIsUnknown() {
        var energy =
                TrainingEnergy.of(
                        List.of(stage(1000, 8.0, a100()), stage(500, 8.0, null)),
                        List.of(),
                        null,
                        EPOCH,
                        PRIORS);

        assertThat(energy.uses()).hasSize(1);
        assertThat(energy.derivation()).hasSize(2);
        assertThat(energy.missing())
                .containsExactly("chip with its TDP, or power, of dense-70b-training");
    }
}
