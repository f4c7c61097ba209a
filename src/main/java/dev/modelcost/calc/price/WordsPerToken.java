package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;

/**
 * How many words of a language a token stands for, on average; from an assumption set.
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

    /** Words in so many tokens. */
    public double words(double tokens) {
        return Require.notNegative("tokens", tokens) * value;
    }

    /** Tokens for so many words. */
    public double tokens(double words) {
        return Require.notNegative("words", words) / value;
    }
}
