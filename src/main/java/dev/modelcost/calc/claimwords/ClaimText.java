package dev.modelcost.calc.claimwords;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the claims in a sentence or a paragraph by rules: figures with their units, what they are
 * about by the words around them, and the names that they belong to.
 *
 * @param claims in the order of the text
 * @param unused the parts of the text that no claim was made of, in order
 */
public record ClaimText(List<FoundClaim> claims, List<String> unused) {

    private static final Pattern SENTENCE =
            Pattern.compile("(?<=[.!?][\"”’)]?)\\s+(?=[\\p{Lu}\"“‘(\\d])|\\s*[\\n\\r;]+\\s*");

    /** "approx. 5", "U.S. data centers" and "No. 1" do not end a sentence. */
    private static final Pattern ABBREVIATION =
            Pattern.compile(
                    "(?i)(?:^|[\\s(])(?:approx|ca|vs|e\\.g|i\\.e|u\\.s|no|inc|dr|mr|ms|sept|jan|feb|aug|oct|nov|dec)\\.$");

    private static final Pattern PUE =
            Pattern.compile("(?i)\\b(?:PUE|power usage effectiveness)\\b");

    public ClaimText {
        claims = List.copyOf(claims);
        unused = List.copyOf(unused);
    }

    /**
     * @param names finds the names in a sentence
     */
    public static ClaimText read(String text, Function<String, List<TextName>> names) {
        var claims = new ArrayList<FoundClaim>();
        var unused = new ArrayList<String>();
        TextName before = null;
        for (var sentence : sentences(text)) {
            var reading = new TextSentence(sentence, names.apply(sentence), before);
            var found = reading.claims();
            claims.addAll(found);
            unused.addAll(found.isEmpty() ? List.of(sentence) : reading.unused());
            before = reading.lastSubject();
        }
        return new ClaimText(claims, unused);
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        for (var piece : SENTENCE.split(text.strip())) {
            var last = sentences.size() - 1;
            if (last >= 0 && ABBREVIATION.matcher(sentences.get(last)).find()) {
                sentences.set(last, sentences.get(last) + " " + piece);
            } else if (!piece.isBlank()) {
                sentences.add(piece.strip());
            }
        }
        return sentences;
    }

    /** Whether the words before a bare number say that it is a PUE. */
    static boolean saysPue(String before) {
        return PUE.matcher(before.substring(Math.max(0, before.length() - 40))).find();
    }
}
