package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldBytesTest {

    private final List<String> closed = new ArrayList<>();
    private long now;
    private long told;
    private final HeldBytes answers = new HeldBytes(100, () -> now++, bytes -> told = bytes);
    private final HeldBytes.OfConnection first = answers.on(() -> closed.add("first"));
    private final HeldBytes.OfConnection second = answers.on(() -> closed.add("second"));

    @Test
    void closesNobodyWithinTheBound() {
        first.held(60);
        second.held(40);

        assertThat(closed).isEmpty();
        assertThat(answers.bytes()).isEqualTo(100);
    }

    @Test
    void closesTheOneOnWhichNothingHasMovedForLongest() {
        first.held(60);
        second.held(60);

        assertThat(closed).containsExactly("first");
        assertThat(answers.bytes()).isEqualTo(60);
    }

    @Test
    void sparesWhoTakesItsAnswersSlowly() {
        first.held(55);
        second.held(45);
        now += 10;
        first.released(1);
        first.held(10);

        assertThat(closed).containsExactly("second");
    }

    @Test
    void sparesWhoHasLittle() {
        first.held(1);
        now += 10;
        second.held(60);
        now += 10;
        answers.on(() -> closed.add("third")).held(60);

        assertThat(closed).containsExactly("second");
    }

    @Test
    void closesAsManyAsItTakes() {
        first.held(50);
        second.held(50);
        now += 10;
        answers.on(() -> closed.add("third")).held(90);

        assertThat(closed).containsExactly("first", "second");
        assertThat(answers.bytes()).isEqualTo(90);
    }

    @Test
    void closesOneThatAloneIsTooMuch() {
        first.held(101);

        assertThat(closed).containsExactly("first");
        assertThat(answers.bytes()).isZero();
    }

    @Test
    void countsNothingOfAConnectionThatWasGivenUp() {
        first.held(101);
        first.released(101);
        first.held(50);

        assertThat(answers.bytes()).isZero();
        assertThat(closed).containsExactly("first");
    }

    @Test
    void tellsHowMuchIsHeldInSteps() {
        first.held(50);
        assertThat(told).isBetween(44L, 50L);
        first.released(50);
        assertThat(told).isZero();
        first.held(101);
        assertThat(told).isZero();
    }
}
