package dev.modelcost.calc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitTranspositionTest {

    @Test
    void findsTwoNeighboursThatChangedPlaces() {
        assertThat(DigitTransposition.between(249_000, 294_000)).isTrue();
        assertThat(DigitTransposition.between(5_756_000, 5_576_000)).isTrue();
        assertThat(DigitTransposition.between(1278, 1287)).isTrue();
    }

    @Test
    void leavesOtherNumbersAlone() {
        assertThat(DigitTransposition.between(294_000, 294_000)).isFalse();
        assertThat(DigitTransposition.between(249_000, 2_940_000)).isFalse();
        assertThat(DigitTransposition.between(492_000, 294_000)).isFalse();
        assertThat(DigitTransposition.between(0, 294_000)).isFalse();
        assertThat(DigitTransposition.between(648, 512)).isFalse();
    }
}
