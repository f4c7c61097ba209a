package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What a request costs at published prices: plain arithmetic.
 *
 * @param amount in {@code currency}
 * @param currency ISO 4217
 * @param costUsd the amount, if it is in USD; null otherwise
 * @param provider who charges it; null for given prices
 * @param model what is sold; null if not named
 * @param providerModel what the provider calls it
 * @param tier standard, flex or priority
 * @param at moment in UTC
 * @param price slug of the row by which it is charged; null for given prices
 * @param perMillionTokens the amount over prompt and output tokens; null without tokens
 * @param blendedPerMillionTokens input and output 3 to 1; null where one is not published
 * @param cacheAwareInputPerMillionTokens of prompt tokens at this request's share of cached ones;
 *     null without a price of cache reads
 * @param promptWords English words that the prompt stands for
 * @param outputWords English words that the output stands for
 * @param note which of several names was taken; null if there is one
 * @param derivation line by line
 * @param sources of every number in the derivation
 * @param assumptions the constants beside them
 */
public record RequestCostReport(
        double amount,
        String currency,
        Double costUsd,
        Ref provider,
        Ref model,
        String providerModel,
        String tier,
        LocalDateTime at,
        String price,
        Double perMillionTokens,
        Double blendedPerMillionTokens,
        Double cacheAwareInputPerMillionTokens,
        double promptWords,
        double outputWords,
        String note,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {}
