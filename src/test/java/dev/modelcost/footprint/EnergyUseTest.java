package dev.modelcost.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyUseTest {

    @Test
    void multipliesByThePueOnceWhereItIsNotInThePower() {
        var energy = EnergyUse.energy(List.of(use("run", 1000, 400, false)), 1.2, "pue-source");

        assertThat(energy.itKwh()).isEqualTo(400);
        assertThat(energy.kwh()).isCloseTo(480, within(1e-9));
    }

    @Test
    void takesThePueOutOfPowerThatContainsIt() {
        var energy = EnergyUse.energy(List.of(use("run", 1000, 400, true)), 1.25, "pue-source");

        assertThat(energy.itKwh()).isEqualTo(320);
        assertThat(energy.kwh()).isCloseTo(400, within(1e-9));
    }

    @Test
    void addsUpStages() {
        var energy =
                EnergyUse.energy(
                        List.of(
                                use("pre-training", 1000, 400, false),
                                use("post-training", 100, 500, false)),
                        1,
                        null);

        assertThat(energy.itKwh()).isEqualTo(450);
        assertThat(energy.steps())
                .extracting(Step::step)
                .endsWith("IT energy of all stages")
                .contains("IT energy");
    }

    @Test
    void isTheSameOfADrawAsOfTheMedians() {
        var outside = use("run", 1000, 400, false);
        var inside = use("run", 1000, 400, true);

        assertThat(outside.kwh(1000, 400, 1.5)).isEqualTo(600);
        assertThat(outside.itKwh(1000, 400, 1.5)).isEqualTo(400);
        assertThat(inside.kwh(1000, 400, 1.6)).isEqualTo(400);
        assertThat(inside.itKwh(1000, 400, 1.6)).isEqualTo(250);
    }

    private static EnergyUse use(String name, double hours, double watts, boolean drawn) {
        return new EnergyUse(
                name,
                Distribution.exact(hours),
                Distribution.exact(watts),
                drawn,
                List.of(),
                "paper");
    }
}
