package dev.modelcost.calc.derivation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A closed vocabulary: an enum whose constants have one word each, by which questions, answers and
 * the record name them.
 */
public interface Vocabulary {

    /** Name of the constant. */
    String name();

    /** The word: the name in lower case, with '-' between its parts, such as {@code unit-slip}. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of a word; empty if there is none. */
    static <E extends Enum<E> & Vocabulary> Optional<E> find(Class<E> vocabulary, String slug) {
        return Stream.of(vocabulary.getEnumConstants())
                .filter(constant -> constant.slug().equals(slug))
                .findFirst();
    }
}
