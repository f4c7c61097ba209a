package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntakenAnswersTest {

    private final List<String> closed = new ArrayList<>();
    private final UntakenAnswers answers = new UntakenAnswers(100);
    private final UntakenAnswers.OfConnection first = answers.on(() -> closed.add("first"));
    private final UntakenAnswers.OfConnection second = answers.on(() -> closed.add("second"));

    @Test
    void closesNobodyWithinTheBound() {
        first.wrote(60);
        second.wrote(40);

        assertThat(closed).isEmpty();
        assertThat(answers.bytes()).isEqualTo(100);
    }

    @Test
    void closesTheOneThatHasTakenNothingForLongest() {
        first.wrote(60);
        second.wrote(60);

        assertThat(closed).containsExactly("first");
        assertThat(answers.bytes()).isEqualTo(60);
    }

    @Test
    void sparesWhoTakesItsAnswersSlowly() {
        first.wrote(60);
        second.wrote(40);
        first.took(1);
        first.wrote(10);

        assertThat(closed).containsExactly("second");
    }

    @Test
    void closesAsManyAsItTakes() {
        first.wrote(50);
        second.wrote(50);
        answers.on(() -> closed.add("third")).wrote(90);

        assertThat(closed).containsExactly("first", "second");
        assertThat(answers.bytes()).isEqualTo(90);
    }

    @Test
    void closesOneThatAloneIsTooMuch() {
        first.wrote(101);

        assertThat(closed).containsExactly("first");
        assertThat(answers.bytes()).isZero();
    }

    @Test
    void countsNothingOfAConnectionThatWasGivenUp() {
        first.wrote(101);
        first.took(101);
        first.wrote(50);

        assertThat(answers.bytes()).isZero();
        assertThat(closed).containsExactly("first");
    }
}
