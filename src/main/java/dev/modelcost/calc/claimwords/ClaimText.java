package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
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

    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t]{2,}");

    private static final Pattern PUE =
            Pattern.compile("(?i)\\b(?:PUE|power usage effectiveness)\\b");

    public ClaimText {
        claims = List.copyOf(claims);
        unused = List.copyOf(unused);
    }

    /**
     * @param names finds the names in a sentence
     */
    public static ClaimText read(String written, Function<String, List<TextName>> names) {
        var text = BLANKS.matcher(written).replaceAll(" ");
        var claims = new ArrayList<FoundClaim>();
        var unused = new ArrayList<String>();
        // Of the whole text: who makes R1 may stand in another sentence.
        var named = names.apply(text);
        var before = onlyModel(named);
        AuditMetric listed = null;
        for (var sentence : sentences(text)) {
            var english = ForeignWords.inEnglish(sentence.text);
            if (sentence.isOfNumbers() || english.filter(String::isBlank).isPresent()) {
                unused.add(sentence.text);
                continue;
            }
            var reading =
                    new TextSentence(
                            english.orElse(sentence.text),
                            english.map(names).orElseGet(() -> sentence.holds(named)),
                            before,
                            sentence.goesOn ? listed : null,
                            sentence.goesOn);
            var found =
                    reading.claims().stream().map(claim -> claim.saidIn(sentence.text)).toList();
            claims.addAll(found);
            var rest = reading.unused();
            // Of a sentence that was read in other words, no part can be shown.
            unused.addAll(
                    found.isEmpty() || english.isPresent() && !rest.isEmpty()
                            ? List.of(sentence.text)
                            : rest);
            before = reading.lastSubject() == null ? before : reading.lastSubject();
            listed = found.isEmpty() ? null : found.get(found.size() - 1).metric();
        }
        return new ClaimText(claims, unused);
    }

    /** What a text is about that names one model and no other; null if it names several. */
    private static TextName onlyModel(List<TextName> named) {
        var models = named.stream().filter(name -> name.kind() == TextName.Kind.MODEL).toList();
        return models.stream().map(TextName::name).distinct().count() == 1 ? models.get(0) : null;
    }

    /**
     * A sentence of a text.
     *
     * @param start of it in the text
     * @param goesOn whether a semicolon stands before it
     */
    private record Sentence(int start, String text, boolean goesOn) {

        /** Whether it is a row of numbers rather than something that is said. */
        boolean isOfNumbers() {
            return NUMBER.matcher(text).results().limit(MOST_NUMBERS + 1).count() > MOST_NUMBERS;
        }

        private static final Pattern NUMBER = Pattern.compile("\\d++");
        private static final int MOST_NUMBERS = 60;

        /** Those of the names in the text that stand in it, at their places in it. */
        List<TextName> holds(List<TextName> names) {
            return names.stream()
                    .filter(name -> name.start() >= start && name.end() <= start + text.length())
                    .map(name -> name.from(start))
                    .toList();
        }
    }

    /** Characters; what goes on for longer is read in pieces, so that reading takes no longer. */
    private static final int LONGEST = 600;

    private static List<Sentence> sentences(String text) {
        var sentences = new ArrayList<Sentence>();
        var start = 0;
        var goesOn = false;
        var ends = SENTENCE.matcher(text);
        while (ends.find()) {
            var piece = text.substring(start, ends.start());
            if (!ABBREVIATION.matcher(piece).find()) {
                add(sentences, start, piece, goesOn);
                start = ends.end();
                goesOn = ends.group().contains(";");
            }
        }
        add(sentences, start, text.substring(start), goesOn);
        return sentences;
    }

    private static void add(List<Sentence> sentences, int start, String piece, boolean goesOn) {
        for (var from = 0; from < piece.length(); ) {
            var most = from + LONGEST;
            var blank = piece.length() > most ? piece.lastIndexOf(' ', most - 1) : -1;
            var to =
                    piece.length() <= most
                            ? piece.length()
                            : blank > from + LONGEST / 2 ? blank + 1 : most;
            addPiece(sentences, start + from, piece.substring(from, to), goesOn && from == 0);
            from = to;
        }
    }

    private static void addPiece(
            List<Sentence> sentences, int start, String piece, boolean goesOn) {
        if (!piece.isBlank()) {
            var leading = piece.length() - piece.stripLeading().length();
            sentences.add(new Sentence(start + leading, piece.strip(), goesOn));
        }
    }

    /** Whether the words before a bare number say that it is a PUE. */
    static boolean saysPue(String before) {
        return PUE.matcher(before.substring(Math.max(0, before.length() - 40))).find();
    }
}
