package dev.modelcost.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private static final Input CHIPS = Input.of("chips", 16, "chip");
    private static final Input PER_SERVER = Input.of("chips per server", 8, "chip/server");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 + 2 x 3                                  | 7
                    (1 + 2) x 3                                | 9
                    8 / 4 / 2                                  | 1
                    5 - 3 - 1                                  | 1
                    2 x 3^2                                    | 18
                    10^(-2 x 0.5)                              | 0.1
                    1 - -1                                     | 2
                    3 / 1e6                                    | 0.000003
                    max(1, 4, 2)                               | 4
                    median(7)                                  | 7
                    median(9, 1, 2)                            | 2
                    median(9, 1, 2, 4)                         | 3
                    2^ceil(log2(ceil(5.1)))                    | 8
                    log2(536870912)                            | 29
                    sqrt(16) + exp(0) + ln(1)                  | 5
                    2 >= 2 and 2 < 3                           | 1
                    2 >= 2 and 3 < 3                           | 0
                    """)
    void doesArithmeticAsItIsTaughtAtSchool(String formula, double value) {
        assertThat(evaluate(formula)).isEqualTo(value);
    }

    @Test
    void readsTheLongestNameThatFits() {
        assertThat(evaluate("chips / chips per server", CHIPS, PER_SERVER)).isEqualTo(2);
        assertThat(evaluate("8-bit peak x 2", Input.of("8-bit peak", 3, "FLOP/s"))).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    chips x rate                               | rate
                    chips x 24 h                               | h
                    2 chips                                    | chips
                    chips, beyond one server                   | , beyond one server
                    sum of the chips                           | sum of the chips
                    chips x (1 + 2                             |
                    """)
    void readsNothingThatIsNoExpression(String formula, String fromHere) {
        assertThatThrownBy(() -> evaluate(formula, CHIPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from here on: '%s'", fromHere == null ? "" : fromHere);
    }

    @Test
    void usesEveryInputAndEachOnlyUnderItsOwnName() {
        assertThatThrownBy(() -> evaluate("chips x 2", CHIPS, PER_SERVER))
                .hasMessage("chips per server is not in the formula");
        assertThat(evaluate("chips x 2", CHIPS, CHIPS)).isEqualTo(32);
        assertThatThrownBy(() -> evaluate("chips x 2", CHIPS, Input.of("chips", 8, "chip")))
                .hasMessage("two numbers are called chips");
    }

    @Test
    void aStepIsWrongThatHasAnotherValueOrAReasonThatItDoesNotNeed() {
        var right = Step.of("Twice", "chips x 2", 32, "chip", CHIPS);
        assertThat(RedoneSteps.assertRight(List.of(right))).isOne();

        var wrong = Step.of("Twice", "chips x 2", 32.000001, "chip", CHIPS);
        assertThatThrownBy(() -> RedoneSteps.assertRight(List.of(wrong)))
                .isInstanceOf(AssertionError.class);
        var text = Step.of("Twice", "both of them", 32, "chip", CHIPS);
        assertThatThrownBy(() -> RedoneSteps.assertRight(List.of(text)))
                .isInstanceOf(AssertionError.class);
        var excused = Step.ofText("Slope", "chips x 2", "fit to 2 points", 32, "chip", CHIPS);
        assertThatThrownBy(() -> RedoneSteps.assertRight(List.of(excused)))
                .hasMessageContaining("needs no reason");
        var evasive = Step.ofText("Twice", "both of them", "fit to 2 points", 32, "chip", CHIPS);
        assertThatThrownBy(() -> RedoneSteps.assertRight(List.of(evasive)))
                .isInstanceOf(AssertionError.class);
    }

    private static double evaluate(String formula, Input... inputs) {
        return Formula.evaluate(Step.of("step", formula, 0, "1", inputs));
    }
}
