package dev.modelcost.audit;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a list of token prices: of the standard tier, for prompts of any length, at any hour.
 *
 * @param model slug
 * @param seller name of the provider
 * @param byMaker whether the seller is the model's maker and sells its own list price
 * @param usdPerMillionTokens by kind: input, output, cached-input, batch-input, batch-output,
 *     cache-write
 * @param since first day
 * @param until first day on which it no longer holds; null if it still does
 * @param source slug
 */
record RecordedTokenPrice(
        String model,
        String seller,
        boolean byMaker,
        Map<String, Double> usdPerMillionTokens,
        LocalDate since,
        LocalDate until,
        String source) {

    RecordedTokenPrice {
        usdPerMillionTokens = Collections.unmodifiableMap(new LinkedHashMap<>(usdPerMillionTokens));
    }

    boolean isValidOn(LocalDate day) {
        return !since.isAfter(day) && (until == null || until.isAfter(day));
    }

    /** Whether there was a day on which both were valid. */
    boolean overlaps(RecordedTokenPrice other) {
        return (until == null || other.since.isBefore(until))
                && (other.until == null || since.isBefore(other.until));
    }
}
