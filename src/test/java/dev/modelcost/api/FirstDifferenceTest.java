package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstDifferenceTest {

    @Test
    void ofEqualTextsIsEmpty() {
        assertThat(FirstDifference.of("a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void showsTheLinesThatDifferWithTheirSurroundings() {
        assertThat(FirstDifference.of("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nE\nf\n"))
                .isEqualTo("From line 5 on:\n b\n c\n d\n-e\n+E\n f");
    }

    @Test
    void showsWhatWasAddedAtTheEnd() {
        assertThat(FirstDifference.of("a\n", "a\nb\n")).isEqualTo("From line 2 on:\n a\n+b");
    }

    @Test
    void saysThatALineBreakIsMissing() {
        assertThat(FirstDifference.of("a\n", "a")).contains("line breaks");
    }

    @Test
    void staysShortWhateverTheTexts() {
        var numbers = numbers(0, 20_000);

        assertThat(FirstDifference.of(numbers, numbers(20_000, 40_000)).lines().count())
                .isLessThan(50);
        assertThat(FirstDifference.of("a", "b".repeat(100_000)).length()).isLessThan(1_000);
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("\n"));
    }
}
