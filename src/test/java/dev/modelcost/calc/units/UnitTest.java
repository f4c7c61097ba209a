package dev.modelcost.calc.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnitTest {

    @Test
    void convertsBothWays() {
        for (var name : Unit.known()) {
            var unit = Unit.of(name).orElseThrow();
            assertThat(unit.fromBase(unit.toBase(12.5))).as(name).isCloseTo(12.5, within(1e-9));
        }
    }

    @Test
    void knowsWhatClaimsAreWrittenIn() {
        assertThat(Unit.of("MWh").orElseThrow().toBase(1.287)).isEqualTo(1287);
        assertThat(Unit.of("percent").orElseThrow().toBase(41)).isCloseTo(0.41, within(1e-12));
        assertThat(Unit.of("tCO2e").orElseThrow().toBase(25)).isEqualTo(25_000);
        assertThat(Unit.of("USD/ktok").orElseThrow().toBase(0.00055)).isCloseTo(0.55, within(1e-9));
        assertThat(Unit.of("USD-2023").orElseThrow().moneyOf()).contains(2023);
        assertThat(Unit.of("USD").orElseThrow().moneyOf()).isEmpty();
        assertThat(Unit.of("furlong")).isEmpty();
        assertThat(Unit.of("XXX-2023")).isEmpty();
    }
}
