package dev.modelcost.audit;

import dev.modelcost.calc.price.StandardPrice;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a list of token prices.
 *
 * @param model slug
 * @param seller name of the provider
 * @param byMaker whether the seller is the model's maker and sells its own list price
 * @param sellersName what the seller calls the model
 * @param usdPerMillionTokens by kind: input, output, cached-input, batch-input, batch-output,
 *     cache-write
 * @param from first day
 * @param until first day on which it no longer holds; null if it still does
 * @param limits tier, prompts or hours that it is limited to, in words; null if it is the standard
 *     price for prompts of any length at any hour
 * @param source slug
 */
record RecordedTokenPrice(
        String model,
        String seller,
        boolean byMaker,
        String sellersName,
        Map<String, Double> usdPerMillionTokens,
        LocalDate from,
        LocalDate until,
        String limits,
        String source)
        implements StandardPrice.Row {

    RecordedTokenPrice {
        usdPerMillionTokens = Collections.unmodifiableMap(new LinkedHashMap<>(usdPerMillionTokens));
    }

    /** Whether there was a day on which both were valid. */
    boolean overlaps(RecordedTokenPrice other) {
        return (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until));
    }
}
