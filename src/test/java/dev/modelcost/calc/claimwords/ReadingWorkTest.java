package dev.modelcost.calc.claimwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.names.NamesInText;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that are made to take long: what reading them takes, counted in characters looked at and in
 * bytes allocated, stays within bounds and grows no faster than the text.
 */
class ReadingWorkTest {

    /** Characters; half the piece in which longer sentences are read. */
    private static final int SENTENCE = 300;

    /** From each character each other one may be looked at some times; from each pair, never. */
    private static final long MOST_READS = 20L * SENTENCE * SENTENCE;

    private static final int TEXT = 4000;
    private static final long MOST_BYTES_A_CHARACTER = 100_000;

    private static final NamesInText NAMES = new NamesInText();

    static {
        NAMES.add("GPT-4", Kind.MODEL);
        NAMES.add("DeepSeek R1", Kind.MODEL);
        NAMES.add("H100", Kind.CHIP);
        NAMES.add("OpenAI", Kind.ORGANIZATION);
    }

    /** What a repeated piece of a text may be that a rule has trouble with. */
    static Stream<String> pieces() {
        return Stream.of(
                "a",
                "1",
                "$",
                ".",
                ",",
                "(",
                ")",
                "([{",
                "-",
                " -",
                "1,",
                "1.",
                "1 ",
                "1/2 ",
                "1 to ",
                "1-1-",
                "10^",
                "$1",
                "$1 and ",
                "5% of ",
                "a hundred ",
                "of the ",
                "million ",
                "more than ",
                "GPT-4 ",
                "GPT-4's ",
                "GPT-4 (",
                "H100 ",
                "8xH100 ",
                "GPT-4 cost $1 million, ",
                "GPT-4 cost $1 million to train and ",
                "GPT-4 is 10 times cheaper than DeepSeek R1 and ",
                "$1 per million tokens / ",
                "not ",
                "aB",
                "Ａ",
                "\uD83D\uDE00",
                "é\u0301",
                "\"“",
                "a. A",
                "x;",
                "x\n");
    }

    @Test
    void noPatternLooksAtACharacterAgainAndAgain() {
        var dear = new ArrayList<String>();
        for (var field : patterns()) {
            for (var piece : pieces().toList()) {
                var reads = reads(pattern(field), filled(piece, SENTENCE));
                if (reads > MOST_READS) {
                    dear.add(
                            "%s.%s on \"%s\": %,d"
                                    .formatted(
                                            field.getDeclaringClass().getSimpleName(),
                                            field.getName(),
                                            piece,
                                            reads));
                }
            }
        }
        assertThat(patterns()).hasSizeGreaterThan(80);
        assertThat(dear).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void readingTakesNoMoreThanTheLengthOfTheText(String piece) {
        var text = filled(piece, TEXT);
        bytes(filled(piece, TEXT / 4));

        assertThat(bytes(text))
                .as("bytes for %d characters", text.length())
                .isLessThan(TEXT * MOST_BYTES_A_CHARACTER);
    }

    private static String filled(String piece, int length) {
        return piece.repeat(length / piece.length());
    }

    private static long bytes(String text) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        var read = ClaimText.read(text, NAMES::find);
        var after = threads.getCurrentThreadAllocatedBytes();
        assertThat(read.claims()).doesNotContainNull();
        return after - before;
    }

    private static List<Field> patterns() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ClaimText.class.getPackageName())
                        .stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getDeclaredFields()))
                        .filter(field -> field.getType() == Pattern.class)
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .toList();
    }

    private static Pattern pattern(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Characters looked at to find all that the pattern matches, or to match the whole. */
    private static long reads(Pattern pattern, String text) {
        var counted = new Counted(text, new long[1]);
        if (pattern.pattern().contains(").*") || pattern.pattern().startsWith(".*")) {
            pattern.matcher(counted).matches();
        } else {
            pattern.matcher(counted).results().count();
        }
        return counted.reads()[0];
    }

    /** A text that counts how often one of its characters is looked at. */
    private record Counted(String text, long[] reads) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads[0]++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
