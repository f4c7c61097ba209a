package dev.modelcost.calc.trend;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A model's price and quality.
 *
 * @param model by the name a reader knows
 * @param on day from which the price is valid
 * @param score on one benchmark, higher is better
 * @param usdPerMillionTokens above 0; the same kind of price for all models of a comparison
 * @param source slug of the source of the price; null if the caller gave it
 */
public record ScoredPrice(
        String model, LocalDate on, double score, double usdPerMillionTokens, String source) {

    /**
     * @throws IllegalArgumentException if the price is not above 0 or the score not finite
     */
    public ScoredPrice {
        Objects.requireNonNull(model);
        Objects.requireNonNull(on);
        Require.positive("price of " + model, usdPerMillionTokens);
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score of " + model + " is not finite: " + score);
        }
    }
}
