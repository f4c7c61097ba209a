package dev.modelcost.price;

import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Money;
import dev.modelcost.store.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A token price as published. Amounts are per million tokens, in {@code currency}; null where the
 * provider has no such price.
 *
 * @param slug public id
 * @param provider that charges it
 * @param model that is sold; null if it is not in the record
 * @param providerModel the provider's own name for the model
 * @param tier standard, flex or priority
 * @param promptTokensAbove the price applies to prompts of more tokens than this
 * @param dailyFromUtc time of day, UTC, from which it applies; null if it applies around the clock
 * @param dailyToUtc time of day, UTC, until which it applies; null if it applies around the clock
 * @param currency ISO 4217 code
 * @param inputPerMillionTokens price of a million prompt tokens that are not cached
 * @param outputPerMillionTokens price of a million output tokens, reasoning included
 * @param cacheReadPerMillionTokens price of a million prompt tokens read from the cache
 * @param cacheWritePerMillionTokens price of a million prompt tokens written to the cache
 * @param batchInputPerMillionTokens price of a million prompt tokens in a batch, not cached
 * @param batchOutputPerMillionTokens price of a million output tokens in a batch
 * @param validFrom first day on which it is valid
 * @param validTo first day on which it is no longer valid; null if it still is
 * @param dateBasis effective (the date given by the provider) or observed (the date on which an
 *     observer first saw it)
 * @param source that recorded the price
 * @param evidenceUrl page that the source itself cites; null if it cites none
 */
public record TokenPriceView(
        String slug,
        Ref provider,
        @Nullable Ref model,
        String providerModel,
        String tier,
        int promptTokensAbove,
        @Nullable LocalTime dailyFromUtc,
        @Nullable LocalTime dailyToUtc,
        String currency,
        @Nullable BigDecimal inputPerMillionTokens,
        @Nullable BigDecimal outputPerMillionTokens,
        @Nullable BigDecimal cacheReadPerMillionTokens,
        @Nullable BigDecimal cacheWritePerMillionTokens,
        @Nullable BigDecimal batchInputPerMillionTokens,
        @Nullable BigDecimal batchOutputPerMillionTokens,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String dateBasis,
        SourceRef source,
        @Nullable String evidenceUrl) {

    public static TokenPriceView of(TokenPrice price) {
        return new TokenPriceView(
                price.slug,
                price.provider.ref(),
                Model.ref(price.model),
                price.providerModel,
                price.tier,
                price.promptTokensAbove,
                price.dailyFromUtc,
                price.dailyToUtc,
                price.currency,
                Money.asPublished(price.input),
                Money.asPublished(price.output),
                Money.asPublished(price.cacheRead),
                Money.asPublished(price.cacheWrite),
                Money.asPublished(price.batchInput),
                Money.asPublished(price.batchOutput),
                price.validFrom,
                price.validTo,
                price.dateBasis,
                SourceRef.of(price.source),
                price.evidenceUrl);
    }
}
