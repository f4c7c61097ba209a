package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * Tokens that are guessed, by a smaller model or by multi-token prediction, and verified in one
 * step of the served model. What guessing itself costs is left out.
 *
 * @param draftTokens guessed for each step; 0 without speculation
 * @param acceptanceRate probability that a guess is right if all before it were
 */
public record Speculation(int draftTokens, double acceptanceRate) {

    /** Every step yields one token. */
    public static final Speculation NONE = new Speculation(0, 0);

    /**
     * @throws IllegalArgumentException if the number is negative or the rate not a share
     */
    public Speculation {
        Require.notNegative("draftTokens", draftTokens);
        if (!(acceptanceRate >= 0 && acceptanceRate <= 1)) {
            throw new IllegalArgumentException("acceptanceRate outside 0..1: " + acceptanceRate);
        }
    }

    /** Tokens that a step computes for a request: the guesses and the one that is certain. */
    int computedPerStep() {
        return 1 + draftTokens;
    }

    /** Tokens that a step yields on average: 1 + a + a^2 + ... + a^drafts. */
    public double tokensPerStep() {
        var sum = 0.0;
        var power = 1.0;
        for (var i = 0; i <= draftTokens; i++) {
            sum += power;
            power *= acceptanceRate;
        }
        return sum;
    }
}
