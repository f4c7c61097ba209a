package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ServingPowerTest {

    private static final ServingPower POWER =
            new ServingPower(
                    0.48, 0.17, 0.253, 2.6, 1.07, new Spread(1.35, 0.9, "test"), 150, "test");

    @Test
    void aChipThatWaitsDrawsItsIdleShare() {
        assertThat(watts(0, 0)).isCloseTo(336, within(1e-9));
    }

    @Test
    void readingAndComputingDrawMoreUpToTheTdp() {
        assertThat(watts(0.7, 0)).isGreaterThan(watts(0.2, 0));
        assertThat(watts(0.7, 0.05)).isGreaterThan(watts(0.7, 0.01));
        assertThat(watts(1, 1)).isEqualTo(700);
        assertThat(POWER.wattsPerChip(new ServingActivity(0.7, 0.1), 700).high())
                .isCloseTo(1.07 * 700, within(1e-9));
    }

    /** 457 W of an H100 for one sequence of Llama 3.1 8B, 678 W for 256 of them. */
    @Test
    void isWithinAQuarterOfWhatSingleStepsWereMeasuredToDraw() {
        assertThat(watts(2446.0 / 3350, 2.74 / 989)).isBetween(457 / 1.25, 457 * 1.25);
        assertThat(watts(2272.0 / 3350, 295 / 989.0)).isBetween(678 / 1.25, 678 * 1.25);
    }

    private static double watts(double reading, double computing) {
        return POWER.wattsPerChip(new ServingActivity(reading, computing), 700).median();
    }
}
