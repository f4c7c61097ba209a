package dev.modelcost.calc.claimwords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a sentence in German or French says, in the words that the vocabulary reads: its numbers,
 * the words for money, for quantities and for what is done. It is no translation.
 */
final class ForeignWords {

    /** Words by which a sentence is known to be in English. */
    private static final Pattern ENGLISH =
            TextCues.words("the|of|and|was|were|is|are|for|with|to|than|by|has|its|that|on|it");

    private static final ForeignWords GERMAN =
            new ForeignWords(
                    "der|das|und|wurden?|wird|kostete[n]?|kostet|von|mit|auf|eine?[rmns]?|für|pro|ist|des|dem|den|laut|verbraucht(?:e|en)?|Milliarden|Millionen|Billionen|sich|über|im|zum|hat",
                    "nicht|keine?[rmns]?|ohne|weder|wäre|würden?|hätten?",
                    "/words/german.txt");

    private static final ForeignWords FRENCH =
            new ForeignWords(
                    "les?|la|des|du|une?|et|est|été|pour|sur|avec|coûte(?:nt)?|coûté|par|[ld]['’](?=\\p{L})|au|aux|en|dans|consomm\\p{L}+|milliards|levée?|entraîn\\p{L}+",
                    "ne|n['’](?=\\p{L})|pas|sans|ni|serait|aurait|auraient",
                    "/words/french.txt");

    private final Pattern own;
    private final Pattern denial;
    private final Map<String, String> meanings = new HashMap<>();
    private final Pattern words;

    /**
     * @param own words by which a sentence is known to be in the language, as alternatives of a
     *     pattern
     * @param denial those that deny or suppose something: such sentences are not read
     * @param dictionary file of a word or a phrase and what it means, a line each
     */
    private ForeignWords(String own, String denial, String dictionary) {
        this.own = bounded(own);
        this.denial = bounded(denial);
        for (var line : lines(dictionary)) {
            var word = line.substring(0, line.indexOf('='));
            this.meanings.put(word.toLowerCase(Locale.ROOT), line.substring(line.indexOf('=') + 1));
        }
        this.words =
                bounded(
                        this.meanings.keySet().stream()
                                .sorted(
                                        Comparator.comparingInt(String::length)
                                                .reversed()
                                                .thenComparing(Comparator.naturalOrder()))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|")));
    }

    private static List<String> lines(String file) {
        try (var in = ForeignWords.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern bounded(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}-])(?:"
                        + alternatives
                        + ")(?:(?<=['’])|(?<=[^'’])(?![\\p{L}\\p{N}]))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * The sentence in the words of the vocabulary, if it is in another language than English; blank
     * if it denies or supposes something there, since that is told by the order of words.
     */
    static Optional<String> inEnglish(String sentence) {
        var english = count(ENGLISH, sentence);
        for (var language : List.of(GERMAN, FRENCH)) {
            var foreign = count(language.own, sentence);
            if (foreign >= LEAST && foreign > english) {
                return Optional.of(
                        language.denial.matcher(sentence).find() ? "" : language.read(sentence));
            }
        }
        return Optional.empty();
    }

    private static final int LEAST = 2;

    private static long count(Pattern words, String sentence) {
        return words.matcher(sentence).results().count();
    }

    /** 16.000 and 1.287,5 are sixteen thousand and 1287.5, 5,576 is five and a half. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.,-])(?:\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+,\\d+)(?![\\p{L}\\d]|[.,]\\d)");

    private String read(String sentence) {
        var numbers =
                NUMBER.matcher(sentence)
                        .replaceAll(match -> match.group().replace(".", "").replace(',', '.'));
        return words.matcher(numbers)
                .replaceAll(match -> meanings.get(match.group().toLowerCase(Locale.ROOT)))
                .replaceAll("  +", " ");
    }
}
