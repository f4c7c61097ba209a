package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

    @Test
    void findsTheMonthlyTokensAtWhichBothCostTheSame() {
        var result = BreakEven.of(8, 2, 0, 2000, 4);
        assertThat(result.usdPerMonth()).isEqualTo(11_688);
        assertThat(result.tokensPerMonth()).isEqualTo(2_922e6);
        assertThat(result.capacityTokensPerMonth()).isEqualTo(5_259.6e6);
        assertThat(result.utilisation()).isCloseTo(0.5556, within(0.00005));
        assertThat(result.reachable()).isTrue();
        assertThat(result.steps()).extracting(Step::step).contains("Break-even");
    }

    @Test
    void saysWhenOwnChipsCanNeverBeCheaper() {
        var result = BreakEven.of(8, 2, 0, 2000, 2);
        assertThat(result.utilisation()).isGreaterThan(1);
        assertThat(result.reachable()).isFalse();
        assertThat(result.curve(1).get(0).ownPays()).isFalse();
    }

    @Test
    void drawsTheCurveByUtilisation() {
        var curve = BreakEven.of(8, 2, 0, 2000, 4).curve(0.25, 0.5, 1);
        assertThat(curve).extracting(BreakEven.Point::ownPays).containsExactly(false, false, true);
        assertThat(curve.get(0).ownUsdPerMillionTokens())
                .isCloseTo(4 * curve.get(2).ownUsdPerMillionTokens(), within(1e-9));
        assertThat(curve.get(2).ownUsdPerMillionTokens()).isCloseTo(2.2222, within(0.00005));
    }

    @Test
    void refusesAnIdleMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakEven.of(8, 2, 0, 2000, 4).curve(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BreakEven.of(8, 2, -1, 2000, 4));
    }
}
