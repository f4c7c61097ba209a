package dev.modelcost.calc.claimwords;

import static dev.modelcost.calc.claimwords.TextCues.has;
import static dev.modelcost.calc.claimwords.TextCues.words;

import dev.modelcost.calc.audit.Scope;
import java.util.regex.Pattern;

/** Which kind of tokens a price in a sentence is of, by the words around it. */
final class PriceCues {

    private static final Pattern CACHE_HIT =
            words("cache[- ]hits?|cached|(?:from|in) (?:the )?cache|hits? the cache");
    private static final Pattern BATCHED =
            words(
                    "batch (?:pricing|prices?|api|mode|tier|rates?|discount)|in batch(?:es)?|batched");
    private static final Pattern KIND_BEFORE =
            Pattern.compile(
                    "(?i)\\b((?:cached |batch )?(?:input|output|prompt|completion))s?(?: tokens?| prices?| costs?){0,9}(?: (?:at|for|is|are|costs?|priced at|are priced at|cost))?:?(?: about| just| only)?\\s*$");

    private PriceCues() {}

    /**
     * The kind of tokens that the words about a price name; null if they name none. In "input at 1
     * and output at 2" it stands before each.
     */
    static Scope tokens(String before, String clause) {
        var said = KIND_BEFORE.matcher(before);
        if (said.find()) {
            return ScopeWords.read(said.group(1)).orElse(null);
        }
        var cached = clause.matches("(?i).*\\bcach(?:ed|e)\\b.*");
        var input = clause.matches("(?i).*\\b(?:input|prompt)\\b.*");
        var output = clause.matches("(?i).*\\b(?:output|completion|generated)\\b.*");
        if (cached) {
            return Scope.CACHED_INPUT;
        }
        return input == output ? null : input ? Scope.INPUT : Scope.OUTPUT;
    }

    /** "Cached input is 90 % cheaper": the kind of tokens that a list sells for less; else null. */
    static Scope reduced(String clause) {
        return has(CACHE_HIT, clause) || has(CACHING, clause)
                ? Scope.CACHED_INPUT
                : has(BATCHED, clause) ? Scope.BATCH_INPUT : null;
    }

    private static final Pattern CACHING = words("(?:prompt )?caching");

    /** "$0.028 per million input tokens on a cache hit", "$1.25/$5 with batch pricing". */
    static Scope ofPrice(Scope said, String behind, String clause) {
        if (said == Scope.INPUT && has(CACHE_HIT, behind)) {
            return Scope.CACHED_INPUT;
        }
        if (!has(BATCHED, clause)) {
            return said;
        }
        return said == Scope.INPUT
                ? Scope.BATCH_INPUT
                : said == Scope.OUTPUT ? Scope.BATCH_OUTPUT : said;
    }
}
