package dev.modelcost.price;

import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Money;
import dev.modelcost.store.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A token price as the API shows it: amounts are per million tokens, in {@code currency}; null
 * where there is none.
 *
 * @param slug public id
 * @param provider who charges it
 * @param model what is sold; null where the record does not hold it
 * @param providerModel what the provider calls it
 * @param tier standard, flex or priority
 * @param promptTokensAbove the row holds for prompts longer than this
 * @param dailyFromUtc the row holds from this hour; null around the clock
 * @param dailyToUtc the row holds until this hour; null around the clock
 * @param currency ISO 4217
 * @param inputPerMillionTokens not cached
 * @param outputPerMillionTokens reasoning included
 * @param cacheReadPerMillionTokens of a prompt that is in the cache
 * @param cacheWritePerMillionTokens of a prompt that is put there
 * @param batchInputPerMillionTokens not cached, in a batch
 * @param batchOutputPerMillionTokens in a batch
 * @param validFrom first day
 * @param validTo first day on which it no longer holds; null if it holds on
 * @param dateBasis effective (the day the vendor names) or observed (the day a watcher first saw
 *     it)
 * @param source who recorded it
 * @param evidenceUrl the page that the source itself cites
 */
public record TokenPriceView(
        String slug,
        Ref provider,
        Ref model,
        String providerModel,
        String tier,
        int promptTokensAbove,
        LocalTime dailyFromUtc,
        LocalTime dailyToUtc,
        String currency,
        BigDecimal inputPerMillionTokens,
        BigDecimal outputPerMillionTokens,
        BigDecimal cacheReadPerMillionTokens,
        BigDecimal cacheWritePerMillionTokens,
        BigDecimal batchInputPerMillionTokens,
        BigDecimal batchOutputPerMillionTokens,
        LocalDate validFrom,
        LocalDate validTo,
        String dateBasis,
        SourceRef source,
        String evidenceUrl) {

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
