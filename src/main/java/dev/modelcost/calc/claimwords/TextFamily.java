package dev.modelcost.calc.claimwords;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of models that differ by their size alone. */
final class TextFamily {

    private TextFamily() {}

    /** "Llama 3 8B and 70B emitted 2,290 t" is said of Llama 3. */
    static Optional<TextName> of(String sentence, List<TextName> ahead) {
        if (ahead.size() < 2) {
            return Optional.empty();
        }
        var one = ahead.get(ahead.size() - 2);
        var two = ahead.get(ahead.size() - 1);
        var stem = SIZED.matcher(one.name());
        return stem.matches()
                        && two.name().startsWith(stem.group("stem"))
                        && SIZED.matcher(two.name()).matches()
                        && sentence.substring(one.end(), two.start()).strip().equals("and")
                ? Optional.of(
                        new TextName(
                                one.start(), two.end(), stem.group("stem").strip(), one.kind()))
                : Optional.empty();
    }

    private static final Pattern OF_ALL_SIZES =
            Pattern.compile(
                    "(?i)\\b(?:family|all (?:the )?(?:\\p{L}+ )?(?:sizes|models|variants|versions)|whole series|herd)\\b");

    /** The family of a model, where a clause speaks of all sizes together. */
    static String inAllSizes(String name, String clause) {
        return OF_ALL_SIZES.matcher(clause).find() && SIZED.matcher(name).matches()
                ? name + " family"
                : name;
    }

    private static final Pattern SIZED =
            Pattern.compile("(?<stem>.*\\d(?=[ -])|.*)[ -]\\d+(?:\\.\\d+)?[bB]");
}
