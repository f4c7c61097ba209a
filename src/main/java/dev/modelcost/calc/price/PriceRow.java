package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Prices per million tokens as published by a provider, for prompts above a given length and, if
 * stated, for certain hours of the day.
 *
 * @param promptTokensAbove the row applies to prompts longer than this; 0 for all
 * @param dailyFromUtc first moment of the daily window; null if the row applies all day
 * @param dailyToUtc exclusive end of the window; before {@code dailyFromUtc} if the window spans
 *     midnight; null if that is null
 * @param currency ISO 4217
 * @param input price of prompt tokens that do not come from a cache; null if unknown, as any price
 *     here may be
 * @param output price of output tokens
 * @param cacheRead price of prompt tokens read from a cache
 * @param cacheWrite price of prompt tokens written to a cache
 * @param batchInput price of prompt tokens in a batch job
 * @param batchOutput price of output tokens in a batch job
 * @param source slug of the source
 */
public record PriceRow(
        int promptTokensAbove,
        LocalTime dailyFromUtc,
        LocalTime dailyToUtc,
        String currency,
        BigDecimal input,
        BigDecimal output,
        BigDecimal cacheRead,
        BigDecimal cacheWrite,
        BigDecimal batchInput,
        BigDecimal batchOutput,
        String source) {

    /**
     * @throws IllegalArgumentException if a price is negative, if the window has only one end or is
     *     empty, or if there is no price at all
     */
    public PriceRow {
        Require.notNegative("promptTokensAbove", promptTokensAbove);
        Objects.requireNonNull(currency);
        if ((dailyFromUtc == null) != (dailyToUtc == null)
                || dailyFromUtc != null && dailyFromUtc.equals(dailyToUtc)) {
            throw new IllegalArgumentException(
                    "not a valid time window: " + dailyFromUtc + " to " + dailyToUtc);
        }
        var prices =
                Stream.of(input, output, cacheRead, cacheWrite, batchInput, batchOutput)
                        .filter(Objects::nonNull)
                        .toList();
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("no price");
        }
        if (prices.stream().anyMatch(price -> price.signum() < 0)) {
            throw new IllegalArgumentException("negative price: " + prices);
        }
    }

    /** Whether the row applies only at certain hours of the day. */
    public boolean windowed() {
        return dailyFromUtc != null;
    }

    /** Whether the row applies to a prompt of this length at this time of day (UTC). */
    public boolean holds(long promptTokens, LocalTime utc) {
        // A request without a prompt is charged by the lowest tier.
        return (promptTokensAbove == 0 || promptTokens > promptTokensAbove) && holdsAt(utc);
    }

    private boolean holdsAt(LocalTime utc) {
        if (!windowed()) {
            return true;
        }
        var begun = !utc.isBefore(dailyFromUtc);
        var open = utc.isBefore(dailyToUtc);
        return dailyFromUtc.isBefore(dailyToUtc) ? begun && open : begun || open;
    }
}
