package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Spellings;
import dev.modelcost.calc.hardware.Precision;
import java.util.Collection;
import java.util.List;

/**
 * The words of a closed vocabulary, by all that people write for them: other spellings, synonyms,
 * and what audits understand of scopes and number formats, so that "cached tokens" or "bfloat16"
 * mean the same wherever they are asked for.
 */
public final class ClosedWords {

    private ClosedWords() {}

    /**
     * The words of the vocabulary that a phrase may mean: one if it is understood, several if it is
     * ambiguous, none if it is unknown.
     *
     * @param words as answers write them
     */
    public static List<String> meant(String phrase, Collection<String> words) {
        var spelled = Spellings.meant(phrase, words);
        if (!spelled.isEmpty() || phrase.strip().startsWith("-")) {
            return spelled;
        }
        return PrecisionWords.read(phrase)
                .map(Precision::slug)
                .filter(words::contains)
                .or(() -> ScopeWords.read(phrase).map(Scope::slug).filter(words::contains))
                .map(List::of)
                .orElse(List.of());
    }
}
