package dev.modelcost.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pattern that repeats a group of no fixed form as often as it can be found calls itself each
 * time, and a text that is long enough ends in a {@link StackOverflowError}. It says how often at
 * most, or is possessive ({@code *+}): then it does not come back to it, and need not remember.
 */
class PatternsTest {

    private static final Pattern ESCAPED = Pattern.compile("(?s)\\\\Q.*?\\\\E|\\\\.");
    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?[^\\[\\]]*\\]");
    private static final Pattern ENDLESS = Pattern.compile("(?s)(?:[*+]|\\{\\d+,\\})(?!\\+).*");
    private static final Pattern OF_NO_FIXED_FORM = Pattern.compile("[|*+?]|\\{\\d+,\\d*\\}");

    @Test
    void noPatternRepeatsAGroupWithoutEnd() throws Exception {
        var patterns = 0;
        for (var field : staticPatterns().toList()) {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            var pattern = ((Pattern) reflected.get(null)).pattern();
            assertThat(repeatedWithoutEnd(pattern)).as(field.getFullName()).isEmpty();
            patterns++;
        }
        assertThat(patterns).isGreaterThan(200);
    }

    private static Stream<JavaField> staticPatterns() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.modelcost")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().isEquivalentTo(Pattern.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(a|b)* ~ 1",
                "(?:-[a-z]+)+x ~ 1",
                "(?:a?){2,} ~ 1",
                "(?:x(?:y|z)*)? ~ 1",
                "(?:,[0-9]{3})* ~ 0",
                "(?:a|b){0,9} ~ 0",
                "(?:a|b)*+ ~ 0",
                "[(a|b)*] ~ 0",
                "\\(a|b\\)* ~ 0"
            })
    void knowsWhatRepeatsAGroupWithoutEnd(String pattern, int found) {
        Pattern.compile(pattern);
        assertThat(repeatedWithoutEnd(pattern)).hasSize(found);
    }

    /** The groups of no fixed form that are repeated for as long as they are found. */
    private static List<String> repeatedWithoutEnd(String pattern) {
        var text = pattern;
        for (var part : List.of(ESCAPED, CLASS, CLASS)) {
            text = part.matcher(text).replaceAll("c");
        }
        var found = new ArrayList<String>();
        var open = new ArrayDeque<Integer>();
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                open.push(i);
            } else if (text.charAt(i) == ')') {
                var group = text.substring(open.pop() + 1, i).replaceFirst("^\\?:", "");
                if (ENDLESS.matcher(text.substring(i + 1)).matches()
                        && OF_NO_FIXED_FORM.matcher(group).find()) {
                    found.add(group);
                }
            }
        }
        return found;
    }
}
