package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request costs at published prices: plain arithmetic.
 *
 * @param amount what the request costs, in {@code currency}
 * @param currency ISO 4217 code of the currency
 * @param costUsd the amount in USD; null in another currency
 * @param provider who charges it; null for given prices
 * @param model what is sold; null if not named
 * @param providerModel what the provider calls it
 * @param tier class of service: standard, flex or priority
 * @param at the moment, in UTC
 * @param price slug of the row by which it is charged; null for given prices
 * @param perMillionTokens the amount per million of prompt and output tokens, in the currency; null
 *     without tokens
 * @param blendedPerMillionTokens price of input and output mixed 3 to 1, per million tokens, in the
 *     currency; null where one is not published
 * @param cacheAwareInputPerMillionTokens price of prompt tokens at this request's share of cached
 *     ones, per million, in the currency; null without a price of cache reads
 * @param promptWords English words that the prompt stands for
 * @param outputWords English words that the output stands for
 * @param note which of several names was taken; null if there is one
 * @param derivation how the amount is computed, line by line
 * @param sources of every number in the derivation
 * @param assumptions the constants beside them
 */
public record RequestCostReport(
        double amount,
        String currency,
        @Nullable Double costUsd,
        @Nullable Ref provider,
        @Nullable Ref model,
        @Nullable String providerModel,
        String tier,
        LocalDateTime at,
        @Nullable String price,
        @Nullable Double perMillionTokens,
        @Nullable Double blendedPerMillionTokens,
        @Nullable Double cacheAwareInputPerMillionTokens,
        double promptWords,
        double outputWords,
        @Nullable String note,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {}
