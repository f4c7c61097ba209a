package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Prices as a provider publishes them, for prompts above a length and, if it says so, for some
 * hours of the day.
 *
 * @param slug public id of the row; null for prices that the caller gave
 * @param promptTokensAbove the row holds for prompts longer than this; 0 for all
 * @param window null if the row holds at every hour
 * @param currency ISO 4217
 * @param prices those that are known; at least one
 */
public record PriceRow(
        String slug,
        int promptTokensAbove,
        PriceWindow window,
        String currency,
        Map<Charge, Quote> prices) {

    /**
     * A price as a source states it.
     *
     * @param amount for as many as {@link Charge#count} says
     * @param source slug; null if the caller gave the price
     */
    public record Quote(BigDecimal amount, String source) {}

    /**
     * @throws IllegalArgumentException if a price is negative or there is no price at all
     */
    public PriceRow {
        Require.notNegative("promptTokensAbove", promptTokensAbove);
        Objects.requireNonNull(currency);
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("no price");
        }
        if (prices.values().stream().anyMatch(price -> price.amount.signum() < 0)) {
            throw new IllegalArgumentException("negative price: " + prices);
        }
        var copy = new EnumMap<Charge, Quote>(Charge.class);
        copy.putAll(prices);
        prices = Collections.unmodifiableMap(copy);
    }

    /** A row whose prices are all of one source. */
    public static PriceRow of(
            String slug,
            int promptTokensAbove,
            PriceWindow window,
            String currency,
            Map<Charge, BigDecimal> prices,
            String source) {
        var quotes = new EnumMap<Charge, Quote>(Charge.class);
        prices.forEach((charge, amount) -> quotes.put(charge, new Quote(amount, source)));
        return new PriceRow(slug, promptTokensAbove, window, currency, quotes);
    }

    /** Null if unknown. */
    public BigDecimal price(Charge charge) {
        var quote = prices.get(charge);
        return quote == null ? null : quote.amount;
    }

    /** Slug of the source of a price; null if it is unknown or the caller gave it. */
    public String source(Charge charge) {
        var quote = prices.get(charge);
        return quote == null ? null : quote.source;
    }

    /** Of plain prompt tokens; null if unknown. */
    public BigDecimal input() {
        return price(Charge.INPUT);
    }

    /** Null if unknown. */
    public BigDecimal output() {
        return price(Charge.OUTPUT);
    }

    /** Null if unknown. */
    public BigDecimal cacheRead() {
        return price(Charge.CACHE_READ);
    }

    /** Whether the row holds for some hours of the day only. */
    public boolean windowed() {
        return window != null;
    }

    /** Whether it is for any prompt at any hour, on which other rows are built. */
    public boolean isBase() {
        return promptTokensAbove == 0 && !windowed();
    }

    /** Whether the row holds for a prompt of this length at this moment (UTC). */
    public boolean holds(long promptTokens, LocalDateTime utc) {
        // A request without a prompt pays by the lowest tier.
        return (promptTokensAbove == 0 || promptTokens > promptTokensAbove)
                && (window == null || window.holds(utc));
    }

    /** Whether it is for the same prompts at the same hours, in the same currency. */
    boolean isLike(PriceRow other) {
        return promptTokensAbove == other.promptTokensAbove
                && Objects.equals(window, other.window)
                && currency.equals(other.currency);
    }

    /** Whether input and output cost the same, and both are known. */
    boolean costsAsMuchAs(PriceRow other) {
        return isSame(input(), other.input())
                && isSame(output(), other.output())
                && currency.equals(other.currency);
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }

    /** This row with the prices that it lacks and another has. */
    PriceRow completedBy(PriceRow other) {
        return completedBy(other.prices);
    }

    /** This row with the prices that it lacks and the map has. */
    public PriceRow completedBy(Map<Charge, Quote> others) {
        var all = new EnumMap<Charge, Quote>(Charge.class);
        all.putAll(others);
        all.putAll(prices);
        return all.size() == prices.size()
                ? this
                : new PriceRow(slug, promptTokensAbove, window, currency, all);
    }
}
