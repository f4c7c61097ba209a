package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;

/**
 * The average number of words per token in a language; from an assumption set.
 *
 * @param value above 0
 * @param source slug of the assumption set
 */
public record WordsPerToken(double value, String source) {

    /**
     * @throws IllegalArgumentException if the value is not above 0
     */
    public WordsPerToken {
        Require.positive("words per token", value);
    }

    /** The number of words in this many tokens. */
    public double words(double tokens) {
        return Require.notNegative("tokens", tokens) * value;
    }

    /** The number of tokens for this many words. */
    public double tokens(double words) {
        return Require.notNegative("words", words) / value;
    }
}
