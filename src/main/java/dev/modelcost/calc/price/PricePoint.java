package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A price with everything that decides what it may be compared with.
 *
 * @param subject what the price is for: a model, by the name a reader knows
 * @param perMillionTokens in {@code currency}, not negative
 * @param kind of tokens
 * @param currency ISO 4217
 * @param basis who charges the price
 * @param on day on which it is valid
 * @param source slug of the source; null if the caller gave it
 */
public record PricePoint(
        String subject,
        BigDecimal perMillionTokens,
        Kind kind,
        String currency,
        Basis basis,
        LocalDate on,
        String source) {

    /** What kind of tokens a price is for. */
    public enum Kind implements Vocabulary {
        INPUT,
        CACHED_INPUT,
        CACHE_WRITE,
        OUTPUT,
        BATCH_INPUT,
        BATCH_OUTPUT,
        /** Three parts input to one part output. */
        BLENDED;
    }

    /** Who charges a price. */
    public enum Basis implements Vocabulary {
        /** The operator of the model, by its own price list. */
        LIST,
        /** An aggregator, which passes requests on to others. */
        AGGREGATE;
    }

    /**
     * @throws IllegalArgumentException if the price is negative
     */
    public PricePoint {
        Objects.requireNonNull(subject);
        Require.notNegative("price", perMillionTokens.doubleValue());
        Objects.requireNonNull(kind);
        Objects.requireNonNull(currency);
        Objects.requireNonNull(basis);
        Objects.requireNonNull(on);
    }
}
