package dev.modelcost.price;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
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
 * record has none.
 *
 * @param slug public id
 * @param provider that charges it
 * @param model that is sold; null if the record does not hold it
 * @param providerModel the provider's own name of the model
 * @param tier standard, flex or priority
 * @param promptTokensAbove the price holds for prompts of more tokens than this
 * @param dailyFrom time of day from which it holds; null around the clock
 * @param dailyTo time of day until which it holds; null around the clock
 * @param timeZone IANA name of the zone in which the window is told; null around the clock
 * @param weekdays ISO 8601 numbers of the days on which the window begins, 1 for Monday; null for
 *     every day
 * @param currency ISO 4217 code
 * @param inputPerMillionTokens price of a million prompt tokens that are not cached
 * @param outputPerMillionTokens price of a million output tokens, reasoning included
 * @param cacheReadPerMillionTokens price of a million prompt tokens read from the cache
 * @param cacheWritePerMillionTokens price of a million prompt tokens written to the cache, which
 *     keeps them for minutes
 * @param cacheWrite1hPerMillionTokens price of a million prompt tokens written to the cache, which
 *     keeps them for an hour
 * @param batchInputPerMillionTokens price of a million prompt tokens in a batch, not cached
 * @param batchOutputPerMillionTokens price of a million output tokens in a batch
 * @param batchCacheReadPerMillionTokens price of a million prompt tokens of a batch that are read
 *     from the cache
 * @param validFrom first day on which it holds
 * @param validFromUtc time of the first day, UTC, from which it holds; null if only the day is
 *     known
 * @param validTo first day on which it no longer holds; null if it still does
 * @param validToUtc time of that day, UTC, at which it ends; null if only the day is known
 * @param dateBasis effective (the day that the provider names) or observed (the day on which a
 *     watcher first saw it, which may be that of a snapshot)
 * @param lastSeenOn newest edition of a source that showed it; null where its end is known instead
 * @param source that recorded it
 * @param evidenceUrl page that the source itself cites; null if it cites none
 * @param remark what else there is to know of it; null if nothing
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record TokenPriceView(
        String slug,
        Ref provider,
        @Nullable Ref model,
        String providerModel,
        @OneOf(ServiceTier.class) String tier,
        int promptTokensAbove,
        @Nullable LocalTime dailyFrom,
        @Nullable LocalTime dailyTo,
        @Nullable String timeZone,
        @Nullable String weekdays,
        String currency,
        @Nullable BigDecimal inputPerMillionTokens,
        @Nullable BigDecimal outputPerMillionTokens,
        @Nullable BigDecimal cacheReadPerMillionTokens,
        @Nullable BigDecimal cacheWritePerMillionTokens,
        @Nullable BigDecimal cacheWrite1hPerMillionTokens,
        @Nullable BigDecimal batchInputPerMillionTokens,
        @Nullable BigDecimal batchOutputPerMillionTokens,
        @Nullable BigDecimal batchCacheReadPerMillionTokens,
        LocalDate validFrom,
        @Nullable LocalTime validFromUtc,
        @Nullable LocalDate validTo,
        @Nullable LocalTime validToUtc,
        @OneOf(PriceDateBasis.class) String dateBasis,
        @Nullable LocalDate lastSeenOn,
        SourceRef source,
        @Nullable String evidenceUrl,
        @Nullable String remark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    public static TokenPriceView of(TokenPrice price) {
        return new TokenPriceView(
                price.slug,
                price.provider.ref(),
                Model.ref(price.model),
                price.providerModel,
                price.tier,
                price.promptTokensAbove,
                price.dailyFrom,
                price.dailyTo,
                price.timeZone,
                price.weekdays,
                price.currency,
                Money.asPublished(price.input),
                Money.asPublished(price.output),
                Money.asPublished(price.cacheRead),
                Money.asPublished(price.cacheWrite),
                Money.asPublished(price.cacheWrite1h),
                Money.asPublished(price.batchInput),
                Money.asPublished(price.batchOutput),
                Money.asPublished(price.batchCacheRead),
                price.validFrom,
                price.validFromUtc,
                price.validTo,
                price.validToUtc,
                price.dateBasis,
                price.lastSeenOn,
                SourceRef.of(price.source),
                price.evidenceUrl,
                price.remark,
                price.correction);
    }
}
