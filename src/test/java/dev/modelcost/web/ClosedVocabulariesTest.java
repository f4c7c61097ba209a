package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.modelcost.calc.claimwords.MetricWords;
import dev.modelcost.failure.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Every word that a parameter of any operation may have, read however it is spelled. */
class ClosedVocabulariesTest {

    private record Word(String place, Parameter<?> parameter, String word) {

        @Override
        public String toString() {
            return place + "." + parameter.name() + "=" + word;
        }
    }

    private static final List<Word> WORDS = words();

    private static final List<String> SEPARATORS =
            List.of("-", " ", "_", "", " - ", "\u2011", "\u00a0");

    @Example
    void findsTheParametersOfAllRooms() {
        assertThat(WORDS)
                .extracting(Word::toString)
                .contains(
                        "RateRequest.commitment=1-year",
                        "RateRequest.rates=epoch-2025",
                        "TrainingEstimateRequest.method=amortized",
                        "RequestCostRequest.tier=flex",
                        "EngineRequest.engine=tuned",
                        "ModelList.access=open-weights",
                        "ModelList.sort=-releasedOn",
                        "ClaimResource.metric=training-cost",
                        "ClaimResource.scope=pre-training",
                        "MeasurementList.precision=bf16");
    }

    @Property(tries = 3000)
    void aWordIsItselfInAnyCaseAndWithAnySeparators(
            @ForAll("ofAnyVocabulary") Word asked, @ForAll Random random) {
        var written = respelled(asked.word, random);

        assertThat(asked.parameter.ofText(written))
                .as("%s as '%s'", asked, written)
                .isEqualTo(asked.parameter.ofText(asked.word));
    }

    /** Else the one would be taken for the other, or neither be understood. */
    @Example
    void noTwoWordsOfAVocabularyAreSpellingsOfOne() {
        for (var asked : WORDS) {
            for (var other : WORDS) {
                if (other.parameter == asked.parameter && !other.word.equals(asked.word)) {
                    assertThat(respelledPlainly(asked.word))
                            .as("%s and %s", asked, other)
                            .isNotEqualTo(respelledPlainly(other.word));
                }
            }
        }
    }

    @Provide
    Arbitrary<Word> ofAnyVocabulary() {
        return Arbitraries.of(WORDS);
    }

    private static String respelledPlainly(String word) {
        var sign = word.startsWith("-") ? "-" : "";
        return sign + word.toLowerCase().replace("-", "");
    }

    /** A hyphen at the front says which way to sort, and stays. */
    private static String respelled(String word, Random random) {
        var written = new StringBuilder();
        for (var i = 0; i < word.length(); i++) {
            var letter = word.charAt(i);
            if (letter == '-' && i > 0) {
                written.append(SEPARATORS.get(random.nextInt(SEPARATORS.size())));
            } else {
                written.append(
                        random.nextBoolean()
                                ? Character.toUpperCase(letter)
                                : Character.toLowerCase(letter));
            }
        }
        return written.toString();
    }

    private static List<Word> words() {
        var words = new ArrayList<Word>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.modelcost")
                        .stream()
                        .flatMap(type -> declared(type))
                        .forEach(words::add);
        return List.copyOf(words);
    }

    private static Stream<Word> declared(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(
                        field ->
                                field.getRawType().isAssignableTo(DeclaresParameters.class)
                                        || field.getRawType().isEquivalentTo(Parameter.class))
                .map(ClosedVocabulariesTest::value)
                .flatMap(
                        value ->
                                value instanceof DeclaresParameters several
                                        ? several.parameters().stream()
                                        : Stream.of((Parameter<?>) value))
                .distinct()
                .flatMap(
                        parameter ->
                                words(parameter).stream()
                                        .map(
                                                word ->
                                                        new Word(
                                                                type.getSimpleName(),
                                                                parameter,
                                                                word)))
                .filter(word -> isOneMeaning(word));
    }

    private static Object value(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return Objects.requireNonNull(reflected.get(null), field.getFullName());
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.getFullName(), e);
        }
    }

    /** An audit weighs all that a metric may mean; a list that takes two takes no single word. */
    private static boolean isOneMeaning(Word word) {
        try {
            return !(word.parameter.ofText(word.word) instanceof MetricWords);
        } catch (InvalidInput e) {
            return false;
        }
    }

    private static Set<String> words(Parameter<?> parameter) {
        var schema = OASFactory.createSchema();
        parameter.describe(schema);
        var words = new LinkedHashSet<String>();
        Stream.concat(
                        Stream.of(schema, schema.getItems()),
                        schema.getAnyOf() == null ? Stream.empty() : schema.getAnyOf().stream())
                .filter(Objects::nonNull)
                .map(Schema::getEnumeration)
                .filter(Objects::nonNull)
                .forEach(list -> list.forEach(word -> words.add(word.toString())));
        return words;
    }
}
