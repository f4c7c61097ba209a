package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

    private static final Replica EIGHT_CHIPS = new Replica(8, 2, 2000, 1);

    @Test
    void findsTheMonthlyTokensAtWhichBothCostTheSame() {
        var result = BreakEven.of(EIGHT_CHIPS, 0, 4);
        assertThat(result.usdPerMonth()).isEqualTo(11_688);
        assertThat(result.tokensPerMonth()).isEqualTo(2_922e6);
        assertThat(result.capacityTokensPerMonth()).isEqualTo(5_259.6e6);
        assertThat(result.utilisation()).isCloseTo(0.5556, within(0.00005));
        assertThat(result.reachable()).isTrue();
        assertThat(result.replicas()).isEqualTo(1);
        assertThat(result.steps(EIGHT_CHIPS, 0)).extracting(Step::step).contains("Break-even");
    }

    @Test
    void saysWhenOwnChipsCanNeverBeCheaper() {
        var result = BreakEven.of(EIGHT_CHIPS, 0, 2);
        assertThat(result.utilisation()).isGreaterThan(1);
        assertThat(result.reachable()).isFalse();
        assertThat(result.curve(1).get(0).ownPays()).isFalse();
    }

    @Test
    void drawsTheCurveByUtilisation() {
        var curve = BreakEven.of(EIGHT_CHIPS, 0, 4).curve(0.25, 0.5, 1);
        assertThat(curve).extracting(BreakEven.Point::ownPays).containsExactly(false, false, true);
        assertThat(curve.get(0).ownUsdPerMillionTokens())
                .isCloseTo(4 * curve.get(2).ownUsdPerMillionTokens(), within(1e-9));
        assertThat(curve.get(2).ownUsdPerMillionTokens()).isCloseTo(2.2222, within(0.00005));
    }

    @Test
    void refusesAnIdleMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakEven.of(EIGHT_CHIPS, 0, 4).curve(0));
        assertThatIllegalArgumentException().isThrownBy(() -> BreakEven.of(EIGHT_CHIPS, -1, 4));
    }

    /**
     * Where a copy may be loaded half of the month, it never serves more than half its capacity.
     */
    @Test
    void isOutOfReachAboveTheUtilisationThatIsAllowed() {
        assertThat(BreakEven.of(new Replica(8, 2, 2000, 0.5), 0, 4).reachable()).isFalse();
        assertThat(BreakEven.of(new Replica(8, 2, 2000, 0.6), 0, 4).reachable()).isTrue();
    }

    /** A copy earns 21,038.40 - 11,688 USD a month: four copies earn 30,000 USD. */
    @Test
    void needsMoreCopiesWhereMoreIsPaidBesideTheChips() {
        var result = BreakEven.of(EIGHT_CHIPS, 30_000, 4);

        assertThat(result.replicas()).isEqualTo(4);
        assertThat(result.reachable()).isTrue();
        assertThat(result.usdPerMonth()).isEqualTo(4 * 11_688 + 30_000);
    }
}
