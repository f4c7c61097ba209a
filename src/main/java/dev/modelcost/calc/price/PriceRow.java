package dev.modelcost.calc.price;

import dev.modelcost.calc.derivation.Require;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Prices of a million tokens as a provider publishes them, for prompts above a length and, if it
 * says so, for some hours of the day.
 *
 * @param promptTokensAbove the row holds for prompts longer than this; 0 for all
 * @param dailyFromUtc first moment of the daily window; null if the row holds all day
 * @param dailyToUtc end of the window, not in it; before {@code dailyFromUtc} if the window passes
 *     midnight; null with it
 * @param currency ISO 4217
 * @param input of prompt tokens that come from no cache; null if unknown, as every price here may
 *     be
 * @param output of output tokens
 * @param cacheRead of prompt tokens read from a cache
 * @param cacheWrite of prompt tokens written to a cache
 * @param batchInput of prompt tokens in a batch job
 * @param batchOutput of output tokens in a batch job
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
     * @throws IllegalArgumentException if a price is negative, the window has one end only or none
     *     of the day in it, or there is no price at all
     */
    public PriceRow {
        Require.notNegative("promptTokensAbove", promptTokensAbove);
        Objects.requireNonNull(currency);
        if ((dailyFromUtc == null) != (dailyToUtc == null)
                || dailyFromUtc != null && dailyFromUtc.equals(dailyToUtc)) {
            throw new IllegalArgumentException(
                    "not a window of the day: " + dailyFromUtc + " to " + dailyToUtc);
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

    /** Whether the row holds for some hours of the day only. */
    public boolean windowed() {
        return dailyFromUtc != null;
    }

    /** Whether the row holds for a prompt of this length at this time of day (UTC). */
    public boolean holds(long promptTokens, LocalTime utc) {
        // A request without a prompt pays by the lowest tier.
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
