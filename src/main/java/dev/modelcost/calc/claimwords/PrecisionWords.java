package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.derivation.Spellings;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.calc.hardware.Precision;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Number formats, in the words that people have for them. */
public final class PrecisionWords {

    private static final List<String> SLUGS =
            Stream.of(Precision.values()).map(Vocabulary::slug).toList();

    private static final Pattern IDLE =
            Pattern.compile(
                    "\\b(?:dense|precision|tensor cores?|format)\\b", Pattern.CASE_INSENSITIVE);

    private PrecisionWords() {}

    /**
     * The format of a name however it is spelled, with or without "dense"; empty if it is none, or
     * may be several as "4-bit" may.
     */
    public static Optional<Precision> read(String phrase) {
        return Stream.of(phrase, IDLE.matcher(phrase).replaceAll(" "))
                .map(written -> Spellings.meant(written, SLUGS))
                .filter(meant -> meant.size() == 1)
                .map(meant -> Precision.of(meant.get(0)))
                .findFirst();
    }
}
